import { type CoreMemory, withCore } from '#seismic/channels/kernels/coreMemory';
import { placedMean } from '#seismic/channels/kernels/gaussianMean';
import { placedQuantile } from '#seismic/channels/kernels/quantile';
import type { Extent2d, SmoothingWidths } from '#seismic/signal/smooth';

const GRADIENT_WIDTHS = { traces: 0.7, samples: 0.6 };
/** Largest slope in samples per trace. */
const STEEPEST = 3;

/** Address of the local slope of placed amplitudes. */
function placedSlope(memory: CoreMemory, source: number, extent: Extent2d, widths: SmoothingWidths): number {
  const { traceCount: traces, sampleCount: samples } = extent;
  const count = traces * samples;
  const products = { crossed: memory.room(count), along: memory.room(count) };
  const smooth = placedMean(memory, source, extent, GRADIENT_WIDTHS);
  memory.kernels.gradientProducts({ source: smooth, traces, samples, ...products });
  const above = placedMean(memory, products.crossed, extent, widths);
  const below = placedMean(memory, products.along, extent, widths);
  const floor = 1e-3 * placedQuantile({ memory, address: below, count }, 0.5) + 1e-12;
  const target = memory.room(count);
  memory.kernels.ratios({ above, below, count, floor, factor: -1, most: STEEPEST, target });
  return target;
}

/** Local slope in samples per trace from the structure tensor, at most 3 in magnitude. */
export function tensorSlope(
  amplitudes: Float32Array,
  extent: Extent2d,
  widths: SmoothingWidths,
): Float32Array {
  return withCore((memory) =>
    memory.copy(placedSlope(memory, memory.put(amplitudes), extent, widths), amplitudes.length),
  );
}

/**
 * Amplitudes less their mean along the local slope over ± `reach` traces: what does not continue from trace to trace.
 */
export function slantResidual(
  amplitudes: Float32Array,
  extent: Extent2d,
  widths: SmoothingWidths,
  reach: number,
): Float32Array {
  const { traceCount: traces, sampleCount: samples } = extent;
  const count = amplitudes.length;
  return withCore((memory) => {
    const source = memory.put(amplitudes);
    const slopes = placedSlope(memory, source, extent, widths);
    const [mean, target] = [memory.room(count), memory.room(count)];
    memory.kernels.slantMean({ source, slopes, traces, samples, reach, target: mean });
    memory.kernels.subtract({ from: source, other: mean, count, target });
    return memory.copy(target, count);
  });
}
