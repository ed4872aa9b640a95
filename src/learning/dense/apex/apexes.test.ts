import { describe, expect, it } from 'vitest';
import { findApexes, LEAST_APEX_SCORE } from '#learning/dense/apex/apexes';
import { peaksOf } from '#seismic/channels/curvature/peaks';
import { freeChannels } from '#seismic/channels/freeChannels';
import { workingSection } from '#seismic/channels/workingSection';
import { createRandom } from '#seismic/numerics/random';

const AXES = { traceCount: 128, sampleCount: 200, sampleIntervalUs: 4000, startTimeMs: 400 };
const DELAY = 100;
/** Trace, sample and slope in section samples per trace. */
const KNOWN = [
  { trace: 40, sample: 50, slope: 2 },
  { trace: 90, sample: 110, slope: 1.8 },
];

/** Sample at which a diffraction arrives. */
function timeAt({ trace, sample, slope }: (typeof KNOWN)[number], at: number): number {
  return Math.hypot(sample + DELAY, slope * (at - trace)) - DELAY;
}

/** Hyperbolas of a wavelet on weak noise, and a flat event. @param signOf of a hyperbola at a trace */
function makeSection(
  signOf: (trace: number, known: (typeof KNOWN)[number]) => number = () => 1,
  tops: readonly (typeof KNOWN)[number][] = KNOWN,
) {
  const random = createRandom(11);
  const amplitudes = Float32Array.from({ length: 128 * 200 }, () => 0.02 * random.normal());
  const add = (trace: number, time: number, sign = 1): void => {
    for (let sample = 0; sample < 200; sample++) {
      const phase = (Math.PI * (sample - time)) / 10;
      const square = phase * phase;
      amplitudes[trace * 200 + sample] += sign * (1 - 2 * square) * Math.exp(-square);
    }
  };
  for (let trace = 0; trace < 128; trace++) {
    add(trace, 160);
    for (const known of tops) add(trace, timeAt(known, trace), signOf(trace, known));
  }
  return { ...AXES, amplitudes };
}

describe('apexes', () => {
  const working = workingSection(makeSection(), { sampleStep: 2 });
  const { residual } = freeChannels(working);
  const isNear = (distances: readonly number[], limit: number): boolean =>
    distances.some((distance) => Math.abs(distance) < limit);
  const place = (i: number) => [Math.floor(i / working.sampleCount), 2 * (i % working.sampleCount)];
  /** 1 around hyperbolas, not where they cross the flat event. */
  const diffractionOf = (tops: readonly (typeof KNOWN)[number][]): Float32Array =>
    residual.map((_, i) => {
      const [trace, sample] = place(i);
      const isFlat = Math.abs(sample - 160) < 14;
      const distances = tops.map((known) => sample - timeAt(known, trace));
      return !isFlat && isNear(distances, 16) ? 1 : 0;
    });
  const diffraction = diffractionOf(KNOWN);
  /** Falls with the distance from the nearest top, from .98 and .9. */
  const apex = residual.map((_, i) => {
    const [trace, sample] = place(i);
    const values = KNOWN.map(
      (known, k) => 0.98 - 0.08 * k - 0.02 * Math.hypot(trace - known.trace, sample - known.sample),
    );
    return Math.max(0, ...values);
  });

  it('are the largest places, the surest first, with the slope of their flanks', () => {
    const found = findApexes({ apex, residual, diffraction }, working);
    expect(found.map(({ trace, sample }) => ({ trace, sample: 2 * sample }))).toEqual(
      KNOWN.map(({ trace, sample }) => ({ trace, sample })),
    );
    found.forEach(({ asymptoticSlope, coherence, probability }, k) => {
      expect(Math.abs((asymptoticSlope * 2) / KNOWN[k].slope - 1)).toBeLessThan(0.03);
      expect(coherence).toBeGreaterThan(0.3);
      expect(probability).toBeCloseTo(0.98 - 0.08 * k, 6);
    });
  });

  it('have the slope of flanks whose signs are opposite too, as at the end of a reflector', () => {
    const reversed = makeSection((trace, known) => (trace < known.trace ? -1 : 1));
    const ended = workingSection(reversed, { sampleStep: 2 });
    const found = findApexes({ apex, residual: freeChannels(ended).residual, diffraction }, ended);
    expect(found).toHaveLength(KNOWN.length);
    found.forEach(({ asymptoticSlope }, k) => {
      expect(Math.abs((asymptoticSlope * 2) / KNOWN[k].slope - 1)).toBeLessThan(0.03);
    });
  });

  it('below a probability are none', () => {
    const found = (less: number) =>
      findApexes({ apex: apex.map((value) => value - less), residual, diffraction }, working);
    expect(found(0.1)).toHaveLength(2);
    expect(found(0.8)).toEqual([]);
  });

  it('are less likely where their flanks are no diffraction', () => {
    const found = (map: Float32Array) => findApexes({ apex, residual, diffraction: map }, working);
    const whole = found(diffraction);
    expect(whole.every(({ score }) => score >= LEAST_APEX_SCORE)).toBe(true);
    // The net finds the first one likelier, but it has no flanks here.
    const [second, first] = found(diffractionOf(KNOWN.slice(1)));
    expect([second.trace, first.trace]).toEqual([whole[1].trace, whole[0].trace]);
    expect(first.score).toBeLessThan(whole[0].score / 1.2);
    expect(Math.abs(second.score - whole[1].score)).toBeLessThan(0.1);
    const none = found(residual.map(() => 0));
    none.forEach(({ score, coherence }, k) => {
      expect(coherence).toBe(0);
      expect(score).toBeLessThan(whole[k].score);
    });
  });

  it('are less likely where their slope is not that of the line’s others, as on the crest of a fold', () => {
    const scoresWith = (slope: number): number[] => {
      const section = makeSection(() => 1, [KNOWN[0], { ...KNOWN[1], slope }]);
      const other = workingSection(section, { sampleStep: 2 });
      const maps = { apex, residual: freeChannels(other).residual, diffraction: residual.map(() => 1) };
      return findApexes(maps, other)
        .sort((a, b) => a.trace - b.trace)
        .map(({ score }) => score);
    };
    const [alike, apart] = [scoresWith(1.8), scoresWith(0.8)];
    expect(Math.min(...alike)).toBeGreaterThan(LEAST_APEX_SCORE);
    expect(Math.min(...apart)).toBeLessThan(Math.min(...alike) / 2);
    expect(Math.max(...apart)).toBeGreaterThan(LEAST_APEX_SCORE);
  });

  it('of equals nearby are the first alone', () => {
    const flat = apex.map((value) => Math.min(0.7, value));
    expect(peaksOf(flat, working, 0.5)).toHaveLength(KNOWN.length);
  });
});
