import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ibmValue } from '../../test/exactSamples.js';
import { checkIbm, createIbmCounts, ibmWordSource } from '../../test/ibmCheck.js';
import { bitsOf, makeSegy, seededWords } from '../../test/makeSegy.js';
import { openSegy } from '../dataset/segyDataset.js';
import { createMemorySource } from '../source/byteSource.js';
import { encodeChecked, encodeSamples } from './encodeSamples.js';
import { formatOfCode } from './formats.js';

async function decodeWords(words: ArrayLike<number>, order: 'big' | 'little' = 'big'): Promise<Float32Array> {
  const bytes = makeSegy({ order, format: 1, samples: words.length, traces: 1, word: (_, i) => words[i] });
  const dataset = await openSegy(createMemorySource(bytes), { sampleCount: words.length });
  return dataset.trace.read(0);
}

function bits(values: ArrayLike<number>): Uint32Array {
  return new Uint32Array(Float32Array.from(Array.from(values)).buffer);
}

const PLACES = [0, 1, 2, 0xf, 0x10, 0xfffff, 0x100000, 0x7fffff, 0x800000, 0xfffffe, 0xffffff];

describe('IBM floats', () => {
  it('agree with exact arithmetic rounded once to float32, for every exponent', async () => {
    const words = Array.from({ length: 256 }, (_, high) => PLACES.map((low) => high * 2 ** 24 + low)).flat();
    expect(bits(await decodeWords(words))).toEqual(bits(words.map(ibmValue)));
  });

  it('and back agree with exact arithmetic for ten million seeded words', async () => {
    const count = 10_000_000;
    const words = new Uint32Array(count);
    let state = 20261124;
    for (let i = 0; i < count; i++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      words[i] = state;
    }
    const dataset = await openSegy(
      ibmWordSource(count, (i) => words[i]),
      { sampleCount: count },
    );
    const decoded = await dataset.trace.read(0);
    const encoded = new Uint32Array(encodeChecked(decoded, dataset.layout.format, 'little').buffer);
    const counts = createIbmCounts();
    checkIbm({ words, decoded, encoded }, counts);
    expect(counts).toMatchObject({ checked: count, wrongValues: 0, wrongWords: 0 });
    // Words of the 30 largest exponents overflow float32: a share of 30 / 128 and a little more.
    expect(counts.infinite / count).toBeCloseTo(0.2422, 2);
  });

  it('that are not normalised keep their value', async () => {
    expect([...(await decodeWords([0x46000001, 0x41100000, 0xc276a000]))]).toEqual([1, 1, -118.625]);
  });

  it('are written as the nearest of all IBM words', () => {
    const format = formatOfCode(1);
    if (!format) throw new Error('format 1 is gone');
    const wordOf = (value: number): number => {
      const [word] = new Uint32Array(encodeSamples(Float32Array.of(value), format, 'little').buffer);
      return word;
    };
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const word = wordOf(value);
        const error = Math.abs(ibmValue(word) - value);
        const isNearest = [word - 1, word + 1]
          .filter((other) => ((word ^ other) & 0x7f000000) === 0)
          .every((other) => Math.abs(ibmValue(other) - value) >= error);
        const isNormal = value === 0 || (word & 0xf00000) !== 0;
        return isNearest && isNormal;
      }),
      { seed: 7, numRuns: 20_000 },
    );
    expect(() => encodeSamples(Float32Array.of(1, Number.NaN), format, 'big')).toThrow(/not a finite number/);
  });
});

interface FormatCase {
  readonly code: number;
  readonly bytes: number;
  readonly read: (view: DataView, at: number, isLittle: boolean) => number;
}

function read24(view: DataView, at: number, isLittle: boolean): number {
  const parts = [view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2)];
  const [high, middle, low] = isLittle ? parts.reverse() : parts;
  return high * 65536 + middle * 256 + low;
}

const FORMATS: readonly FormatCase[] = [
  { code: 2, bytes: 4, read: (view, at, isLittle) => view.getInt32(at, isLittle) },
  { code: 3, bytes: 2, read: (view, at, isLittle) => view.getInt16(at, isLittle) },
  { code: 5, bytes: 4, read: (view, at, isLittle) => view.getFloat32(at, isLittle) },
  { code: 6, bytes: 8, read: (view, at, isLittle) => view.getFloat64(at, isLittle) },
  {
    code: 7,
    bytes: 3,
    read: (view, at, isLittle) => ((read24(view, at, isLittle) + 2 ** 23) % 2 ** 24) - 2 ** 23,
  },
  { code: 8, bytes: 1, read: (view, at) => view.getInt8(at) },
  { code: 9, bytes: 8, read: (view, at, isLittle) => Number(view.getBigInt64(at, isLittle)) },
  { code: 10, bytes: 4, read: (view, at, isLittle) => view.getUint32(at, isLittle) },
  { code: 11, bytes: 2, read: (view, at, isLittle) => view.getUint16(at, isLittle) },
  { code: 12, bytes: 8, read: (view, at, isLittle) => Number(view.getBigUint64(at, isLittle)) },
  { code: 15, bytes: 3, read: read24 },
  { code: 16, bytes: 1, read: (view, at) => view.getUint8(at) },
];

describe('sample formats', () => {
  const cases = FORMATS.flatMap((format) =>
    (['big', 'little'] as const).map((order) => ({ ...format, order })),
  );
  it.each(cases)('$code, $order-endian, reads as DataView does', async ({ code, bytes, read, order }) => {
    const [samples, traces] = [13, 4];
    const file = makeSegy({ order, format: code, sampleBytes: bytes, samples, traces, word: () => 0 });
    const random = seededWords(code);
    const traceBytes = 240 + samples * bytes;
    for (let trace = 0; trace < traces; trace++)
      for (let i = 0; i < samples * bytes; i++) file[3840 + trace * traceBytes + i] = random(256);
    const view = new DataView(file.buffer);
    const expected = Array.from({ length: samples * traces }, (_, i) => {
      const at = 3840 + Math.floor(i / samples) * traceBytes + (i % samples) * bytes;
      return Math.fround(read(view, at, order === 'little'));
    });
    const dataset = await openSegy(createMemorySource(file));
    expect(dataset.layout).toMatchObject({ byteOrder: order, format: { code }, traceCount: traces });
    expect([...(await dataset.trace.readBlock())]).toEqual(expected);
  });

  it('pair-swapped words read like big-endian ones', async () => {
    const recipe = { binary: { 3297: 0x0102, 3299: 0x0304, 3501: 0x0200 } };
    const swapped = await openSegy(createMemorySource(makeSegy({ ...recipe, order: 'pair-swapped' })));
    const plain = await openSegy(createMemorySource(makeSegy(recipe)));
    expect(swapped.layout.byteOrder).toBe('pair-swapped');
    expect(await swapped.trace.readBlock()).toEqual(await plain.trace.readBlock());
    expect((await swapped.header.read(3)).entries()).toEqual((await plain.header.read(3)).entries());
  });

  it('IEEE floats keep every bit, NaN and −0 among them', async () => {
    const words = [0x7fc00001, 0x80000000, 0x7f800000, 0xff800000, 0x00000001, bitsOf(1.5), 0x7f7fffff];
    const dataset = await openSegy(createMemorySource(makeSegy({ traces: 1, word: (_, i) => words[i] })));
    const samples = await dataset.trace.read(0);
    expect([...new Uint32Array(samples.buffer)]).toEqual(words);
  });
});
