import { describe, expect, it } from 'vitest';
import { createRandom } from '#seismic/numerics/random';
import { createFkTransform, FK, taperOf } from '#seismic/signal/fkWindow';

const AXES = { traceCount: 50, sampleCount: 70, sampleIntervalUs: 4000, startTimeMs: 0 };
const random = createRandom(21);
const section = { ...AXES, amplitudes: Float32Array.from({ length: 3500 }, () => random.normal()) };

/** Tapered sample of a window at a place; zero beyond the section. */
function taperedSample(firstTrace: number, firstSample: number, x: number, t: number): number {
  const [trace, sample] = [firstTrace + x, firstSample + t];
  const isThere = trace >= 0 && trace < AXES.traceCount && sample >= 0 && sample < AXES.sampleCount;
  const taper = (i: number, length: number): number => Math.sin((Math.PI * (i + 0.5)) / length) ** 2;
  if (!isThere) return 0;
  return section.amplitudes[trace * AXES.sampleCount + sample] * taper(x, FK.traces) * taper(t, FK.samples);
}

/** One value of the two-dimensional spectrum, summed over all samples. */
function directValue(firstTrace: number, firstSample: number, k: number, f: number): [number, number] {
  let [real, imaginary] = [0, 0];
  for (let x = 0; x < FK.traces; x++)
    for (let t = 0; t < FK.samples; t++) {
      const angle = (-2 * Math.PI * (k * x + f * t)) / FK.size;
      const value = taperedSample(firstTrace, firstSample, x, t);
      real += value * Math.cos(angle);
      imaginary += value * Math.sin(angle);
    }
  return [real, imaginary];
}

describe('f-k windows', () => {
  it.each([
    [8, 10],
    [-16, -20],
    [40, 60],
    [-5, 50],
  ])(
    'at trace %i, sample %i have the spectrum of the direct sum and are inverted to the input',
    (trace, sample) => {
      const transform = createFkTransform();
      const spectrum = transform.forward(section, trace, sample);
      for (const [k, f] of [
        [0, 0],
        [1, 5],
        [63, 9],
        [32, 32],
        [17, 50],
      ]) {
        const expected = directValue(trace, sample, k, f);
        const i = k * FK.size + f;
        expect(spectrum.real[i]).toBeCloseTo(expected[0], 9);
        expect(spectrum.imaginary[i]).toBeCloseTo(expected[1], 9);
      }
      transform.inverse(spectrum);
      const scale = 1 / FK.size ** 2;
      const gaps = Array.from({ length: FK.size ** 2 }, (_, i) => {
        const [x, t] = [Math.floor(i / FK.size), i % FK.size];
        const isInWindow = x < FK.traces && t < FK.samples;
        const expected = isInWindow ? taperedSample(trace, sample, x, t) : 0;
        return Math.abs(spectrum.real[i] * scale - expected) + Math.abs(spectrum.imaginary[i] * scale);
      });
      expect(Math.max(...gaps)).toBeLessThan(1e-12);
    },
  );

  it.each([FK.traces, FK.samples, 7 * 2])(
    'has tapers of %i that add up to 1 with a half overlap',
    (length) => {
      const taper = taperOf(length);
      const sums = Array.from({ length: length / 2 }, (_, i) => taper[i] + taper[i + length / 2]);
      for (const sum of sums) expect(sum).toBeCloseTo(1, 14);
      expect(Math.min(...taper)).toBeGreaterThan(0);
    },
  );
});
