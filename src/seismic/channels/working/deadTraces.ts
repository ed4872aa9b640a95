import { median } from '#seismic/channels/kernels/quantile';
import type { Extent2d } from '#seismic/signal/smooth';

/** A trace with less than this part of the median Σ|a| is dead. */
const DEAD_SHARE = 1e-6;
/** A trace with so many times the median Σ|a| of the traces around it has noise alone. */
const NOISY = { times: 5, traces: 16 };

/**
 * Numbers of the traces that have no signal: dead ones, and noisy ones, which are far stronger than the traces around
 * them. `amplitudes` must be finite.
 */
export function deadTracesOf(amplitudes: Float32Array, { traceCount, sampleCount }: Extent2d): number[] {
  const sums = new Float32Array(traceCount);
  for (let trace = 0; trace < traceCount; trace++) {
    let sum = 0;
    for (let i = trace * sampleCount; i < (trace + 1) * sampleCount; i++) sum += Math.abs(amplitudes[i]);
    sums[trace] = sum;
  }
  const least = DEAD_SHARE * median(sums);
  const isNoisy = (trace: number): boolean => {
    const around = sums.slice(Math.max(0, trace - NOISY.traces), trace + NOISY.traces + 1).sort();
    const middle = around[around.length >> 1];
    return middle > least && sums[trace] > NOISY.times * middle;
  };
  return [...sums.keys()].filter((trace) => sums[trace] === 0 || sums[trace] < least || isNoisy(trace));
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
