import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averagePrecision } from '#seismic/labels/averagePrecision';

/** Σ over positives of the precision among all that score at least as much: O(n²), by the definition. */
function byDefinition(positives: readonly number[], negatives: readonly number[]): number {
  const atLeast = (scores: readonly number[], limit: number): number =>
    scores.filter((score) => score >= limit).length;
  const sum = positives.reduce((total, limit) => {
    const found = atLeast(positives, limit);
    return total + found / (found + atLeast(negatives, limit));
  }, 0);
  return positives.length === 0 ? 0 : sum / positives.length;
}

function averagePrecisionOf(positives: readonly number[], negatives: readonly number[]): number {
  return averagePrecision(Float64Array.from(positives), Float64Array.from(negatives));
}

describe('average precision', () => {
  it('is its definition, with and without equal scores', () => {
    const few = fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 40 });
    const many = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 40 });
    const scores = fc.oneof(few, many);
    const property = fc.property(scores, scores, (positives, negatives) => {
      const found = averagePrecisionOf(positives, negatives);
      expect(found).toBeCloseTo(byDefinition(positives, negatives), 12);
    });
    fc.assert(property, { seed: 1, numRuns: 300 });
  });

  it.each([
    { name: 'a perfect order', positives: [3, 4, 5], negatives: [0, 1, 2], expected: 1 },
    { name: 'one score for all: the prevalence', positives: [1, 1], negatives: [1, 1, 1], expected: 0.4 },
    { name: 'the reverse order', positives: [0, 1], negatives: [2, 3], expected: (1 / 3 + 2 / 4) / 2 },
    // scikit-learn's own example: labels 0 0 1 1, scores 0.1 0.4 0.35 0.8.
    { name: "scikit-learn's example", positives: [0.35, 0.8], negatives: [0.1, 0.4], expected: 5 / 6 },
    { name: 'no negatives', positives: [1, 2], negatives: [], expected: 1 },
    { name: 'no positives', positives: [], negatives: [1], expected: 0 },
    { name: 'nothing', positives: [], negatives: [], expected: 0 },
    { name: 'infinite scores', positives: [1, 1 / 0], negatives: [-1 / 0, 2], expected: (1 + 2 / 3) / 2 },
  ])('of $name', ({ positives, negatives, expected }) => {
    expect(averagePrecisionOf(positives, negatives)).toBeCloseTo(expected, 14);
  });

  it('depends on the order only', () => {
    const scores = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 20 });
    const property = fc.property(scores, scores, (positives, negatives) => {
      const cubed = (values: number[]): number[] => values.map((value) => 3 * value ** 3 - 7);
      return (
        averagePrecisionOf(positives, negatives) === averagePrecisionOf(cubed(positives), cubed(negatives))
      );
    });
    fc.assert(property, { seed: 2, numRuns: 100 });
  });

  it.each([
    [[Number.NaN, 1], [0]],
    [[1], [0, Number.NaN]],
  ])('refuses scores that are NaN: %j, %j', (positives, negatives) => {
    expect(() => averagePrecisionOf(positives, negatives)).toThrow(RangeError);
  });
});
