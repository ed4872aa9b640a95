import { median } from '#seismic/channels/kernels/quantile';
import type { Extent2d } from '#seismic/signal/smooth';

/** Values along one axis of a grid. */
interface GridLine {
  readonly at: number;
  readonly count: number;
  readonly stride: number;
}

function reflected(index: number, count: number): number {
  let at = index;
  while (at < 0 || at >= count) at = at < 0 ? -1 - at : 2 * count - 1 - at;
  return at;
}

/** Mean of `size` (even) values from size / 2 before each place on, in place; reflected at the ends. */
function meanLine(values: Float32Array, { at, count, stride }: GridLine, sums: Float64Array): void {
  const size = sums.length - count;
  const half = size / 2;
  for (let i = 0; i + 1 < sums.length; i++)
    sums[i + 1] = sums[i] + values[at + reflected(i - half, count) * stride];
  for (let i = 0; i < count; i++) values[at + i * stride] = (sums[i + size] - sums[i]) / size;
}

/** Mean of squares in windows of traces × samples (both even) around each sample, [trace][sample]. */
function meanSquares(values: Float32Array, extent: Extent2d, traces: number, samples: number): Float32Array {
  const { traceCount, sampleCount } = extent;
  const means = values.map((value) => value * value);
  const acrossSums = new Float64Array(traceCount + traces);
  for (let at = 0; at < sampleCount; at++)
    meanLine(means, { at, count: traceCount, stride: sampleCount }, acrossSums);
  const alongSums = new Float64Array(sampleCount + samples);
  for (let at = 0; at < means.length; at += sampleCount)
    meanLine(means, { at, count: sampleCount, stride: 1 }, alongSums);
  return means;
}

/**
 * 1 / √(Σ² in a window of traces × samples around each sample + 0.02 of the median of Σ²), [trace][sample]: what
 * normalises a correlation with a template of unit energy.
 */
export function inverseWindowNorm(
  values: Float32Array,
  extent: Extent2d,
  traces: number,
  samples: number,
): Float32Array {
  const energy = meanSquares(values, extent, traces, samples);
  for (let i = 0; i < energy.length; i++) energy[i] = Math.max(0, energy[i] * traces * samples);
  const floor = 0.02 * median(energy) + 1e-12;
  return energy.map((value) => 1 / Math.sqrt(value + floor));
}
