import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantilesOf, rebin, thinOut } from './ridges';

function histogramOf(edges: number[], counts: number[]) {
  return { edges, counts, minimum: edges[0], maximum: edges[edges.length - 1], sum: 0, sumOfSquares: 0 };
}

const anyHistogram = fc
  .array(fc.record({ width: fc.integer({ min: 1, max: 9 }), count: fc.nat(50) }), {
    minLength: 1,
    maxLength: 20,
  })
  .map((bins) => {
    const edges = [-5];
    for (const { width } of bins) edges.push(edges[edges.length - 1] + width);
    return histogramOf(
      edges,
      bins.map(({ count }) => count),
    );
  });

describe('histograms over steps', () => {
  it('keep every count when they are resampled to a common range', () => {
    fc.assert(
      fc.property(anyHistogram, fc.integer({ min: 1, max: 60 }), (histogram, binCount) => {
        const bins = rebin(histogram, histogram.minimum, histogram.maximum, binCount);
        const total = histogram.counts.reduce((a, b) => a + b, 0);
        expect(bins.reduce((a, b) => a + b, 0)).toBeCloseTo(total, 6);
      }),
      { seed: 3 },
    );
  });

  it('divide a bin by overlap', () => {
    expect([...rebin(histogramOf([0, 4], [8]), 0, 8, 4)]).toEqual([4, 4, 0, 0]);
  });

  it('have evenly spaced quantiles for a uniform distribution', () => {
    expect(quantilesOf(histogramOf([0, 1, 2, 3, 4], [5, 5, 5, 5]), [0, 0.25, 0.5, 1])).toEqual([0, 1, 2, 4]);
  });

  it('are thinned with both ends kept', () => {
    expect(thinOut([0, 1, 2, 3, 4, 5, 6], 3)).toEqual([0, 3, 6]);
    expect(thinOut([1, 2], 5)).toEqual([1, 2]);
  });
});
