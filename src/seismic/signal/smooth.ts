import { exp } from '#seismic/numerics/mathematics';
import type { SectionAxes } from '#seismic/section/section';

/** Number of traces and samples of trace-major values. */
export type Extent2d = Pick<SectionAxes, 'traceCount' | 'sampleCount'>;

/** Weights of a Gaussian cut at three sigma, adding up to 1. */
function gaussianWeights(sigma: number): Float64Array {
  const radius = Math.ceil(3 * sigma);
  const weights = new Float64Array(2 * radius + 1);
  let sum = 0;
  for (let i = -radius; i <= radius; i++) {
    weights[i + radius] = exp((-i * i) / (2 * sigma * sigma));
    sum += weights[i + radius];
  }
  for (let i = 0; i < weights.length; i++) weights[i] /= sum;
  return weights;
}

/** Weighted mean along one direction; beyond the edges the outermost value is held. */
function smoothLine(values: Float64Array, weights: Float64Array, out: Float64Array): void {
  const radius = (weights.length - 1) / 2;
  const last = values.length - 1;
  const isInside = (i: number): boolean => i >= radius && i + radius <= last;
  for (let i = 0; i <= last; i++) {
    let sum = 0;
    if (isInside(i)) for (let k = 0; k < weights.length; k++) sum += weights[k] * values[i - radius + k];
    else
      for (let k = -radius; k <= radius; k++)
        sum += weights[k + radius] * values[Math.min(last, Math.max(0, i + k))];
    out[i] = sum;
  }
}

function smoothAlongTraces(values: Float32Array, extent: Extent2d, sigma: number): void {
  const { traceCount, sampleCount } = extent;
  const weights = gaussianWeights(sigma);
  const radius = (weights.length - 1) / 2;
  const source = values.slice();
  const row = new Float64Array(sampleCount);
  for (let trace = 0; trace < traceCount; trace++) {
    row.fill(0);
    for (let k = -radius; k <= radius; k++) {
      const from = Math.min(traceCount - 1, Math.max(0, trace + k)) * sampleCount;
      const weight = weights[k + radius];
      for (let sample = 0; sample < sampleCount; sample++) row[sample] += weight * source[from + sample];
    }
    values.set(row, trace * sampleCount);
  }
}

function smoothAlongSamples(values: Float32Array, extent: Extent2d, sigma: number): void {
  const { traceCount, sampleCount } = extent;
  const weights = gaussianWeights(sigma);
  const line = new Float64Array(sampleCount);
  const out = new Float64Array(sampleCount);
  for (let trace = 0; trace < traceCount; trace++) {
    line.set(values.subarray(trace * sampleCount, (trace + 1) * sampleCount));
    smoothLine(line, weights, out);
    values.set(out, trace * sampleCount);
  }
}

/** Standard deviations of a Gaussian; 0 leaves that direction unchanged. */
export interface SmoothingWidths {
  readonly traces: number;
  readonly samples: number;
}

/** Gaussian mean in place over trace-major values; edge values are held beyond the edges. */
export function smoothInPlace(values: Float32Array, extent: Extent2d, widths: SmoothingWidths): void {
  if (widths.samples > 0) smoothAlongSamples(values, extent, widths.samples);
  if (widths.traces > 0) smoothAlongTraces(values, extent, widths.traces);
}

/** Gaussian mean of the squares of trace-major amplitudes. */
export function localEnergy(
  amplitudes: Float32Array,
  extent: Extent2d,
  widths: SmoothingWidths,
): Float32Array {
  const energy = amplitudes.map((amplitude) => amplitude * amplitude);
  smoothInPlace(energy, extent, widths);
  return energy;
}
