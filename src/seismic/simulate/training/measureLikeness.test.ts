import { describe, expect, it } from 'vitest';
import { createRandom } from '#seismic/numerics/random';
import { measureLikeness } from '#seismic/simulate/training/measureLikeness';

const TRACES = 80;
const SAMPLES = 300;

/** Ricker wavelets of a period on random times, on lines whose slope grows downwards between two bounds, with white noise. */
function linearSection(period: number, steepest: number, noise: number) {
  const random = createRandom(3);
  const amplitudes = new Float32Array(TRACES * SAMPLES);
  for (let line = 0; line < 30; line++) {
    const slope = steepest * (line / 15 - 1);
    const start = line * 10 + random.between(-3, 3);
    const size = random.between(0.5, 1);
    for (let trace = 0; trace < TRACES; trace++)
      for (let sample = 0; sample < SAMPLES; sample++) {
        const turn = (Math.PI * (sample - start - slope * (trace - TRACES / 2))) / period;
        amplitudes[trace * SAMPLES + sample] += size * (1 - 2 * turn * turn) * Math.exp(-turn * turn);
      }
  }
  const energy = amplitudes.reduce((sum, value) => sum + value * value, 0) / amplitudes.length;
  const noisy = amplitudes.map((value) => value + noise * Math.sqrt(energy) * random.normal());
  return {
    traceCount: TRACES,
    sampleCount: SAMPLES,
    sampleIntervalUs: 4000,
    startTimeMs: 0,
    amplitudes: noisy,
  };
}

describe('the likeness of a line', () => {
  it('holds its dominant period', () => {
    for (const period of [6, 10, 14]) {
      const { samplesPerPeriod } = measureLikeness(linearSection(period, 0.1, 0.2));
      expect(samplesPerPeriod).toBeGreaterThan(0.75 * period);
      expect(samplesPerPeriod).toBeLessThan(1.25 * period);
    }
  });

  it('holds its signal-to-noise ratio to 3 dB', () => {
    for (const decibels of [3, 10, 20]) {
      const { signalToNoiseDb } = measureLikeness(linearSection(10, 0.02, 10 ** (-decibels / 20)));
      expect(Math.abs((signalToNoiseDb ?? -99) - decibels)).toBeLessThan(3);
    }
  });

  it('holds the spread of its slopes', () => {
    const flat = measureLikeness(linearSection(10, 0.02, 0.1)).dipSpread ?? 9;
    const steep = measureLikeness(linearSection(10, 1, 0.1)).dipSpread ?? 9;
    expect(flat).toBeLessThan(0.1);
    // Uniform in ±1: 0.58.
    expect(steep).toBeGreaterThan(0.5);
    expect(steep).toBeLessThan(0.66);
  });

  it('holds asymptotic slopes where the spacing is known', () => {
    const spacing = { traceSpacingM: 12.5, velocitiesMps: { low: 1600, high: 5000 } };
    const { asymptoticSlopes } = measureLikeness(linearSection(10, 0.1, 0.1), spacing);
    expect(asymptoticSlopes).toEqual({ low: 25 / 20, high: 25 / 6.4 });
  });

  it('says nothing of a line without signal', () => {
    const empty = linearSection(10, 0, 0);
    expect(measureLikeness({ ...empty, amplitudes: new Float32Array(empty.amplitudes.length) })).toEqual({});
  });
});
