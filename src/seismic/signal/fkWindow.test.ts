import { describe, expect, it } from 'vitest';
import { createRandom } from '#seismic/numerics/random';
import { COLUMNS_LENGTH, complexOf, createFkTransform, FK } from '#seismic/signal/fkWindow';
import { taperOf } from '#seismic/signal/overlappingWindows';

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
    [
      [8, 10],
      [-16, -20],
    ],
    [
      [40, 60],
      [-5, 50],
    ],
  ])(
    'at traces and samples %j and %j have the spectra of the direct sums and are inverted to the input',
    (...places) => {
      const [first, second] = places.map(([trace, sample]) => ({ trace, sample }));
      const transform = createFkTransform();
      const { spectrum, columns } = transform.forward(section, first, second);
      for (const [k, f] of [
        [0, 0],
        [1, 5],
        [63, 9],
        [32, 32],
        [17, 50],
      ]) {
        const one = directValue(first.trace, first.sample, k, f);
        const two = directValue(second.trace, second.sample, k, f);
        const i = k * FK.size + f;
        expect(spectrum.real[i]).toBeCloseTo(one[0] - two[1], 9);
        expect(spectrum.imaginary[i]).toBeCloseTo(one[1] + two[0], 9);
      }
      const back = complexOf(COLUMNS_LENGTH);
      transform.tracesBack(spectrum, back);
      back.real.forEach((value, i) => {
        expect(value / FK.size).toBeCloseTo(columns.real[i], 9);
      });
      transform.samplesBack(back);
      const gapOf = (values: Float64Array, { trace, sample }: typeof first): number =>
        Math.max(
          ...Array.from(values, (value, i) => {
            const [t, x] = [Math.floor(i / FK.traces), i % FK.traces];
            const expected = t < FK.samples ? taperedSample(trace, sample, x, t) : 0;
            return Math.abs(value / FK.size ** 2 - expected);
          }),
        );
      expect(gapOf(back.real, first)).toBeLessThan(1e-12);
      expect(gapOf(back.imaginary, second)).toBeLessThan(1e-12);
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
