import { createFft } from '#seismic/signal/fft';
import { taperOf } from '#seismic/signal/overlappingWindows';
import type { Extent2d } from '#seismic/signal/smooth';

/** Traces side by side, [trace][sample]. */
export interface Traces {
  readonly values: Float32Array;
  readonly extent: Extent2d;
}

/** Traces of a section that are evenly spread over it: so many, or all where there are fewer. */
export function someTraces(
  amplitudes: Float32Array,
  { traceCount, sampleCount }: Extent2d,
  most: number,
): Traces {
  const count = Math.min(most, traceCount);
  const values = new Float32Array(count * sampleCount);
  for (let i = 0; i < count; i++) {
    const from = Math.floor(((i + 0.5) * traceCount) / count) * sampleCount;
    values.set(amplitudes.subarray(from, from + sampleCount), i * sampleCount);
  }
  return { values, extent: { traceCount: count, sampleCount } };
}

/**
 * Power of the traces under a taper at 0 … size / 2 cycles per size samples, added up. Two traces are the real and the
 * imaginary part of one transform, whose power at k and size − k has both.
 */
export function totalPower({ values, extent }: Traces, size: number): Float32Array {
  const { traceCount, sampleCount } = extent;
  const fft = createFft(size);
  const taper = taperOf(sampleCount);
  const power = new Float32Array(size / 2 + 1);
  const parts = [new Float64Array(size), new Float64Array(size)];
  for (let trace = 0; trace < traceCount; trace += 2) {
    parts.forEach((part, i) => {
      const from = (trace + i) * sampleCount;
      part.fill(0);
      if (trace + i < traceCount) for (let k = 0; k < sampleCount; k++) part[k] = taper[k] * values[from + k];
    });
    const [real, imaginary] = parts;
    fft.forward(real, imaginary);
    for (let k = 0; k < power.length; k++) {
      const other = (size - k) % size;
      power[k] += real[k] * real[k] + imaginary[k] * imaginary[k];
      power[k] += real[other] * real[other] + imaginary[other] * imaginary[other];
    }
  }
  return power;
}
