/** Steps for the display of radar: the slow drift of each trace, and what all traces have in common. */
import { finiteOrZero } from '#seismic/numerics/finite';

/**
 * Dewow: each sample less the mean of its trace in a window centred on it, which shrinks at the ends. Values
 * that are not finite count as 0.
 * @param windowRows length of the window in samples
 */
export function withoutWow(samples: Float32Array, windowRows: number): Float32Array {
  const half = Math.floor(windowRows / 2);
  const sums = new Float64Array(samples.length + 1);
  samples.forEach((value, row) => {
    sums[row + 1] = sums[row] + finiteOrZero(value);
  });
  return samples.map((value, row) => {
    const first = Math.max(0, row - half);
    const end = Math.min(samples.length, row + half + 1);
    return finiteOrZero(value) - (sums[end] - sums[first]) / (end - first);
  });
}

/** The mean of traces, sample by sample: the background of a radar line. */
export class MeanTrace {
  private readonly sums: Float64Array;
  private count = 0;

  constructor(sampleCount: number) {
    this.sums = new Float64Array(sampleCount);
  }

  /** Values that are not finite count as 0. */
  add(samples: Float32Array): void {
    for (let i = 0; i < samples.length; i++) this.sums[i] += finiteOrZero(samples[i]);
    this.count++;
  }

  get values(): Float32Array {
    return Float32Array.from(this.sums, (sum) => sum / Math.max(1, this.count));
  }
}

/** The mean of all traces of a section, trace-major. */
export function meanTraceOf(amplitudes: Float32Array, sampleCount: number): Float32Array {
  const mean = new MeanTrace(sampleCount);
  for (let first = 0; first < amplitudes.length; first += sampleCount)
    mean.add(amplitudes.subarray(first, first + sampleCount));
  return mean.values;
}
