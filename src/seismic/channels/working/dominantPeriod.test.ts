import { describe, expect, it } from 'vitest';
import { dominantPeriod } from '#seismic/channels/working/dominantPeriod';
import { workingSection } from '#seismic/channels/workingSection';
import { createRandom } from '#seismic/numerics/random';
import type { Section } from '#seismic/section/section';

const EXTENT = { traceCount: 40, sampleCount: 500 };

function ricker(cycles: number): number {
  const u = (Math.PI * cycles) ** 2;
  return (1 - 2 * u) * Math.exp(-u);
}

interface Disturbance {
  readonly noise?: number;
  readonly drift?: number;
}

/** Random reflectors under a Ricker wavelet of a peak period; noise and drift as parts of the RMS. */
function lineOf(peakPeriod: number, { noise = 0, drift = 0 }: Disturbance): Section {
  const random = createRandom(Math.round(100 * peakPeriod));
  const { traceCount, sampleCount } = EXTENT;
  const amplitudes = new Float32Array(traceCount * sampleCount);
  for (let trace = 0; trace < traceCount; trace++) {
    const row = amplitudes.subarray(trace * sampleCount, (trace + 1) * sampleCount);
    for (let k = 0; k < sampleCount; k++) {
      if (random.uniform() > 0.2) continue;
      const size = random.normal();
      for (let t = 0; t < sampleCount; t++) row[t] += size * ricker((t - k) / peakPeriod);
    }
    const rms = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0) / sampleCount);
    const wavelength = 90 + 100 * random.uniform();
    for (let t = 0; t < sampleCount; t++)
      row[t] +=
        rms * (noise * random.normal() + drift * (2 + Math.sin(trace + (2 * Math.PI * t) / wavelength)));
  }
  return { ...EXTENT, sampleIntervalUs: 4000, startTimeMs: 0, amplitudes };
}

describe('dominant period', () => {
  it.each([3, 5, 8, 12, 18])('of a Ricker wavelet of peak period %f is 0.9 of it', (period) => {
    for (const disturbance of [{}, { noise: 0.5 }, { noise: 1 }, { noise: 0.1, drift: 10 }]) {
      const line = lineOf(period, disturbance);
      expect(Math.abs((dominantPeriod(line.amplitudes, line) ?? 0) / period - 0.9)).toBeLessThan(0.08);
    }
  });

  it('is unknown where nothing varies', () => {
    expect(dominantPeriod(new Float32Array(400).fill(3), { traceCount: 4, sampleCount: 100 })).toBeNull();
    expect(dominantPeriod(new Float32Array(12), { traceCount: 4, sampleCount: 3 })).toBeNull();
  });
});

describe('working section', () => {
  it('has the same steps in octaves as the periods', () => {
    const steps = [2.5, 5, 10, 20, 40].map(
      (period) => workingSection(lineOf(period, { noise: 0.2 })).sampleStep,
    );
    expect(steps).toEqual([0.5, 1, 2, 4, 8]);
  });

  it('has no drift where the line drifts, and is the line where it does not', () => {
    const amplitudesOf = (disturbance: Disturbance): Float32Array =>
      workingSection(lineOf(10, disturbance), { sampleStep: 1 }).amplitudes;
    const plain = amplitudesOf({});
    expect(plain).toEqual(lineOf(10, {}).amplitudes);
    const drifting = amplitudesOf({ drift: 5 });
    const energy = (values: Float32Array): number => values.reduce((sum, value) => sum + value * value, 0);
    const gap = energy(drifting.map((value, i) => value - plain[i]));
    expect(gap / energy(plain)).toBeLessThan(0.05);
  });
});
