import { describe, expect, it } from 'vitest';
import { BUSY_KINDS, makeBusyHeaders } from '../../test/busyHeaders.js';
import { casesMissing, hasCases, openCase } from '../../test/cases.js';
import { makeSegy } from '../../test/makeSegy.js';
import { makeSu, putFloats } from '../../test/makeSu.js';
import { openSegy } from '../dataset/segyDataset.js';
import { createMemorySource } from '../source/byteSource.js';
import { proposeKeys } from './proposeKeys.js';

type Words = Readonly<Record<number, (trace: number) => number>>;

/** A file whose headers hold these 32-bit words and no others that vary. */
function fileOf(words: Words, traces: number, order: 'big' | 'little' = 'big') {
  const bytes = makeSegy({ traces, order, samples: 1 });
  const view = new DataView(bytes.buffer);
  const all: Words = { 1: () => 0, 21: () => 0, ...words };
  for (let trace = 0; trace < traces; trace++)
    for (const [byte, make] of Object.entries(all))
      view.setInt32(3600 + trace * 244 + Number(byte) - 1, make(trace), order === 'little');
  return openSegy(createMemorySource(bytes, 'x.sgy'));
}

describe('keys that overlap', () => {
  it.each(['big', 'little'] as const)(
    'are never proposed: an offset is not told apart by its upper bytes (%s)',
    async (order) => {
      for (const step of [-1250, 7, 97, 130, 25]) {
        const gather = await fileOf(
          { 37: (trace) => 100 + step * trace, 13: (trace) => trace + 1 },
          90,
          order,
        );
        expect((await proposeKeys(gather)).filter(({ kind }) => kind !== 'line')).toEqual([]);
      }
    },
  );

  it('no counter is a gather of its own upper byte', async () => {
    const counted = await fileOf({ 1: (trace) => trace + 1, 13: (trace) => trace + 1 }, 600);
    expect(await proposeKeys(counted)).toEqual([expect.objectContaining({ kind: 'line' })]);
  });

  it.each(['big', 'little'] as const)(
    'two keys of 16 bits in one field of 32 are found (%s)',
    async (order) => {
      const packed = (trace: number) => (101 + Math.floor(trace / 30)) * 65536 + 2001 + (trace % 30);
      const dataset = await fileOf({ 189: packed }, 360, order);
      const grid = (await proposeKeys(dataset)).find(({ kind }) => kind === 'grid');
      const columns = [grid?.inline, grid?.crossline].map((field) => dataset.attributes(field ?? 1));
      const [inlines, crosslines] = await Promise.all(columns);
      expect([inlines[0], inlines[359], crosslines[0], crosslines[359]]).toEqual([101, 112, 2001, 2030]);
    },
  );
});

describe('large files', () => {
  it('have keys of which each value lasts for hundreds of traces', async () => {
    const [lines, places] = [40, 700];
    const words = {
      189: (trace: number) => 7 + Math.floor(trace / places),
      193: (trace: number) => trace % places,
    };
    const [best] = await proposeKeys(await fileOf(words, lines * places));
    expect(best).toMatchObject({ kind: 'grid', inline: { byte: 189 }, crossline: { byte: 193 } });
    expect(best.reason).toContain('40 values in bytes 189-192, INLINE_3D by 700 in bytes 193-196');
  });

  it('of shots with busy headers are gathers by field record and offset', async () => {
    const dataset = await openSegy(createMemorySource(makeBusyHeaders('shots', 12_000)));
    const [best] = await proposeKeys(dataset);
    expect(best).toMatchObject({ kind: 'pre-stack', ensemble: { byte: 9 }, offset: { byte: 37 } });
    expect(best.reason).toMatch(/^100 gathers by bytes 9-12, FieldRecord, of 120 traces on average/);
  });

  it.each(BUSY_KINDS)('of %s are stopped on request', async (kind) => {
    const dataset = await openSegy(createMemorySource(makeBusyHeaders(kind, 20_000)));
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 20);
    await expect(proposeKeys(dataset, { signal: abort.signal })).rejects.toMatchObject({ code: 'cancelled' });
  });
});

it('d1 to f2 of Seismic Unix are no keys', async () => {
  const bytes = putFloats(makeSu({ traces: 40 }), 7, { 189: () => 12.5, 193: (trace) => 50 + 12.5 * trace });
  const proposals = await proposeKeys(await openSegy(createMemorySource(bytes, 'x.su')));
  expect(proposals.map(({ ensemble }) => ensemble?.name)).toEqual(['cdp']);
});

describe.skipIf(!hasCases)(`proposals of odd files${casesMissing}`, () => {
  it('proposals-from-the-offset-itself: none', async () => {
    const dataset = await openCase('proposals-from-the-offset-itself', 'gather_offsets.sgy');
    expect(await proposeKeys(dataset)).toEqual([]);
  });

  it('info-takes-minutes: field record with offset, 120 traces a shot', async () => {
    const dataset = await openCase('info-takes-minutes', 'shots800.sgy.gz');
    const [best] = await proposeKeys(dataset);
    expect(best).toMatchObject({ ensemble: { byte: 9, name: 'FieldRecord' }, offset: { byte: 37 } });
  });
});
