import { describe, expect, it } from 'vitest';
import { casesMissing, hasCases, openCase } from '../../test/cases.js';
import { makeSegy } from '../../test/makeSegy.js';
import { openSegy } from '../dataset/segyDataset.js';
import { createMemorySource } from '../source/byteSource.js';
import { inferGeometry } from './geometry.js';

const TRACES = 24;
type Words = Readonly<Record<number, (trace: number) => number>>;

/** The geometry of 24 traces with these 32-bit words and no others that vary. */
async function geometryOf(words: Words) {
  const bytes = makeSegy({ traces: TRACES });
  const view = new DataView(bytes.buffer);
  const all: Words = { 1: () => 0, 21: () => 0, ...words };
  for (let trace = 0; trace < TRACES; trace++)
    for (const [byte, make] of Object.entries(all))
      view.setInt32(3600 + trace * 268 + Number(byte) - 1, make(trace));
  return inferGeometry(await openSegy(createMemorySource(bytes)));
}

const own = (trace: number) => trace + 1;
const WHY = 'inline (bytes 189-192) and crossline (bytes 193-196) do not both vary';

describe('a line', () => {
  it.each<[string, Words, string, string]>([
    [
      'has one CDP twice',
      { 21: (trace) => 100 + trace - (trace > 10 ? 1 : 0), 1: own },
      'line',
      `Nearly each trace has its own CDP (bytes 21-24): CDP 110 comes twice (traces 11 and 12, counted from 1); ${WHY}.`,
    ],
    [
      'has one CDP three times',
      { 21: (trace) => Math.max(2, trace), 1: own },
      'line',
      `Nearly each trace has its own CDP (bytes 21-24): CDP 2 comes 3 times (traces 1, 2 and 3, counted from 1); ${WHY}.`,
    ],
    [
      'has two field records twice each',
      { 9: (trace) => (trace === 5 || trace === 9 ? trace - 1 : trace) },
      'line',
      `Nearly each trace has its own field record (bytes 9-12): field record 4 comes twice (traces 5 and 6, counted from 1); 1 more comes several times; ${WHY}.`,
    ],
    [
      'is told apart by its source points',
      { 17: own, 1: own },
      'line',
      `Each trace has its own source point (bytes 17-20); one CDP (bytes 21-24) for 24 traces, and ${WHY}.`,
    ],
    [
      'is told apart by nothing but a counter',
      { 5: own },
      'line',
      `Only the trace number in the file (bytes 5-8) tells the traces apart: one CDP (bytes 21-24) for 24 traces, and ${WHY}.`,
    ],
  ])('%s', async (_, words, kind, reason) => {
    const found = await geometryOf(words);
    expect([found.kind, found.reason]).toEqual([kind, reason]);
  });
});

describe('traces that make no line', () => {
  it('are not known where CDPs group them and nothing but a counter tells those apart', async () => {
    const found = await geometryOf({ 21: (trace) => trace >> 2, 1: own });
    expect(found).toMatchObject({
      kind: 'unknown',
      reason: expect.stringMatching(/^Only the trace number in the line \(bytes 1-4\) tells .*: 6 CDPs/),
    });
  });

  it('are one gather where one source has many receivers', async () => {
    const found = await geometryOf({ 73: () => 5000, 81: (trace) => 5000 + 25 * trace, 1: own });
    expect([found.kind, found.reason]).toEqual([
      'pre-stack',
      'One gather: only the group X (bytes 81-84) varies.',
    ]);
  });

  it('have no number that tells them apart only where none does', async () => {
    expect(await geometryOf({})).toMatchObject({
      kind: 'unknown',
      reason: `No number that the standard has for this tells the traces apart: one CDP (bytes 21-24) for 24 traces, and ${WHY}.`,
    });
  });
});

describe.skipIf(!hasCases)(`no-field-tells-the-traces-apart${casesMissing}`, () => {
  it('is a line with a CDP that comes twice', async () => {
    const dataset = await openCase('no-field-tells-the-traces-apart', 'dup_cdp.sgy');
    const { kind, reason } = await inferGeometry(dataset);
    expect(kind).toBe('line');
    expect(reason).toContain('CDP 110 comes twice (traces 11 and 12, counted from 1)');
  });
});
