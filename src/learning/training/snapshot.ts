import { type ModelSpec, parameterShapes } from '#learning/model/modelSpec';
import type { Histogram, KernelPicture, LayerSnapshot } from '#learning/training/metrics';

const BIN_COUNT = 30;

/** Histogram over the values' own range; a tensor of one value gets a range around it. */
export function histogramOf(values: Float32Array): Histogram {
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let sumOfSquares = 0;
  for (const value of values) {
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
    sum += value;
    sumOfSquares += value * value;
  }
  const margin = maximum > minimum ? 0 : Math.max(1e-6, Math.abs(minimum) * 1e-3);
  const low = minimum - margin;
  const high = maximum + margin;
  const width = (high - low) / BIN_COUNT;
  // The last edge is the end itself: low + 30 · width may be rounded to less than the largest value.
  const edges = Array.from({ length: BIN_COUNT + 1 }, (_, i) => (i < BIN_COUNT ? low + i * width : high));
  const counts = new Array<number>(BIN_COUNT).fill(0);
  for (const value of values) counts[Math.min(BIN_COUNT - 1, Math.floor((value - low) / width))]++;
  return { edges, counts, minimum, maximum, sum, sumOfSquares };
}

/** First layer's kernels on the first input channel, [filter][row × column]. */
function kernelsOfFirstLayer(spec: ModelSpec, weights: readonly Float32Array[]): KernelPicture {
  const [first] = parameterShapes(spec);
  if (first.shape.length !== 4)
    return { layer: first.layer, height: 0, width: 0, count: 0, values: new Float32Array(0) };
  const [height, width, channels, count] = first.shape;
  const values = new Float32Array(count * height * width);
  for (let filter = 0; filter < count; filter++)
    for (let i = 0; i < height * width; i++)
      values[filter * height * width + i] = weights[0][i * channels * count + filter];
  return { layer: first.layer, height, width, count, values };
}

/** Weights and biases of all layers as histograms, and the first layer's kernels. */
export function snapshotOf(
  spec: ModelSpec,
  weights: readonly Float32Array[],
  at: { readonly step: number; readonly wallTimeMs: number },
): LayerSnapshot {
  const tensors = parameterShapes(spec).map(({ name }, i) => ({ name, histogram: histogramOf(weights[i]) }));
  return { ...at, tensors, kernels: kernelsOfFirstLayer(spec, weights) };
}
