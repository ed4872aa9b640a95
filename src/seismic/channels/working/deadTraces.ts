import { median } from '#seismic/channels/kernels/quantile';
import type { Extent2d } from '#seismic/signal/smooth';

/** A trace with less than this part of the median Σ|a| is dead. */
const DEAD_SHARE = 1e-6;

/** Numbers of the traces that have no signal. `amplitudes` must be finite. */
export function deadTracesOf(amplitudes: Float32Array, { traceCount, sampleCount }: Extent2d): number[] {
  const sums = new Float32Array(traceCount);
  for (let trace = 0; trace < traceCount; trace++) {
    let sum = 0;
    for (let i = trace * sampleCount; i < (trace + 1) * sampleCount; i++) sum += Math.abs(amplitudes[i]);
    sums[trace] = sum;
  }
  const least = DEAD_SHARE * median(sums);
  return [...sums.keys()].filter((trace) => sums[trace] === 0 || sums[trace] < least);
}

/** Replaces each dead trace by the mean of its nearest live neighbours, in place; at an edge by the nearest. */
export function fillDeadTraces(amplitudes: Float32Array, extent: Extent2d, dead: readonly number[]): void {
  const { traceCount, sampleCount } = extent;
  if (dead.length === traceCount) return;
  const isDead = new Uint8Array(traceCount);
  for (const trace of dead) isDead[trace] = 1;
  const nearest = (trace: number, step: 1 | -1): number => {
    let other = trace;
    while (isDead[other] === 1) other += step;
    return other < 0 || other >= traceCount ? -1 : other;
  };
  for (const trace of dead) {
    const [before, after] = [nearest(trace, -1), nearest(trace, 1)];
    const left = (before < 0 ? after : before) * sampleCount;
    const right = (after < 0 ? before : after) * sampleCount;
    for (let i = 0; i < sampleCount; i++)
      amplitudes[trace * sampleCount + i] = 0.5 * (amplitudes[left + i] + amplitudes[right + i]);
  }
}
