import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST_IBM } from '../base/ibmWord.js';
import { swappedPairs } from '../header/byteOrder.js';
import { encodeSamples } from './encodeSamples.js';
import { formatOfCode, type SampleFormat } from './formats.js';

function formatOf(code: number): SampleFormat {
  const format = formatOfCode(code);
  if (!format) throw new Error(`format ${code} is gone`);
  return format;
}

const INTEGERS = [
  [2, 4, true],
  [3, 2, true],
  [7, 3, true],
  [8, 1, true],
  [9, 8, true],
  [10, 4, false],
  [11, 2, false],
  [12, 8, false],
  [15, 3, false],
  [16, 1, false],
] as const;

/** The whole number that some bytes mean, by arithmetic on them one by one. */
function wholeOf(bytes: Uint8Array, isSigned: boolean): bigint {
  const value = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return isSigned ? BigInt.asIntN(bytes.length * 8, value) : value;
}

describe('integer formats', () => {
  it.each(INTEGERS)('%i: every number of its range in every order of bytes', (code, bytes, isSigned) => {
    const bits = BigInt(bytes * 8);
    const smallest = isSigned ? -(2n ** (bits - 1n)) : 0n;
    const largest = smallest + 2n ** bits - 1n;
    const numbers = fc.array(fc.bigInt({ min: smallest, max: largest }), { minLength: 2, maxLength: 2 });
    const property = fc.property(numbers, (pair) => {
      const given = isSigned ? BigInt64Array.from(pair) : BigUint64Array.from(pair);
      const big = encodeSamples(given, formatOf(code), 'big');
      expect(pair.map((_, i) => wholeOf(big.subarray(i * bytes, (i + 1) * bytes), isSigned))).toEqual(pair);
      const little = encodeSamples(given, formatOf(code), 'little');
      expect(little.slice(0, bytes).reverse()).toEqual(big.slice(0, bytes));
      expect(swappedPairs(encodeSamples(given, formatOf(code), 'pair-swapped'))).toEqual(big);
      if (bytes <= 4)
        expect(encodeSamples(Float64Array.from(pair, Number), formatOf(code), 'big')).toEqual(big);
    });
    fc.assert(property, {
      seed: code,
      numRuns: 60,
      examples: [[[smallest, largest]]],
    });
  });

  it.each(INTEGERS)('%i: what does not fit is refused by name', (code, bytes, isSigned) => {
    const end = 2 ** (bytes * 8 - (isSigned ? 1 : 0));
    const below = isSigned ? -end * (1 + 2 ** -20) - 1 : -1;
    for (const value of [end, below, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => encodeSamples(Float64Array.of(1, value), formatOf(code), 'big')).toThrow(
        new RegExp(`^Sample 1 of trace 0, counted from 0, is .*format ${code} \\(.*holds whole numbers from`),
      );
  });
});

describe('floats', () => {
  it('of 8 bytes keep every bit', () => {
    const doubles = fc.array(fc.double(), { maxLength: 5 });
    const property = fc.property(doubles, (values) => {
      const view = new DataView(encodeSamples(Float64Array.from(values), formatOf(6), 'big').buffer);
      expect(values.map((_, i) => view.getFloat64(8 * i))).toEqual(values);
    });
    fc.assert(property, { seed: 3, numRuns: 200 });
  });

  it('of 4 bytes are rounded once, and refused beyond the largest', () => {
    const view = new DataView(encodeSamples(Float64Array.of(0.1, 2 ** 30 + 33), formatOf(5), 'big').buffer);
    expect([view.getFloat32(0), view.getFloat32(4)]).toEqual([Math.fround(0.1), 2 ** 30]);
    expect(() => encodeSamples(Float64Array.of(3.5e38), formatOf(5), 'big')).toThrow(/largest float32/);
    const infinite = encodeSamples(Float64Array.of(Number.NEGATIVE_INFINITY), formatOf(5), 'big');
    expect([...infinite]).toEqual([0xff, 0x80, 0, 0]);
  });

  /** Exact: the value of a word times 2^1400. */
  function scaledWord(word: number): bigint {
    const mantissa = BigInt(word & 0xffffff) * (word >>> 31 ? -1n : 1n);
    return mantissa * 2n ** BigInt(1400 + 4 * ((word >>> 24) & 0x7f) - 280);
  }
  /** Exact: a normal double times 2^1400, from its bits. */
  function scaledDouble(value: number): bigint {
    const bits = new BigUint64Array(Float64Array.of(value).buffer)[0];
    const mantissa = (bits & (2n ** 52n - 1n)) | (2n ** 52n);
    const size = mantissa << (1400n - 1075n + ((bits >> 52n) & 0x7ffn));
    return value < 0 ? -size : size;
  }
  function distance(value: number, word: number): bigint {
    const gap = scaledDouble(value) - scaledWord(word);
    return gap < 0n ? -gap : gap;
  }

  it('of IBM are the nearest word to a double, by exact arithmetic', () => {
    const sizes = fc.tuple(fc.double({ min: 1, max: 2, noNaN: true }), fc.integer({ min: -250, max: 249 }));
    const property = fc.property(sizes, fc.boolean(), ([fraction, power], isNegative) => {
      const value = (isNegative ? -1 : 1) * fraction * 2 ** power;
      const bytes = encodeSamples(Float64Array.of(value), formatOf(1), 'big');
      const word = new DataView(bytes.buffer).getUint32(0);
      const error = distance(value, word);
      const isNearest = [word - 1, word + 1]
        .filter((other) => ((word ^ other) & 0x7f000000) === 0)
        .every((other) => distance(value, other) >= error);
      expect([isNearest, (word & 0xf00000) !== 0, word >>> 31]).toEqual([true, true, isNegative ? 1 : 0]);
    });
    fc.assert(property, { seed: 5, numRuns: 3000 });
  });

  it('of IBM from a double and from the same float32 are the same word', () => {
    const property = fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const byCore = encodeSamples(Float32Array.of(value), formatOf(1), 'big');
      expect(encodeSamples(Float64Array.of(value), formatOf(1), 'big')).toEqual(byCore);
    });
    fc.assert(property, { seed: 6, numRuns: 5000 });
  });

  it('of IBM end where the largest word ends', () => {
    const word = (value: number) => [...encodeSamples(Float64Array.of(value), formatOf(1), 'big')];
    expect(word(-LARGEST_IBM)).toEqual([0xff, 0xff, 0xff, 0xff]);
    expect(word(2 ** -400)).toEqual([0, 0, 0, 0]);
    for (const value of [LARGEST_IBM * (1 + 2 ** -40), Number.NaN, Number.NEGATIVE_INFINITY])
      expect(() => word(value)).toThrow(/IBM floats hold nothing that is not a finite number/);
  });

  it('are not written as format 4', () => {
    expect(() => encodeSamples(Float32Array.of(1), formatOf(4), 'big')).toThrow(
      /format 4 .*cannot be written/,
    );
  });
});
