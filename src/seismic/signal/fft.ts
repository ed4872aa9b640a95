import { cos, sin } from '#seismic/numerics/mathematics';

/**
 * Complex transforms of one power-of-two size, in place on separate real and imaginary parts: of one signal, or of many
 * side by side. Value n of signal k is at `n · count + k`, and there are `count = real.length / size` signals.
 */
export interface Fft {
  readonly size: number;
  /** Σ x[n] e^(−2πi kn / size), unscaled. */
  forward(real: Float64Array, imaginary: Float64Array): void;
  /** Σ X[k] e^(+2πi kn / size), unscaled: `inverse(forward(x))` is `size · x`. */
  inverse(real: Float64Array, imaginary: Float64Array): void;
}

/** Order of the samples before the butterflies: each index with its bits read backwards. */
function bitReversal(size: number): Uint32Array {
  const order = new Uint32Array(size);
  for (let i = 0, reversed = 0; i < size; i++) {
    order[i] = reversed;
    let bit = size >> 1;
    while (bit > 0 && (reversed & bit) !== 0) {
      reversed ^= bit;
      bit >>= 1;
    }
    reversed |= bit;
  }
  return order;
}

/** Puts rows of `count` values in an order that is its own inverse. */
function reorder(values: Float64Array, order: Uint32Array, count: number): void {
  for (let i = 0; i < order.length; i++) {
    const j = order[i];
    if (j <= i) continue;
    for (let k = 0; k < count; k++) {
      const kept = values[i * count + k];
      values[i * count + k] = values[j * count + k];
      values[j * count + k] = kept;
    }
  }
}

/** Prepares transforms of `size` points, a power of two. Radix 2, decimation in time. */
export function createFft(size: number): Fft {
  if (size < 1 || (size & (size - 1)) !== 0) throw new RangeError(`${size} is not a power of two.`);
  const order = bitReversal(size);
  const cosines = Float64Array.from({ length: size >> 1 }, (_, k) => cos((2 * Math.PI * k) / size));
  const sines = Float64Array.from({ length: size >> 1 }, (_, k) => -sin((2 * Math.PI * k) / size));
  const forward = (real: Float64Array, imaginary: Float64Array): void => {
    const count = real.length / size;
    reorder(real, order, count);
    reorder(imaginary, order, count);
    for (let half = 1; half < size; half <<= 1) {
      const stride = size / (2 * half);
      const ahead = half * count;
      for (let k = 0; k < half; k++) {
        const c = cosines[k * stride];
        const s = sines[k * stride];
        for (let a = k; a < size; a += 2 * half)
          for (let at = a * count; at < (a + 1) * count; at++) {
            const b = at + ahead;
            const re = real[b] * c - imaginary[b] * s;
            const im = real[b] * s + imaginary[b] * c;
            real[b] = real[at] - re;
            imaginary[b] = imaginary[at] - im;
            real[at] += re;
            imaginary[at] += im;
          }
      }
    }
  };
  // With the parts exchanged, the forward transform is the inverse one.
  return { size, forward, inverse: (real, imaginary) => forward(imaginary, real) };
}

/** The smallest power of two not below `count`. */
export function nextPowerOfTwo(count: number): number {
  let size = 1;
  while (size < count) size *= 2;
  return size;
}
