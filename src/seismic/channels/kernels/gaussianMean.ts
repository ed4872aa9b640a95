import { type CoreMemory, withCore } from '#seismic/channels/kernels/coreMemory';
import { exp } from '#seismic/numerics/mathematics';
import type { Extent2d, SmoothingWidths } from '#seismic/signal/smooth';

/** The Gaussian is cut at this many standard deviations. */
const CUT = 4;

/** Half of a Gaussian's weights, the middle first; all of them add up to 1. */
export function gaussianHalf(sigma: number): Float32Array {
  const radius = Math.floor(CUT * sigma + 0.5);
  const weights = Float64Array.from({ length: radius + 1 }, (_, i) => exp((-0.5 * i * i) / (sigma * sigma)));
  const sum = weights.reduce((total, weight) => total + 2 * weight, -weights[0]);
  return Float32Array.from(weights, (weight) => weight / sum);
}

function smoothAlongSamples(memory: CoreMemory, source: number, extent: Extent2d, sigma: number): number {
  const { traceCount: traces, sampleCount: samples } = extent;
  const weights = gaussianHalf(sigma);
  const radius = weights.length - 1;
  const target = memory.room(traces * samples);
  memory.kernels.smoothSamples({
    source,
    traces,
    samples,
    weights: memory.put(weights),
    radius,
    scratch: memory.room(samples + 2 * radius + 16),
    line: memory.room(samples + 16),
    target,
  });
  return target;
}

function smoothAlongTraces(memory: CoreMemory, source: number, extent: Extent2d, sigma: number): number {
  const { traceCount: traces, sampleCount: samples } = extent;
  const weights = gaussianHalf(sigma);
  const radius = weights.length - 1;
  const target = memory.room(traces * samples);
  memory.kernels.smoothTraces({
    source,
    traces,
    samples,
    weights: memory.put(weights),
    radius,
    scratch: memory.room(16 * (traces + 2 * radius + 1)),
    target,
  });
  return target;
}

/**
 * Address of the Gaussian mean of placed values, [trace][sample]; widths are standard deviations in traces and
 * samples. Values are reflected at the edges; a width of 0 leaves that direction as it is.
 */
export function placedMean(
  memory: CoreMemory,
  source: number,
  extent: Extent2d,
  widths: SmoothingWidths,
): number {
  const across = widths.traces > 0 ? smoothAlongTraces(memory, source, extent, widths.traces) : source;
  return widths.samples > 0 ? smoothAlongSamples(memory, across, extent, widths.samples) : across;
}

/** Address of the Gaussian mean of the squares of placed values. */
export function placedEnergy(
  memory: CoreMemory,
  source: number,
  extent: Extent2d,
  widths: SmoothingWidths,
): number {
  const count = extent.traceCount * extent.sampleCount;
  const target = memory.room(count);
  memory.kernels.squares({ source, count, target });
  return placedMean(memory, target, extent, widths);
}

/** Gaussian mean of values, as `placedMean`. */
export function gaussianMean(values: Float32Array, extent: Extent2d, widths: SmoothingWidths): Float32Array {
  return withCore((memory) =>
    memory.copy(placedMean(memory, memory.put(values), extent, widths), values.length),
  );
}

/** Gaussian mean of the squares of amplitudes. */
export function meanEnergy(
  amplitudes: Float32Array,
  extent: Extent2d,
  widths: SmoothingWidths,
): Float32Array {
  return withCore((memory) =>
    memory.copy(placedEnergy(memory, memory.put(amplitudes), extent, widths), amplitudes.length),
  );
}
