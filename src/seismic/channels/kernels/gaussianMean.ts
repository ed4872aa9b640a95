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
 * Gaussian mean of trace-major values, [trace][sample]; widths are standard deviations in traces and samples.
 * Values are reflected at the edges; a width of 0 leaves that direction as it is.
 */
export function gaussianMean(values: Float32Array, extent: Extent2d, widths: SmoothingWidths): Float32Array {
  return withCore((memory) => {
    const source = memory.put(values);
    const across = widths.traces > 0 ? smoothAlongTraces(memory, source, extent, widths.traces) : source;
    const both = widths.samples > 0 ? smoothAlongSamples(memory, across, extent, widths.samples) : across;
    return memory.copy(both, values.length);
  });
}

/** Gaussian mean of the squares of trace-major amplitudes. */
export function meanEnergy(
  amplitudes: Float32Array,
  extent: Extent2d,
  widths: SmoothingWidths,
): Float32Array {
  return gaussianMean(
    amplitudes.map((amplitude) => amplitude * amplitude),
    extent,
    widths,
  );
}
