import { array, assert, constantFrom, double, integer, oneof, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evennessOf, rankColumn } from './distinctValues.js';

/** Columns of few and many values, near each other and far apart, whole and not. */
const COLUMNS = oneof(
  array(integer({ min: -5, max: 5 }), { maxLength: 60 }),
  array(integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 60 }),
  array(integer({ min: 0, max: 2 ** 40 }), { maxLength: 60 }),
  array(double({ noNaN: true }), { maxLength: 60 }),
  array(constantFrom(-0.5, 0, 1e9, 2.25, Number.POSITIVE_INFINITY), { maxLength: 60 }),
);

describe('the ranks of a column', () => {
  it('are places among its distinct values, rising', () => {
    assert(
      property(COLUMNS, (column) => {
        const { values, ranks } = rankColumn(column);
        const sorted = [...new Set(column.map((value) => value + 0))].sort((a, b) => a - b);
        expect([...values].map((value) => value + 0)).toEqual(sorted);
        expect([...ranks].map((rank) => values[rank] + 0)).toEqual(column.map((value) => value + 0));
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  it('are found for whole numbers as for floats of the same values', () => {
    const column = Int32Array.from({ length: 5000 }, (_, i) => Math.imul(i % 1700, 0x9e3779b1));
    const asFloats = Float64Array.from(column, (value) => value / 2);
    const [whole, halves] = [rankColumn(column), rankColumn(asFloats)];
    expect(whole.ranks).toEqual(halves.ranks);
    expect(whole.values).toEqual(halves.values.map((value) => 2 * value));
  });

  it('are none of a column with a value that is no number', () => {
    expect(() => rankColumn([1, Number.NaN])).toThrow('The header value of trace 2 is not a number');
  });
});

it.each<[number[], number]>([
  [[1], 1],
  [[1, 9], 1],
  [[1, 2, 3, 4], 1],
  [[1, 2, 3, 5], 2 / 3],
  [[1, 2, 4, 7], 1 / 3],
])('evenness of %j is the share of the commonest step', (values, expected) => {
  expect(evennessOf(Float64Array.from(values))).toBe(expected);
});
