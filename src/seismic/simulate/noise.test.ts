import { describe, expect, it } from 'vitest';
import { createRandom } from '#seismic/numerics/random';
import { meanSquare, type Survey } from '#seismic/simulate/field';
import { drawDeadTraces, drawNoise } from '#seismic/simulate/noise';
import { createWaveletBank } from '#seismic/simulate/waveletBank';

const SURVEY: Survey = {
  traceCount: 120,
  sampleCount: 300,
  sampleIntervalS: 0.004,
  traceSpacingM: 12.5,
  velocity: { surfaceVelocityMps: 2000, gradientPerS: 0.6 },
  wavelets: createWaveletBank({
    sampleIntervalS: 0.004,
    durationS: 1.2,
    topPeakHz: 36,
    bottomPeakHz: 24,
    phase: 0.3,
  }),
};

/** Mean correlation of traces so far apart. */
function likenessAt(noise: Float32Array, distance: number): number {
  const { traceCount, sampleCount } = SURVEY;
  let [shared, power] = [0, 0];
  for (let i = 0; i < (traceCount - distance) * sampleCount; i++) {
    shared += noise[i] * noise[i + distance * sampleCount];
    power += noise[i] ** 2;
  }
  return shared / power;
}

/** Energy of all traces at a frequency, by direct sums. */
function powerAt(noise: Float32Array, frequencyHz: number): number {
  let power = 0;
  for (let trace = 0; trace < SURVEY.traceCount; trace++) {
    let [real, imaginary] = [0, 0];
    for (let sample = 0; sample < SURVEY.sampleCount; sample++) {
      const angle = 2 * Math.PI * frequencyHz * sample * SURVEY.sampleIntervalS;
      real += noise[trace * SURVEY.sampleCount + sample] * Math.cos(angle);
      imaginary += noise[trace * SURVEY.sampleCount + sample] * Math.sin(angle);
    }
    power += real ** 2 + imaginary ** 2;
  }
  return power;
}

describe('noise', () => {
  const noise = drawNoise(createRandom(4), SURVEY, 0.09);

  it('has the requested energy and no mean', () => {
    expect(meanSquare(noise)).toBeCloseTo(0.09, 7);
    expect(Math.abs(noise.reduce((sum, value) => sum + value, 0) / noise.length)).toBeLessThan(0.01);
  });

  it('is alike on neighbouring traces in a third of its energy, and not further away', () => {
    // A Gaussian of 1.5 traces leaves two traces at distance d alike by exp(−d² / 4σ²).
    for (const distance of [1, 2, 3]) {
      const expected = Math.exp(-(distance ** 2) / (4 * 1.5 ** 2)) / 3;
      expect(Math.abs(likenessAt(noise, distance) - expected)).toBeLessThan(0.04);
    }
    expect(Math.abs(likenessAt(noise, 12))).toBeLessThan(0.04);
  });

  it('is in the band of the wavelets', () => {
    const inside = powerAt(noise, 27);
    for (const frequencyHz of [1, 90, 115]) expect(powerAt(noise, frequencyHz) / inside).toBeLessThan(0.02);
  });
});

describe('dead traces', () => {
  it.each([12, 128, 512, 2000])('of %i are a few, different and in order', (traceCount) => {
    for (let seed = 0; seed < 50; seed++) {
      const dead = drawDeadTraces(createRandom(seed), traceCount);
      expect(dead).toEqual([...new Set(dead)].sort((a, b) => a - b));
      expect(dead.every((trace) => Number.isInteger(trace) && trace >= 0 && trace < traceCount)).toBe(true);
      expect(dead.length).toBeGreaterThanOrEqual(Math.max(1, Math.round(0.004 * traceCount)));
      expect(dead.length).toBeLessThanOrEqual(Math.max(1, Math.round(0.014 * traceCount)));
    }
  });
});
