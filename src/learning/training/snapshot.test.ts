import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialWeights } from '#learning/model/initialise';
import { pairNetSpec, parameterShapes } from '#learning/model/modelSpec';
import { histogramOf, snapshotOf } from '#learning/training/snapshot';
import { createRandom } from '#seismic/numerics/random';

/** Bin of each value by its edges, one at a time; the last bin has its upper edge too. */
function countedByEdges(values: Float32Array, edges: readonly number[]): number[] {
  const last = edges.length - 2;
  return edges.slice(0, -1).map((low, bin) => {
    const isIn = (value: number): boolean => value >= low && (value < edges[bin + 1] || bin === last);
    return values.filter(isIn).length;
  });
}

describe('histograms', () => {
  it('contain every value exactly once, between their ends', () => {
    const value = fc.float({ min: -1000, max: 1000, noNaN: true });
    const property = fc.property(fc.array(value, { minLength: 1, maxLength: 200 }), (list) => {
      const values = Float32Array.from(list);
      const { edges, counts, minimum, maximum, sum, sumOfSquares } = histogramOf(values);
      expect(counts.reduce((total, count) => total + count, 0)).toBe(values.length);
      expect(edges.length).toBe(counts.length + 1);
      expect(edges.every((edge, i) => i === 0 || edge > edges[i - 1])).toBe(true);
      expect([minimum, maximum]).toEqual([Math.min(...values), Math.max(...values)]);
      expect(edges[0]).toBeLessThanOrEqual(minimum);
      expect(edges[edges.length - 1]).toBeGreaterThanOrEqual(maximum);
      expect(sum).toBeCloseTo(
        list.reduce((total, x) => total + x, 0),
        6,
      );
      expect(sumOfSquares).toBeCloseTo(
        list.reduce((total, x) => total + x * x, 0),
        6,
      );
    });
    fc.assert(property, { seed: 9, numRuns: 200 });
  });

  it('put values in the bins of their edges', () => {
    const random = createRandom(3);
    const values = Float32Array.from({ length: 5000 }, () => random.normal());
    const { edges, counts } = histogramOf(values);
    expect(counts).toEqual(countedByEdges(values, edges));
    // A normal distribution is not even: the middle bins are the fullest.
    expect(Math.max(...counts.slice(11, 19))).toBe(Math.max(...counts));
  });

  it.each([0, 5, -0.25, 1e-20, 3e30])('of %d alone have a range around it', (value) => {
    const { edges, counts } = histogramOf(new Float32Array(7).fill(value));
    expect(counts.reduce((total, count) => total + count, 0)).toBe(7);
    expect(Math.max(...counts)).toBe(7);
    expect(edges[0]).toBeLessThan(Math.fround(value));
    expect(edges[edges.length - 1]).toBeGreaterThan(Math.fround(value));
  });
});

describe('snapshots', () => {
  const spec = pairNetSpec({ inputShape: [13, 15, 2], filters: [3, 4], outputs: 4 });
  const weights = initialWeights(spec, createRandom(2));
  const snapshot = snapshotOf(spec, weights, { step: 40, wallTimeMs: 12 });

  it('have a histogram of every tensor under its name', () => {
    const { step, wallTimeMs, tensors } = snapshot;
    expect([step, wallTimeMs]).toEqual([40, 12]);
    expect(tensors.map(({ name }) => name)).toEqual(parameterShapes(spec).map(({ name }) => name));
    tensors.forEach(({ histogram }, i) => {
      expect(histogram.counts.reduce((total, count) => total + count, 0)).toBe(weights[i].length);
    });
  });

  it('show the first layer’s kernels on the first channel', () => {
    const { layer, height, width, count, values } = snapshot.kernels;
    expect([layer, height, width, count, values.length]).toEqual(['layer 1', 5, 5, 3, 75]);
    for (const [filter, row, column] of [
      [0, 0, 0],
      [1, 2, 3],
      [2, 4, 4],
    ]) {
      // Weights are [row][column][channel of 2][filter of 3].
      const expected = weights[0][((row * 5 + column) * 2 + 0) * 3 + filter];
      expect(values[(filter * 5 + row) * 5 + column]).toBe(expected);
    }
  });
});
