import { cos, sin } from '#seismic/numerics/mathematics';
import type { Extent2d } from '#seismic/signal/smooth';

/** Pass band of the low-pass, as a part of the coarser Nyquist frequency. */
const PASS = 0.92;
/** Half length of the filter in working samples, when samples are dropped; in section samples otherwise. */
const HALF_LENGTH = 3.5;
const FINER_HALF_LENGTH = 16;

/** Filter of one position between samples: its weights for the samples from `first` on. */
interface Taps {
  readonly first: number;
  readonly weights: Float32Array;
}

function sinc(x: number): number {
  return x === 0 ? 1 : sin(Math.PI * x) / (Math.PI * x);
}

/** Hamming-windowed low-pass around a position in section samples; the weights add up to 1. */
function tapsAt(position: number, step: number): Taps {
  const pass = step >= 1 ? PASS / step : 1;
  const half = step >= 1 ? HALF_LENGTH * step : FINER_HALF_LENGTH;
  const first = Math.ceil(position - half);
  const count = Math.floor(position + half) - first + 1;
  const weights = Float64Array.from({ length: count }, (_, i) => {
    const distance = first + i - position;
    return pass * sinc(pass * distance) * (0.54 + 0.46 * cos((Math.PI * distance) / half));
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return { first, weights: Float32Array.from(weights, (weight) => weight / sum) };
}

/** Samples that are left of `sampleCount` when each is `step` samples after the one before. */
export function resampledCount(sampleCount: number, step: number): number {
  return Math.floor((sampleCount - 1) / step) + 1;
}

/** A trace with `margin` samples more on both sides, its first and last held. */
export function heldLine(trace: Float32Array, margin: number): Float64Array {
  const line = new Float64Array(trace.length + 2 * margin);
  line.fill(trace[0], 0, margin);
  line.set(trace, margin);
  return line.fill(trace[trace.length - 1], margin + trace.length);
}

/**
 * Traces at every `step`-th sample (also less than 1 or between samples), after a low-pass below the new Nyquist
 * frequency. Beyond the ends of a trace its first and last sample are held. Step 2 is a filter of 15 weights.
 */
export function resampled(amplitudes: Float32Array, extent: Extent2d, step: number): Float32Array {
  const { traceCount, sampleCount } = extent;
  if (step === 1) return amplitudes.slice();
  const count = resampledCount(sampleCount, step);
  const taps = Array.from({ length: count }, (_, i) => tapsAt(i * step, step));
  const margin = Math.ceil(Math.max(HALF_LENGTH * step, FINER_HALF_LENGTH)) + 1;
  const out = new Float32Array(traceCount * count);
  for (let trace = 0; trace < traceCount; trace++) {
    const line = heldLine(amplitudes.subarray(trace * sampleCount, (trace + 1) * sampleCount), margin);
    for (let i = 0; i < count; i++) {
      const { first, weights } = taps[i];
      let sum = 0;
      for (let k = 0; k < weights.length; k++) sum += weights[k] * line[margin + first + k];
      out[trace * count + i] = sum;
    }
  }
  return out;
}
