import { clamp } from '#seismic/channels/balance';
import { withCore } from '#seismic/channels/kernels/coreMemory';
import { gaussianMean } from '#seismic/channels/kernels/gaussianMean';
import { median } from '#seismic/channels/kernels/quantile';
import type { Extent2d, SmoothingWidths } from '#seismic/signal/smooth';

const GRADIENT_WIDTHS = { traces: 0.7, samples: 0.6 };
/** Largest slope in samples per trace. */
const STEEPEST = 3;

/** Values along one axis of a grid: where the line begins, how many values, how far apart. */
interface GridLine {
  readonly at: number;
  readonly count: number;
  readonly stride: number;
}

/** Difference per step at place `i`: central inside, one-sided at the ends. */
function gradientAt(values: Float32Array, { at, count, stride }: GridLine, i: number): number {
  if (count < 2) return 0;
  const before = Math.max(0, i - 1);
  const after = Math.min(count - 1, i + 1);
  return (values[at + after * stride] - values[at + before * stride]) / (after - before);
}

/** Products of the derivatives: across · along and along². */
function gradientProducts(
  values: Float32Array,
  extent: Extent2d,
): { crossed: Float32Array; along: Float32Array } {
  const { traceCount, sampleCount } = extent;
  const crossed = new Float32Array(values.length);
  const along = new Float32Array(values.length);
  for (let trace = 0; trace < traceCount; trace++) {
    const first = trace * sampleCount;
    const row = { at: first, count: sampleCount, stride: 1 };
    for (let sample = 0; sample < sampleCount; sample++) {
      const column = { at: sample, count: traceCount, stride: sampleCount };
      const bySample = Math.fround(gradientAt(values, row, sample));
      crossed[first + sample] = gradientAt(values, column, trace) * bySample;
      along[first + sample] = bySample * bySample;
    }
  }
  return { crossed, along };
}

/** Local slope in samples per trace from the structure tensor, at most 3 in magnitude. */
export function tensorSlope(
  amplitudes: Float32Array,
  extent: Extent2d,
  widths: SmoothingWidths,
): Float32Array {
  const products = gradientProducts(gaussianMean(amplitudes, extent, GRADIENT_WIDTHS), extent);
  const crossed = gaussianMean(products.crossed, extent, widths);
  const along = gaussianMean(products.along, extent, widths);
  const floor = 1e-3 * median(along) + 1e-12;
  return crossed.map((value, i) => clamp(-value / (along[i] + floor), -STEEPEST, STEEPEST));
}

/** Mean along the slope at each sample over ± `reach` traces. */
export function slantMean(
  amplitudes: Float32Array,
  slopes: Float32Array,
  { traceCount: traces, sampleCount: samples }: Extent2d,
  reach: number,
): Float32Array {
  return withCore((memory) => {
    const source = memory.put(amplitudes);
    const target = memory.room(amplitudes.length);
    memory.kernels.slantMean({ source, slopes: memory.put(slopes), traces, samples, reach, target });
    return memory.copy(target, amplitudes.length);
  });
}

/** Amplitudes less their mean along the local slope: what does not continue from trace to trace. */
export function slantResidual(
  amplitudes: Float32Array,
  extent: Extent2d,
  widths: SmoothingWidths,
  reach: number,
): Float32Array {
  const mean = slantMean(amplitudes, tensorSlope(amplitudes, extent, widths), extent, reach);
  return amplitudes.map((amplitude, i) => amplitude - mean[i]);
}
