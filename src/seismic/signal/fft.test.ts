import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#seismic/numerics/random';
import { createFft, nextPowerOfTwo } from '#seismic/signal/fft';

interface Parts {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

function noise(size: number, seed: number): Parts {
  const random = createRandom(seed);
  const draw = (): Float64Array => Float64Array.from({ length: size }, () => random.normal());
  return { real: draw(), imaginary: draw() };
}

/** Σ x[n] e^(sign 2πi kn / size), term by term, with the engine's own sine and cosine. */
function directTransform({ real, imaginary }: Parts, sign: 1 | -1): Parts {
  const size = real.length;
  const out = { real: new Float64Array(size), imaginary: new Float64Array(size) };
  for (let k = 0; k < size; k++)
    for (let n = 0; n < size; n++) {
      const angle = (sign * 2 * Math.PI * ((k * n) % size)) / size;
      out.real[k] += real[n] * Math.cos(angle) - imaginary[n] * Math.sin(angle);
      out.imaginary[k] += real[n] * Math.sin(angle) + imaginary[n] * Math.cos(angle);
    }
  return out;
}

function transformed(parts: Parts, direction: 'forward' | 'inverse'): Parts {
  const copy = { real: parts.real.slice(), imaginary: parts.imaginary.slice() };
  createFft(parts.real.length)[direction](copy.real, copy.imaginary);
  return copy;
}

function worstGap(a: Parts, b: Parts): number {
  const gap = (x: Float64Array, y: Float64Array): number =>
    x.reduce((worst, value, i) => Math.max(worst, Math.abs(value - y[i])), 0);
  return Math.max(gap(a.real, b.real), gap(a.imaginary, b.imaginary));
}

describe('fft', () => {
  it.each([1, 2, 4, 8, 16, 64, 256, 512])('of %i points is the direct sum, both ways', (size) => {
    const input = noise(size, size);
    const bound = 1e-14 * size;
    expect(worstGap(transformed(input, 'forward'), directTransform(input, -1))).toBeLessThan(bound);
    expect(worstGap(transformed(input, 'inverse'), directTransform(input, 1))).toBeLessThan(bound);
  });

  it.each(['forward', 'inverse'] as const)('of signals side by side is that of each, %s', (direction) => {
    const [size, count] = [32, 5];
    const signals = Array.from({ length: count }, (_, k) => noise(size, k));
    const sideBySide = (part: keyof Parts): Float64Array =>
      Float64Array.from({ length: size * count }, (_, i) => signals[i % count][part][Math.floor(i / count)]);
    const all = { real: sideBySide('real'), imaginary: sideBySide('imaginary') };
    createFft(size)[direction](all.real, all.imaginary);
    for (const [k, signal] of signals.entries()) {
      const own = (values: Float64Array): Float64Array => values.filter((_, i) => i % count === k);
      const found = { real: own(all.real), imaginary: own(all.imaginary) };
      expect(found).toEqual(transformed(signal, direction));
      expect(worstGap(found, directTransform(signal, direction === 'forward' ? -1 : 1))).toBeLessThan(1e-12);
    }
  });

  it('inverted is the input times its size, and keeps the energy (Parseval)', () => {
    const property = fc.property(fc.integer({ min: 0, max: 11 }), fc.integer(), (bits, seed) => {
      const size = 2 ** bits;
      const input = noise(size, seed);
      const spectrum = transformed(input, 'forward');
      const back = transformed(spectrum, 'inverse');
      const scaled = {
        real: input.real.map((x) => x * size),
        imaginary: input.imaginary.map((x) => x * size),
      };
      const energy = ({ real, imaginary }: Parts): number =>
        real.reduce((sum, value, i) => sum + value * value + imaginary[i] * imaginary[i], 0);
      expect(worstGap(back, scaled)).toBeLessThan(1e-13 * size * (bits + 1));
      expect(Math.abs(energy(spectrum) / (size * energy(input)) - 1)).toBeLessThan(1e-12);
    });
    fc.assert(property, { seed: 1, numRuns: 30 });
  });

  it('of a delayed spike has magnitude 1 and linear phase', () => {
    const spike = { real: new Float64Array(32), imaginary: new Float64Array(32) };
    spike.real[5] = 1;
    const angles = Array.from({ length: 32 }, (_, k) => (-2 * Math.PI * 5 * k) / 32);
    const expected = {
      real: Float64Array.from(angles, Math.cos),
      imaginary: Float64Array.from(angles, Math.sin),
    };
    expect(worstGap(transformed(spike, 'forward'), expected)).toBeLessThan(1e-14);
  });

  it.each([0, -4, 3, 6, 1000])('refuses %d points', (size) => {
    expect(() => createFft(size)).toThrow(RangeError);
  });

  it('takes the next power of two', () => {
    const found = [0, 1, 2, 3, 4, 5, 63, 64, 65, 1025].map(nextPowerOfTwo);
    expect(found).toEqual([1, 1, 2, 4, 4, 8, 64, 64, 128, 2048]);
  });
});
