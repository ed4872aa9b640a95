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

/** Signals side by side. */
interface Signals {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
  readonly count: number;
}

/** e^(−2πi k / size) for k below half the size. */
interface Turns {
  readonly cosines: Float64Array;
  readonly sines: Float64Array;
}

/** The first stage: sums and differences of neighbours. */
function firstStage({ real, imaginary, count }: Signals): void {
  for (let row = 0; row < real.length; row += 2 * count)
    for (let at = row; at < row + count; at++) {
      const b = at + count;
      const [re, im] = [real[b], imaginary[b]];
      real[b] = real[at] - re;
      imaginary[b] = imaginary[at] - im;
      real[at] += re;
      imaginary[at] += im;
    }
}

/**
 * The stages that join transforms of `half` values, and of twice as many, in one pass over memory: what the first
 * stage gives to the second stays in registers. The arithmetic is that of one stage after the other.
 */
function twoStages({ real, imaginary, count }: Signals, half: number, { cosines, sines }: Turns): void {
  const ahead = half * count;
  const stride = cosines.length / half;
  for (let k = 0; k < half; k++) {
    const [c1, s1] = [cosines[k * stride], sines[k * stride]];
    const [c2, s2] = [cosines[(k * stride) / 2], sines[(k * stride) / 2]];
    const other = ((k + half) * stride) / 2;
    const [c3, s3] = [cosines[other], sines[other]];
    for (let row = k * count; row < real.length; row += 4 * ahead)
      for (let p = row; p < row + count; p++) {
        const q = p + ahead;
        const r = q + ahead;
        const u = r + ahead;
        const qr = real[q] * c1 - imaginary[q] * s1;
        const qi = real[q] * s1 + imaginary[q] * c1;
        const ur = real[u] * c1 - imaginary[u] * s1;
        const ui = real[u] * s1 + imaginary[u] * c1;
        const lowR = real[p] + qr;
        const lowI = imaginary[p] + qi;
        const highR = real[p] - qr;
        const highI = imaginary[p] - qi;
        const sumR = real[r] + ur;
        const sumI = imaginary[r] + ui;
        const gapR = real[r] - ur;
        const gapI = imaginary[r] - ui;
        const evenR = sumR * c2 - sumI * s2;
        const evenI = sumR * s2 + sumI * c2;
        const oddR = gapR * c3 - gapI * s3;
        const oddI = gapR * s3 + gapI * c3;
        real[p] = lowR + evenR;
        imaginary[p] = lowI + evenI;
        real[r] = lowR - evenR;
        imaginary[r] = lowI - evenI;
        real[q] = highR + oddR;
        imaginary[q] = highI + oddI;
        real[u] = highR - oddR;
        imaginary[u] = highI - oddI;
      }
  }
}

/** Prepares transforms of `size` points, a power of two. Radix 2, decimation in time. */
export function createFft(size: number): Fft {
  if (size < 1 || (size & (size - 1)) !== 0) throw new RangeError(`${size} is not a power of two.`);
  const order = bitReversal(size);
  const stages = Math.round(Math.log2(size));
  const turns = {
    cosines: Float64Array.from({ length: size >> 1 }, (_, k) => cos((2 * Math.PI * k) / size)),
    sines: Float64Array.from({ length: size >> 1 }, (_, k) => -sin((2 * Math.PI * k) / size)),
  };
  const forward = (real: Float64Array, imaginary: Float64Array): void => {
    const values = { real, imaginary, count: real.length / size };
    reorder(real, order, values.count);
    reorder(imaginary, order, values.count);
    // Stages in pairs; the first alone where their number is odd.
    const isOdd = stages % 2 === 1;
    if (isOdd) firstStage(values);
    for (let half = isOdd ? 2 : 1; half < size; half *= 4) twoStages(values, half, turns);
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
