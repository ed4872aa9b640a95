import { describe, expect, it } from 'vitest';
import { expandGrid, probabilitiesAt } from '#seismic/labels/probabilityGrid';
import { overlayOfSection } from '#seismic/labels/sectionOverlay';
import type { Section } from '#seismic/section/section';

function sectionOf(
  traceCount: number,
  sampleCount: number,
  at: (trace: number, sample: number) => number,
): Section {
  const amplitudes = Float32Array.from({ length: traceCount * sampleCount }, (_, i) =>
    at(Math.floor(i / sampleCount), i % sampleCount),
  );
  return { traceCount, sampleCount, sampleIntervalUs: 2000, startTimeMs: 0, amplitudes };
}

describe('a section as an overlay', () => {
  it('of class codes has the class of every sample', () => {
    const codes = sectionOf(30, 40, (trace, sample) => (trace + sample) % 4);
    const { kind, grid } = overlayOfSection(codes, 10_000);
    expect(kind).toBe('class');
    const { diffraction, reflection, noise } = expandGrid(grid, codes);
    codes.amplitudes.forEach((code, i) => {
      const wanted = [
        [0, 0, 1],
        [1, 0, 0],
        [0, 1, 0],
        [0.5, 0.5, 0],
      ][code];
      expect([diffraction[i], reflection[i], noise[i]]).toEqual(wanted);
    });
  });

  it('of probabilities keeps them, of others scales them between their tails', () => {
    const probability = sectionOf(20, 20, (trace) => trace / 19);
    const kept = overlayOfSection(probability, 10_000);
    expect([kept.kind, kept.least, kept.most]).toEqual(['probability', 0, 1]);
    expect(expandGrid(kept.grid, probability).diffraction).toEqual(probability.amplitudes);
    // −50 to 49, and one spike that is not to hide the rest.
    const values = sectionOf(100, 20, (trace, sample) => (trace === 0 && sample === 0 ? 1e6 : trace - 50));
    const scaled = overlayOfSection(values, 10_000);
    expect([scaled.kind, scaled.least, scaled.most]).toEqual(['values', -50, 49]);
    expect(probabilitiesAt(scaled.grid, 75, 3)[0]).toBeCloseTo(75 / 99, 6);
  });

  it('of values has the colours of another plane by its ends, also where its own values are codes', () => {
    const codes = sectionOf(20, 20, (trace) => trace % 3);
    const { kind, least, most, grid } = overlayOfSection(codes, 10_000, { least: -2, most: 6 });
    expect([kind, least, most]).toEqual(['values', -2, 6]);
    expect(probabilitiesAt(grid, 4, 0)[0]).toBeCloseTo(3 / 8, 6);
    const cut = overlayOfSection(codes, 10_000, { least: 1, most: 1.5 });
    expect([3, 5].map((trace) => probabilitiesAt(cut.grid, trace, 0)[0])).toEqual([0, 1]);
  });

  it('larger than allowed is averaged over cells, each at its middle', () => {
    const large = sectionOf(400, 300, (trace, sample) => (trace + 2 * sample) / 1000);
    const { grid } = overlayOfSection(large, 9000);
    expect(grid.nodeTraceCount * grid.nodeSampleCount).toBeLessThanOrEqual(9000);
    // A plane keeps its values under averaging and interpolation.
    for (const [trace, sample] of [
      [50, 50],
      [217, 133],
      [380, 280],
    ])
      expect(probabilitiesAt(grid, trace, sample)[0]).toBeCloseTo((trace + 2 * sample) / 1000, 5);
  });
});
