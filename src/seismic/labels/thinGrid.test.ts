import { describe, expect, it } from 'vitest';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { thinGrid } from '#seismic/labels/thinGrid';

/** Probabilities that tell their node: trace + sample / 100. */
function gridOf(traces: number, samples: number): ProbabilityGrid {
  const probabilities = Float32Array.from(
    { length: traces * samples * 3 },
    (_, i) => Math.floor(i / 3 / samples) + (Math.floor(i / 3) % samples) / 100 + (i % 3) * 1000,
  );
  return {
    ...{ firstTrace: 2, traceStep: 1, nodeTraceCount: traces },
    ...{ firstSample: 4, sampleStep: 2, nodeSampleCount: samples, probabilities },
  };
}

describe('a thinned grid', () => {
  it('is the grid itself where it is small enough', () => {
    const grid = gridOf(10, 7);
    expect(thinGrid(grid, 70)).toBe(grid);
  });

  it.each([69, 35, 20, 7, 1])('of at most %i nodes holds nodes of the whole one at their places', (most) => {
    const thin = thinGrid(gridOf(10, 7), most);
    expect(thin.nodeTraceCount * thin.nodeSampleCount).toBeLessThanOrEqual(most);
    expect([thin.firstTrace, thin.firstSample]).toEqual([2, 4]);
    for (let trace = 0; trace < thin.nodeTraceCount; trace++)
      for (let sample = 0; sample < thin.nodeSampleCount; sample++) {
        const at = (trace * thin.nodeSampleCount + sample) * 3;
        const wanted = trace * thin.traceStep + (sample * thin.sampleStep) / 2 / 100;
        expect(thin.probabilities[at]).toBeCloseTo(wanted, 4);
        expect(thin.probabilities[at + 2]).toBeCloseTo(wanted + 2000, 2);
      }
  });
});
