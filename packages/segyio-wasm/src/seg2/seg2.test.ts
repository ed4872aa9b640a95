import { describe, expect, it } from 'vitest';
import { tryDamagedSeg2 } from '../../test/fuzzSeg2.js';
import { makeSeg2, type Seg2Recipe } from '../../test/makeSeg2.js';
import { seededWords } from '../../test/makeSegy.js';
import { openSegy } from '../dataset/segyDataset.js';
import { createMemorySink } from '../source/byteSink.js';
import { createMemorySource } from '../source/byteSource.js';
import { copySegy } from '../write/copySegy.js';
import { openSeg2 } from './openSeg2.js';
import { isSeg2 } from './seg2Blocks.js';

const VALUES = [
  [0, 1, -1, 32767, -32767, 100, -200, 7],
  [5, -6, 7, -8, 9, -10, 11, -12],
  [-1, -2, -3, -4, -5, -6, -7, -8],
];
/** Values that need exponents: mantissas of 16 bits times powers of two. */
const LARGE = [[32767 * 2 ** 15, -32767 * 2 ** 15, 20000 * 4, -20000 * 8, 3, -3, 0, 40000]];
const STRINGS = (trace: number) => [
  'SAMPLE_INTERVAL 0.00025',
  'DELAY -0.010',
  `CHANNEL_NUMBER ${trace + 1}`,
  `RECEIVER_LOCATION ${10 + 2.5 * trace}`,
  'SOURCE_LOCATION 15.0 0.0',
  'SHOT_SEQUENCE_NUMBER 42',
];

function open(recipe: Seg2Recipe, options = {}) {
  return openSeg2(createMemorySource(makeSeg2(recipe), 'shot.sg2'), options);
}

const ORDERS = ['little', 'big'] as const;

describe('SEG-2', () => {
  for (const order of ORDERS)
    it.each([1, 2, 3, 4, 5])(
      `of data format %i, ${order}-endian, has the samples that were put in`,
      async (formatCode) => {
        const dataset = await open({ order, formatCode, traces: VALUES, strings: STRINGS });
        expect(dataset.layout).toMatchObject({ kind: 'seg2', traceCount: 3, sampleCount: 8, warnings: [] });
        expect([...(await dataset.trace.readBlock())]).toEqual(VALUES.flat());
        for (let first = 0; first < 8; first++) {
          const window = { firstTrace: 1, traceCount: 2, firstSample: first, sampleCount: 8 - first };
          expect([...(await dataset.trace.readBlock(window))]).toEqual(
            VALUES.slice(1).flatMap((values) => values.slice(first)),
          );
        }
      },
    );

  it.each(ORDERS)('of 20 bits has exponents, %s-endian', async (order) => {
    const dataset = await open({ order, formatCode: 3, traces: LARGE });
    expect([...(await dataset.trace.readBlock())]).toEqual(LARGE.flat());
  });

  it('has its numbers, places and times in trace headers', async () => {
    const dataset = await open({
      traces: VALUES,
      strings: STRINGS,
      fileStrings: ['UNITS FEET', 'INSTRUMENT ABC 123', 'NOTE A LINE'],
    });
    expect(dataset.layout).toMatchObject({ sampleIntervalUs: 250, startTimeMs: -10, sampleDomain: 'time' });
    const column = async (name: string) => [...(await dataset.attributes(name))];
    expect(await column('TraceNumber')).toEqual([1, 2, 3]);
    expect(await column('FieldRecord')).toEqual([42, 42, 42]);
    expect(await column('GroupX')).toEqual([3048, 3810, 4572]);
    expect(await column('SourceX')).toEqual([4572, 4572, 4572]);
    expect(await column('SourceGroupScalar')).toEqual([-1000, -1000, -1000]);
    expect(await column('offset')).toEqual([-2, -1, 0]);
    expect(dataset.text[0].lines.join('\n')).toContain('INSTRUMENT ABC 123');
  });

  it('of radar is in ns', async () => {
    const strings = () => ['SAMPLE_INTERVAL 4.0E-10', 'DELAY 2e-9'];
    const { layout } = await open({ traces: VALUES, strings });
    expect(layout).toMatchObject({ sampleDomain: 'radar', sampleIntervalUs: 400, startTimeMs: 2 });
  });

  it('becomes SEG-Y', async () => {
    const dataset = await open({ formatCode: 3, order: 'big', traces: VALUES, strings: STRINGS });
    const sink = createMemorySink('x.sgy');
    await copySegy(dataset, sink, { formatCode: 5 });
    const segy = await openSegy(createMemorySource(sink.bytes(), 'x.sgy'));
    expect(segy.layout).toMatchObject({
      kind: 'segy',
      sampleIntervalUs: 250,
      startTimeMs: -10,
      warnings: [],
    });
    expect([...(await segy.trace.readBlock())]).toEqual(VALUES.flat());
  });

  it('tells what differs from trace to trace', async () => {
    const dataset = await open({
      traces: [
        [1, 2, 3, 4],
        [5, 6],
      ],
      strings: (trace) => [`SAMPLE_INTERVAL 0.00${trace + 1}`, `DESCALING_FACTOR ${trace}`],
    });
    expect(dataset.layout.warnings).toEqual([
      '1 traces have fewer than 4 samples; zeros follow theirs.',
      expect.stringContaining('another SAMPLE_INTERVAL than the first, whose 0.001 is taken'),
      expect.stringContaining('DESCALING_FACTOR differs'),
    ]);
    expect([...(await dataset.trace.readBlock())]).toEqual([1, 2, 3, 4, 5, 6, 0, 0]);
  });

  it('without an interval or with damage says so', async () => {
    expect((await open({ traces: VALUES })).layout.warnings).toEqual([
      'No SAMPLE_INTERVAL in the trace descriptors; 1 ms between samples assumed.',
    ]);
    await expect(open({ traces: VALUES, formatCode: 9 })).rejects.toMatchObject({
      code: 'format.unknown',
      message: expect.stringContaining('Data format code 9 in trace 1'),
    });
    const short = makeSeg2({ traces: VALUES, strings: STRINGS }).slice(0, -3);
    const source = () => createMemorySource(short, 'short.sg2');
    await expect(openSeg2(source())).rejects.toMatchObject({ code: 'file.truncated' });
    const kept = await openSeg2(source(), { truncated: 'keep-whole' });
    expect(kept.layout.traceCount).toBe(2);
    expect(kept.layout.warnings[0]).toContain('the 2 traces before it are read');
  });
});

describe('damaged SEG-2', () => {
  it('opens and can be read, or is refused in words', async () => {
    const random = seededWords(7);
    const pick = (limit: number) => Math.floor(random(limit));
    let opened = 0;
    for (let round = 0; round < 500; round++) if (await tryDamagedSeg2(pick)) opened++;
    expect(opened).toBeGreaterThan(100);
    expect(opened).toBeLessThan(450);
  });

  it('is told from other files by its first block', async () => {
    const sound = makeSeg2({ traces: VALUES });
    expect(await isSeg2(createMemorySource(sound))).toBe(true);
    expect(await isSeg2(createMemorySource(sound.slice(0, 31)))).toBe(false);
    expect(await isSeg2(createMemorySource(new Uint8Array(5000)))).toBe(false);
  });
});
