import { describe, expect, it } from 'vitest';
import { findApexes, LEAST_APEX_SCORE, peaksOf } from '#learning/dense/apexes';
import { freeChannels } from '#seismic/channels/freeChannels';
import { workingSection } from '#seismic/channels/workingSection';
import { createRandom } from '#seismic/numerics/random';

const AXES = { traceCount: 128, sampleCount: 200, sampleIntervalUs: 4000, startTimeMs: 400 };
const DELAY = 100;
/** Trace, sample and slope in section samples per trace. */
const KNOWN = [
  { trace: 40, sample: 50, slope: 1.6 },
  { trace: 90, sample: 110, slope: 2.2 },
];

/** Sample at which a diffraction arrives. */
function timeAt({ trace, sample, slope }: (typeof KNOWN)[number], at: number): number {
  return Math.hypot(sample + DELAY, slope * (at - trace)) - DELAY;
}

/** Hyperbolas of a wavelet on weak noise, and a flat event. @param signOf of a hyperbola at a trace */
function makeSection(signOf: (trace: number, known: (typeof KNOWN)[number]) => number = () => 1) {
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
    for (const known of KNOWN) add(trace, timeAt(known, trace), signOf(trace, known));
  }
  return { ...AXES, amplitudes };
}

describe('apexes', () => {
  const working = workingSection(makeSection(), { sampleStep: 2 });
  const { residual } = freeChannels(working);
  const isNear = (distances: readonly number[], limit: number): boolean =>
    distances.some((distance) => Math.abs(distance) < limit);
  const place = (i: number) => [Math.floor(i / working.sampleCount), 2 * (i % working.sampleCount)];
  /** 1 around the hyperbolas, not where they cross the flat event. */
  const diffraction = residual.map((_, i) => {
    const [trace, sample] = place(i);
    const isFlat = Math.abs(sample - 160) < 14;
    return !isFlat &&
      isNear(
        KNOWN.map((known) => sample - timeAt(known, trace)),
        16,
      )
      ? 1
      : 0;
  });
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

  it('below a probability are none, not even for velocities', () => {
    const found = (less: number) =>
      findApexes({ apex: apex.map((value) => value - less), residual, diffraction }, working);
    expect(found(0.1)).toHaveLength(2);
    expect(found(0.4)).toEqual([]);
  });

  it('score as the net says where all around is diffraction, with half the odds where a quarter is, and 0 where none is', () => {
    const scoresWith = (share: number): number[] =>
      findApexes({ apex, residual, diffraction: residual.map(() => share) }, working).map(
        ({ score }) => score,
      );
    const odds = (probability: number): number => probability / (1 - probability);
    const [whole, quarter] = [scoresWith(1), scoresWith(0.25)];
    expect(whole[0]).toBeCloseTo(0.98, 5);
    expect(whole[1]).toBeCloseTo(0.9, 5);
    quarter.forEach((score, k) => {
      expect(odds(score) / odds(whole[k])).toBeCloseTo(0.5, 4);
    });
    expect(whole.filter((score) => score >= LEAST_APEX_SCORE)).toHaveLength(2);
    expect(scoresWith(0.01).filter((score) => score >= LEAST_APEX_SCORE)).toHaveLength(1);
    expect(scoresWith(0)).toEqual([0, 0]);
  });

  it('with more diffraction around come before others that the net finds alike', () => {
    const alike = apex.map((value) => Math.min(0.9, value));
    const onlyRight = diffraction.map((value, i) => (i / working.sampleCount < 64 ? value * 0.2 : value));
    const found = findApexes({ apex: alike, residual, diffraction: onlyRight }, working);
    expect(found[0].trace).toBeGreaterThan(64);
    expect(found[0].score).toBeGreaterThan(found[1].score);
  });

  it('of equals nearby are the first alone', () => {
    const flat = apex.map((value) => Math.min(0.7, value));
    expect(peaksOf(flat, working, 0.5)).toHaveLength(KNOWN.length);
  });
});
