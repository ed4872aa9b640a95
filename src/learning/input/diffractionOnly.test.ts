import { describe, expect, it } from 'vitest';
import { diffractionOnly } from '#learning/input/diffractionOnly';

const AXES = { traceCount: 80, sampleCount: 160, sampleIntervalUs: 4000, startTimeMs: 0 };

function wavelet(distance: number): number {
  const square = (distance * Math.PI) / 10;
  return (1 - 2 * square * square) * Math.exp(-square * square);
}

function correlation(a: Float32Array, b: Float32Array): number {
  const product = (x: Float32Array, y: Float32Array): number =>
    x.reduce((sum, value, i) => sum + value * y[i], 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}

describe('diffractions alone', () => {
  const place = (i: number): readonly [number, number] => [Math.floor(i / 160), i % 160];
  const diffraction = Float32Array.from({ length: 80 * 160 }, (_, i) => {
    const [trace, sample] = place(i);
    return 0.5 * wavelet(sample - Math.hypot(60, 2 * (trace - 40)));
  });
  const reflection = Float32Array.from({ length: 80 * 160 }, (_, i) => 2 * wavelet(place(i)[1] - 100));
  const amplitudes = diffraction.map((value, i) => value + reflection[i]);
  amplitudes[5] = Number.NaN;

  it('are closer to the truth than the section times the probability', () => {
    // Where both are, the reflection is the stronger one.
    const isReflection = reflection.map((value, i) => (Math.abs(value) > Math.abs(diffraction[i]) ? 1 : 0));
    const isDiffraction = isReflection.map((value, i) => (Math.abs(diffraction[i]) > 0.01 ? 1 - value : 0));
    const probabilities = { diffraction: isDiffraction, reflection: isReflection };
    const found = diffractionOnly({ ...AXES, amplitudes }, probabilities);
    expect(found.every((value) => Number.isFinite(value))).toBe(true);
    const weighted = amplitudes.map((value, i) => (Number.isFinite(value) ? value * isDiffraction[i] : 0));
    expect(correlation(found, diffraction)).toBeGreaterThan(correlation(weighted, diffraction));
    expect(correlation(found, diffraction)).toBeGreaterThan(0.8);
  });

  it.each([2 ** 90, 2 ** -90])('do not depend on units: amplitudes times %f', (unit) => {
    const isDiffraction = diffraction.map((value) => (Math.abs(value) > 0.01 ? 0.8 : 0));
    const probabilities = { diffraction: isDiffraction, reflection: isDiffraction.map((p) => 0.9 - p) };
    const times = (values: Float32Array, factor: number): Float32Array => values.map((v) => v * factor);
    const found = diffractionOnly({ ...AXES, amplitudes }, probabilities);
    const scaled = diffractionOnly({ ...AXES, amplitudes: times(amplitudes, unit) }, probabilities);
    expect(correlation(times(scaled, 1 / unit), found)).toBeGreaterThan(1 - 1e-6);
    expect(Math.max(...scaled) / unit).toBeCloseTo(Math.max(...found), 4);
  });

  it('are zero where all is noise', () => {
    const none = new Float32Array(80 * 160);
    const found = diffractionOnly({ ...AXES, amplitudes }, { diffraction: none, reflection: none });
    expect(found.every((value) => value === 0)).toBe(true);
  });
});
