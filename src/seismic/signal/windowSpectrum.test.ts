import { describe, expect, it } from 'vitest';
import { createRandom } from '#seismic/numerics/random';
import { createWindowTransform } from '#seismic/signal/windowSpectrum';

const SHAPE = { traces: 8, samples: 16 };
const LENGTH = SHAPE.traces * SHAPE.samples;

/** Σ w[x][t] e^(−2πi (kx / traces + ft / samples)). */
function directSum(window: Float64Array, frequency: number, wavenumber: number): readonly [number, number] {
  let [real, imaginary] = [0, 0];
  window.forEach((value, i) => {
    const [x, t] = [Math.floor(i / SHAPE.samples), i % SHAPE.samples];
    const angle = 2 * Math.PI * ((wavenumber * x) / SHAPE.traces + (frequency * t) / SHAPE.samples);
    real += value * Math.cos(angle);
    imaginary -= value * Math.sin(angle);
  });
  return [real, imaginary];
}

describe('spectra of windows', () => {
  const random = createRandom(1);
  const windows = [0, 1].map(() => Float64Array.from({ length: LENGTH }, () => random.normal()));
  const transform = createWindowTransform(SHAPE);

  it('of two windows at once are the direct sums', () => {
    const { first, second } = transform.forward(windows[0], windows[1]);
    for (const [k, spectrum] of [first, second].entries())
      for (let i = 0; i < LENGTH; i++) {
        const [real, imaginary] = directSum(windows[k], Math.floor(i / SHAPE.traces), i % SHAPE.traces);
        expect(Math.abs(spectrum.real[i] - real)).toBeLessThan(1e-12 * LENGTH);
        expect(Math.abs(spectrum.imaginary[i] - imaginary)).toBeLessThan(1e-12 * LENGTH);
      }
  });

  it('give the windows back', () => {
    const back = [new Float64Array(LENGTH), new Float64Array(LENGTH)];
    transform.inverse(transform.forward(windows[0], windows[1]), back[0], back[1]);
    for (const k of [0, 1])
      expect(Math.max(...back[k].map((value, i) => Math.abs(value - windows[k][i])))).toBeLessThan(1e-13);
  });
});
