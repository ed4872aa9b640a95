import { cos, sin } from '#seismic/numerics/mathematics';

/** Complex transforms of one power-of-two size, in place on separate real and imaginary parts. */
export interface Fft {
  readonly size: number;
  /** Σ x[n] e^(−2πi kn / size), unscaled. */
  forward(real: Float64Array, imaginary: Float64Array): void;
  /** Σ X[k] e^(+2πi kn / size), unscaled: `inverse(forward(x))` is `size · x`. */
  inverse(real: Float64Array, imaginary: Float64Array): void;
  /**
   * The forward transforms of many signals at once, side by side: value n of signal k is at `n · count + k`, and there
   * are `real.length / size` signals. The same bits as one by one.
   */
  forwardMany(real: Float64Array, imaginary: Float64Array): void;
  inverseMany(real: Float64Array, imaginary: Float64Array): void;
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

function reorder(values: Float64Array, order: Uint32Array): void {
  for (let i = 0; i < order.length; i++) {
    const j = order[i];
    if (j <= i) continue;
    const kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }
}

/** The same with rows of `count` values. */
function reorderRows(values: Float64Array, order: Uint32Array, count: number): void {
  const kept = new Float64Array(count);
  for (let i = 0; i < order.length; i++) {
    const j = order[i];
    if (j <= i) continue;
    kept.set(values.subarray(i * count, (i + 1) * count));
    values.copyWithin(i * count, j * count, (j + 1) * count);
    values.set(kept, j * count);
  }
}

/** Prepares transforms of `size` points, a power of two. Radix 2, decimation in time. */
export function createFft(size: number): Fft {
  if (size < 1 || (size & (size - 1)) !== 0) throw new RangeError(`${size} is not a power of two.`);
  const order = bitReversal(size);
  const cosines = Float64Array.from({ length: size >> 1 }, (_, k) => cos((2 * Math.PI * k) / size));
  const sines = Float64Array.from({ length: size >> 1 }, (_, k) => -sin((2 * Math.PI * k) / size));
  const forward = (real: Float64Array, imaginary: Float64Array): void => {
    reorder(real, order);
    reorder(imaginary, order);
    for (let half = 1; half < size; half <<= 1) {
      const stride = size / (2 * half);
      for (let k = 0; k < half; k++) {
        const c = cosines[k * stride];
        const s = sines[k * stride];
        for (let a = k; a < size; a += 2 * half) {
          const b = a + half;
          const re = real[b] * c - imaginary[b] * s;
          const im = real[b] * s + imaginary[b] * c;
          real[b] = real[a] - re;
          imaginary[b] = imaginary[a] - im;
          real[a] += re;
          imaginary[a] += im;
        }
      }
    }
  };
  const forwardMany = (real: Float64Array, imaginary: Float64Array): void => {
    const count = real.length / size;
    reorderRows(real, order, count);
    reorderRows(imaginary, order, count);
    for (let half = 1; half < size; half <<= 1) {
      const stride = size / (2 * half);
      for (let k = 0; k < half; k++) {
        const c = cosines[k * stride];
        const s = sines[k * stride];
        for (let a = k; a < size; a += 2 * half) {
          const ahead = half * count;
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
    }
  };
  // With the parts exchanged, the forward transform is the inverse one.
  return {
    ...{ size, forward, forwardMany },
    inverse: (real, imaginary) => forward(imaginary, real),
    inverseMany: (real, imaginary) => forwardMany(imaginary, real),
  };
}

/** The smallest power of two not below `count`. */
export function nextPowerOfTwo(count: number): number {
  let size = 1;
  while (size < count) size *= 2;
  return size;
}
