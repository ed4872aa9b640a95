import { describe, expect, it } from 'vitest';
import { casesMissing, expectRight, hasCases, openCase } from '../../test/cases.js';
import { makeSu, putFloats } from '../../test/makeSu.js';
import { openSegy } from '../dataset/segyDataset.js';
import { inferGeometry } from '../grid/geometry.js';
import { openGrid } from '../grid/openGrid.js';
import { createMemorySink } from '../source/byteSink.js';
import { createMemorySource } from '../source/byteSource.js';
import { copySegy } from '../write/copySegy.js';
import type { OpenOptions } from './options.js';

const SAMPLES = 12;
type Floats = Readonly<Record<number, (trace: number) => number>>;

function open(words: Readonly<Record<number, number>>, floats: Floats = {}, options: OpenOptions = {}) {
  const bytes = makeSu({ samples: SAMPLES, traces: 6, trace: words });
  return openSegy(createMemorySource(putFloats(bytes, SAMPLES, floats), 'x.su'), options);
}

const constant = (value: number) => () => value;

describe('fields of Seismic Unix', () => {
  it('have the names, places and types of its segy.h', async () => {
    const { layout, header } = await open(
      { 29: 1, 209: 7, 213: -3, 239: 14 },
      { 181: constant(0.002), 189: constant(12.5), 193: (trace) => 50 + 12.5 * trace, 201: constant(0.1) },
    );
    const placeOf = (name: string) => {
      const field = layout.headerFields.find((one) => one.name === name);
      return field && [field.byte, field.type];
    };
    const NAMES = ['tracl', 'trid', 'offset', 'scalco', 'counit', 'ns', 'dt', 'year', 'trwf', 'otrav'];
    const BYTES = [1, 29, 37, 71, 89, 115, 117, 157, 169, 179];
    expect(NAMES.map((name) => placeOf(name)?.[0])).toEqual(BYTES);
    expect([placeOf('d1'), placeOf('unscale'), placeOf('ntr'), placeOf('unass14')]).toEqual([
      ...[[181, 'float32'] as const, [201, 'float32'] as const],
      ...[[205, 'int32'] as const, [239, 'int16'] as const],
    ]);
    const last = await header.read(5);
    const names = ['tracl', 'd1', 'd2', 'f2', 'mark', 'unass1', 'unass14', 'CDP', 'cdp'];
    expect(names.map((name) => last.get(name))).toEqual([
      ...[6, Math.fround(0.002), 12.5, 112.5],
      ...[7, -3, 14, 1005, 1005],
    ]);
    const words = new Map(last.entries().map(({ name, value }) => [name, value]));
    expect([words.get('d1'), words.get('unscale'), words.has('INLINE_3D')]).toEqual([0.002, 0.1, false]);
    expect(() => last.get('INLINE_3D')).toThrow('There is no trace header field "INLINE_3D".');
    expect(last.get({ byte: 189, type: 'int32' })).toBe(0x41480000);
  });

  it('d1 to f2 are never coordinates, inlines or crosslines', async () => {
    const floats = {
      181: (trace: number) => trace + 1,
      189: constant(12.5),
      193: (trace: number) => 50 + trace,
    };
    const dataset = await open({}, floats);
    const geometry = await inferGeometry(dataset);
    expect(geometry).toMatchObject({
      kind: 'line',
      grid: { inlines: { count: 1, first: 0 }, crosslines: { count: 1, first: 0 }, placement: null },
    });
    expect(geometry.reason).toContain('crossline (none in Seismic Unix)');
    const named = await inferGeometry(dataset, undefined, { crosslineByte: { byte: 21, type: 'int32' } });
    expect(named.grid?.crosslines.count).toBe(6);
    expect((await openGrid(dataset, { leastScore: 0, check: 'sampled' })).inlines).toEqual(
      new Float64Array(1),
    );
  });

  it('are those of SEG-Y in bytes 181 to 240 where whole numbers stand there', async () => {
    const dataset = await open({ 183: 1234, 187: -7, 191: 101, 195: 33, 199: 5 });
    expect(dataset.layout.warnings).toEqual([
      expect.stringMatching(/Bytes 181-196 hold whole numbers in 24 of 24 words/),
    ]);
    const { layout, header } = dataset;
    expect(layout.headerFields.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['tracl', 'CDP_X', 'INLINE_3D', 'ShotPoint']),
    );
    expect([...(await header.column('INLINE_3D'))]).toEqual([101, 101, 101, 101, 101, 101]);
  });

  it('are written by their names, with the file as it was otherwise', async () => {
    const dataset = await open({}, { 189: constant(12.5) });
    const sink = createMemorySink();
    await copySegy(dataset, sink, { traceFields: (trace) => ({ d2: 25, sx: trace, CDP: 7 }) });
    const copy = await openSegy(createMemorySource(sink.bytes(), 'copy.su'));
    expect([...(await copy.attributes('d2'))]).toEqual([25, 25, 25, 25, 25, 25]);
    expect([...(await copy.attributes('SourceX'))]).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await copy.trace.readBlock()).toEqual(await dataset.trace.readBlock());
  });
});

describe('where samples lie in Seismic Unix', () => {
  it.each<[string, Readonly<Record<number, number>>, Floats, object, RegExp | null]>([
    ['dt alone', {}, {}, { sampleIntervalUs: 2000, startTimeMs: 0 }, null],
    ['d1 that agrees with dt', {}, { 181: constant(0.002) }, { sampleIntervalUs: 2000 }, null],
    [
      'd1 where dt is 0',
      { 117: 0 },
      { 181: constant(0.0025) },
      { sampleIntervalUs: 2500 },
      /2500 µs from d1/,
    ],
    [
      'f1 beside d1',
      { 117: 0 },
      { 181: constant(0.0025), 185: constant(0.1) },
      { sampleIntervalUs: 2500, startTimeMs: 100, sampleDomain: 'time' },
      /Start time 100 ms from f1/,
    ],
    [
      'delrt before f1',
      { 117: 0, 109: 40 },
      { 181: constant(0.0025), 185: constant(0.1) },
      { startTimeMs: 40 },
      /from d1/,
    ],
    [
      'depth by trid',
      { 117: 0, 29: 30 },
      { 181: constant(5), 185: constant(100) },
      { sampleIntervalUs: 5000, startTimeMs: 100, sampleDomain: 'depth' },
      /taken as depth: trid 30/,
    ],
    [
      'depth, for 5 s are too long',
      { 117: 0 },
      { 181: constant(5) },
      { sampleIntervalUs: 5000, sampleDomain: 'depth' },
      /too long for seconds/,
    ],
    [
      'long seconds of traces in time',
      { 117: 0, 29: 1 },
      { 181: constant(1) },
      { sampleIntervalUs: 1e6, sampleDomain: 'time' },
      /from d1/,
    ],
    [
      'd1 against dt',
      {},
      { 181: constant(0.004) },
      { sampleIntervalUs: 2000 },
      /2000 µs in dt .* 0.004 in d1 .* 4000 µs; 2000 taken/,
    ],
    ['a spectrum', { 29: 11 }, { 181: constant(0.5) }, { sampleDomain: 'time' }, /means a spectrum/],
    ['neither', { 117: 0 }, {}, { sampleIntervalUs: 4000 }, /4000 µs assumed/],
  ])('%s', async (_, words, floats, expected, warning) => {
    const { layout } = await open(words, floats);
    expect(layout).toMatchObject(expected);
    if (warning === null) expect(layout.warnings).toEqual([]);
    else expect(layout.warnings.join('\n')).toMatch(warning);
  });

  it('the caller’s interval has priority', async () => {
    const { layout } = await open({ 117: 0 }, { 181: constant(0.0025) }, { sampleIntervalUs: 1000 });
    expect(layout.sampleIntervalUs).toBe(1000);
    const depth = await open({ 29: 30 }, { 181: constant(5) }, { sampleIntervalUs: 1000 });
    expect(depth.layout).toMatchObject({ sampleIntervalUs: 1000, sampleDomain: 'depth' });
  });

  it('NaN and others that are no numbers in d1 and f1 are left aside', async () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, -1, 1e30]) {
      const { layout } = await open({ 117: 0 }, { 181: constant(value), 185: constant(value) });
      expect(layout).toMatchObject({ sampleIntervalUs: 4000, startTimeMs: 0, sampleDomain: 'time' });
    }
  });
});

describe.skipIf(!hasCases)(`su-words-of-its-own${casesMissing}`, () => {
  it('has the interval of d1, and no inlines from d2', async () => {
    const time = await openCase('su-words-of-its-own', 'su_d1.su');
    await expectRight(time, { intervalUs: 2500, startMs: 100, traces: 24, samples: 120 });
    const words = new Map((await time.header.read(0)).entries().map(({ name, value }) => [name, value]));
    expect(['d1', 'f1', 'd2', 'f2'].map((name) => words.get(name))).toEqual([0.0025, 0.1, 12.5, 50]);
    const depth = await openCase('su-words-of-its-own', 'su_d1_depth.su');
    expect(depth.layout).toMatchObject({ sampleDomain: 'depth', sampleIntervalUs: 5000, startTimeMs: 100 });
    const f2 = await depth.attributes('f2');
    expect([...f2]).toEqual(Array.from({ length: 24 }, (_, n) => 50 + 12.5 * n));
    expect((await inferGeometry(depth)).reason).not.toMatch(/own crossline/);
  });
});
