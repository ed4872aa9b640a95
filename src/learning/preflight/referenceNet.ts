import { type LayerSpec, layerShapes, type ModelSpec, sizeOfShape } from '#learning/model/modelSpec';
import type { Batch, LabelledBatch } from '#learning/network/network';
import { exp, log } from '#seismic/numerics/mathematics';

/** Numbers of any precision; computed with in double. */
type Numbers = ArrayLike<number>;
type Convolution = Extract<LayerSpec, { kind: 'convolution' }>;

/** One layer's place: shapes of what goes in and of what comes out, without the batch. */
interface Shapes {
  readonly input: readonly number[];
  readonly output: readonly number[];
}

/** Zeros in front of the first row or column. */
function paddingBefore({ padding, kernel, stride }: Convolution, input: number, output: number): number {
  return padding === 'same' ? Math.max(0, (output - 1) * stride + kernel - input) >> 1 : 0;
}

function convolve(layer: Convolution, { input, output }: Shapes, values: Numbers, weights: Numbers) {
  const [inHeight, inWidth, channels] = input;
  const [height, width, filters] = output;
  const { kernel, stride } = layer;
  const top = paddingBefore(layer, inHeight, height);
  const left = paddingBefore(layer, inWidth, width);
  const out = new Float64Array(sizeOfShape(output));
  const addPixel = (pixel: number, tap: number, to: number): void => {
    for (let c = 0; c < channels; c++) {
      const value = values[pixel * channels + c];
      const from = (tap * channels + c) * filters;
      for (let f = 0; value !== 0 && f < filters; f++) out[to + f] += value * weights[from + f];
    }
  };
  for (let place = 0; place < height * width; place++) {
    const [y, x] = [Math.floor(place / width) * stride - top, (place % width) * stride - left];
    for (let tap = 0; tap < kernel * kernel; tap++) {
      const [row, column] = [y + Math.floor(tap / kernel), x + (tap % kernel)];
      const isInside = row >= 0 && row < inHeight && column >= 0 && column < inWidth;
      if (isInside) addPixel(row * inWidth + column, tap, place * filters);
    }
  }
  return out;
}

function largestOfSquares(size: number, { input, output }: Shapes, values: Numbers): Float64Array {
  const [, inWidth, channels] = input;
  const [height, width] = output;
  const out = new Float64Array(sizeOfShape(output)).fill(Number.NEGATIVE_INFINITY);
  for (let y = 0; y < height * size; y++)
    for (let x = 0; x < width * size; x++)
      for (let c = 0; c < channels; c++) {
        const to = (Math.floor(y / size) * width + Math.floor(x / size)) * channels + c;
        out[to] = Math.max(out[to], values[(y * inWidth + x) * channels + c]);
      }
  return out;
}

function multiply(values: Numbers, weights: Numbers, units: number): Float64Array {
  const out = new Float64Array(units);
  for (let i = 0; i < values.length; i++)
    for (let unit = 0; unit < units; unit++) out[unit] += values[i] * weights[i * units + unit];
  return out;
}

/** Adds the biases and applies the activation, in place. */
function finish(out: Float64Array, biases: Numbers, isRelu: boolean): Float64Array {
  for (let i = 0; i < out.length; i++) {
    const value = out[i] + biases[i % biases.length];
    out[i] = isRelu && value < 0 ? 0 : value;
  }
  return out;
}

function logitsOfPanel(spec: ModelSpec, weights: readonly Numbers[], panel: Numbers): Numbers {
  const shapes = layerShapes(spec);
  let [values, tensor] = [panel, 0];
  spec.layers.forEach((layer, i) => {
    const shape = { input: i === 0 ? spec.inputShape : shapes[i - 1], output: shapes[i] };
    if (layer.kind === 'maxPool') values = largestOfSquares(layer.size, shape, values);
    if (layer.kind !== 'convolution' && layer.kind !== 'dense') return;
    const [kernel, biases] = [weights[tensor], weights[tensor + 1]];
    const product =
      layer.kind === 'dense' ? multiply(values, kernel, layer.units) : convolve(layer, shape, values, kernel);
    values = finish(product, biases, layer.activation === 'relu');
    tensor += 2;
  });
  return values;
}

/**
 * Outputs of a net before the softmax, [example][class], straight from the layers' definitions and in double
 * precision: what engines and their gradients are held against. Shares no code with them.
 */
export function referenceLogits(
  spec: ModelSpec,
  weights: readonly Numbers[],
  { count, panels }: Batch,
): Float64Array {
  const length = sizeOfShape(spec.inputShape);
  const rows = Array.from({ length: count }, (_, i) =>
    Array.from(logitsOfPanel(spec, weights, panels.subarray(i * length, (i + 1) * length))),
  );
  return Float64Array.from(rows.flat());
}

/** Softmax of one row, in double precision. */
export function referenceSoftmax(row: Numbers): number[] {
  const values = Array.from(row);
  const most = Math.max(...values);
  const powers = values.map((value) => exp(value - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** Mean cross-entropy of logits [example][class] by the examples' weights, in nats. */
export function referenceLoss(
  logits: Float64Array,
  { count, labels, exampleWeights }: LabelledBatch,
): number {
  const classCount = logits.length / count;
  let [sum, total] = [0, 0];
  for (let i = 0; i < count; i++) {
    const row = logits.subarray(i * classCount, (i + 1) * classCount);
    const weight = exampleWeights ? exampleWeights[i] : 1;
    const most = Math.max(...row);
    sum += weight * (most - row[labels[i]] + log(row.reduce((part, value) => part + exp(value - most), 0)));
    total += weight;
  }
  return sum / total;
}

/** Multiplications that one panel takes. */
export function multiplicationsOf(spec: ModelSpec): number {
  const shapes = layerShapes(spec);
  return spec.layers.reduce((sum, layer, i) => {
    const input = i === 0 ? spec.inputShape : shapes[i - 1];
    if (layer.kind === 'dense') return sum + sizeOfShape(input) * layer.units;
    if (layer.kind !== 'convolution') return sum;
    return sum + sizeOfShape(shapes[i]) * layer.kernel * layer.kernel * input[2];
  }, 0);
}
