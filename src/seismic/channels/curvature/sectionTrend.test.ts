import { describe, expect, it } from 'vitest';
import { curvatureScan, hyperbolaTable } from '#seismic/channels/curvature/curvatureScan';
import { type FollowedSection, sectionTrend, topSemblance } from '#seismic/channels/curvature/sectionTrend';
import { trendMaps } from '#seismic/channels/curvature/trendMaps';
import { createRandom } from '#seismic/numerics/random';

const EXTENT = { traceCount: 240, sampleCount: 200 };
const FIRST_SAMPLE = 40;

interface Top {
  readonly trace: number;
  readonly sample: number;
}

function arrivalOf({ trace, sample }: Top, slope: number, at: number): number {
  return Math.hypot(sample + FIRST_SAMPLE, slope * (at - trace)) - FIRST_SAMPLE;
}

/** Slope of a diffraction by its time from zero: velocity grows with the fourth root of time. */
const slopeAt = (time: number): number => 1.3 * (time / 100) ** -0.25;

function wavelet(samples: number): number {
  const u = (Math.PI * samples * 0.2) ** 2;
  return (1 - 2 * u) * Math.exp(-u);
}

/** Hyperbolas of a wavelet of five samples in noise; `reach` traces to each side. */
function sectionOf(
  tops: readonly (Top & { readonly slope: number; readonly reach: number })[],
): Float32Array {
  const random = createRandom(3);
  const amplitudes = Float32Array.from({ length: 240 * 200 }, () => 0.15 * random.normal());
  for (const top of tops)
    for (
      let trace = Math.max(0, top.trace - top.reach);
      trace < Math.min(240, top.trace + top.reach);
      trace++
    ) {
      const arrival = arrivalOf(top, top.slope, trace);
      for (let s = Math.max(0, Math.ceil(arrival) - 8); s < Math.min(200, arrival + 8); s++)
        amplitudes[trace * 200 + s] += wavelet(s - arrival);
    }
  return amplitudes;
}

function followed(
  residual: Float32Array,
  weights = new Float32Array(residual.length).fill(1),
): FollowedSection {
  const extent = { ...EXTENT, firstSample: FIRST_SAMPLE };
  const scan = curvatureScan(residual, EXTENT, hyperbolaTable(200, FIRST_SAMPLE));
  const semblance = topSemblance(residual, extent, scan.semblance);
  return { ...extent, values: residual, semblance, weights };
}

const DIFFRACTIONS: readonly Top[] = [
  { trace: 30, sample: 20 },
  { trace: 90, sample: 45 },
  { trace: 150, sample: 80 },
  { trace: 205, sample: 110 },
  { trace: 60, sample: 125 },
];
const diffractions = DIFFRACTIONS.map((top) => ({
  ...top,
  slope: slopeAt(top.sample + FIRST_SAMPLE),
  reach: 200,
}));

describe('the trend of a section', () => {
  it('is that of its diffractions, beside crests of folds that are each curved otherwise', () => {
    const crests = [
      { trace: 120, sample: 30, slope: 0.55, reach: 40 },
      { trace: 200, sample: 60, slope: 0.8, reach: 40 },
      { trace: 110, sample: 120, slope: 0.45, reach: 40 },
    ];
    const trend = sectionTrend(followed(sectionOf([...diffractions, ...crests])));
    for (const time of [60, 100, 160])
      expect(Math.abs(Math.exp(trend?.(time) ?? 0) / slopeAt(time) - 1)).toBeLessThan(0.06);
  });

  it('is that of the places that count, where others are more', () => {
    const others = [15, 75, 135, 195, 225].map((trace, i) => ({
      ...{ trace, sample: [100, 20, 35, 60, 120][i], slope: 0.6, reach: 200 },
    }));
    const wanted = diffractions.slice(0, 3);
    const residual = sectionOf([...wanted, ...others]);
    const weights = residual.map((_, i) => {
      const [trace, sample] = [Math.floor(i / 200), i % 200];
      return wanted.some((top) => Math.abs(sample - arrivalOf(top, top.slope, trace)) < 5) ? 0.9 : 0.05;
    });
    const slope = (section: FollowedSection): number => Math.exp(sectionTrend(section)?.(100) ?? 0);
    expect(Math.abs(slope(followed(residual)) / 0.6 - 1)).toBeLessThan(0.1);
    expect(Math.abs(slope(followed(residual, weights)) / slopeAt(100) - 1)).toBeLessThan(0.08);
  });

  it('is none where there is one flat event, nothing, or nothing that counts', () => {
    const flat = new Float32Array(240 * 200).map((_, i) => wavelet((i % 200) - 90));
    expect(sectionTrend(followed(flat))).toBeNull();
    const silent = new Float32Array(240 * 200);
    expect(sectionTrend(followed(silent))).toBeNull();
    expect(sectionTrend(followed(sectionOf(diffractions), silent))).toBeNull();
  });
});

describe('the channels of the trend', () => {
  const crest = { trace: 180, sample: 60, slope: 0.55, reach: 40 };
  const residual = sectionOf([...diffractions, crest]);
  const section = { ...followed(residual), amplitudes: residual };
  const { trendR, trendA } = trendMaps(section);
  const largestNear = (map: Float32Array, trace: number, sample: number): number =>
    Math.max(...[-1, 0, 1].map((d) => map[trace * 200 + Math.round(sample) + d]));

  it('are large along diffractions, flanks too, and small on a crest that is curved less', () => {
    for (const top of diffractions.slice(1, 4))
      for (const away of [-30, 0, 30]) {
        const trace = top.trace + away;
        expect(largestNear(trendR, trace, arrivalOf(top, top.slope, trace))).toBeGreaterThan(0.35);
      }
    expect(largestNear(trendR, crest.trace, crest.sample)).toBeLessThan(0.25);
    expect(trendA).toEqual(trendR);
  });

  it('are zero where there is no trend', () => {
    const silent = new Float32Array(residual.length);
    const maps = trendMaps({ ...followed(silent), amplitudes: residual });
    expect(maps.trendA.every((value) => value === 0)).toBe(true);
    expect(maps.trendR).toEqual(silent);
  });
});
