import * as tf from '@tensorflow/tfjs-core';
import { activatedGraph, activatedTensor } from '#learning/layers/activations';
import { IMAGES } from '#learning/layers/graphBuilder';
import type { GraphAttributes } from '#learning/layers/graphOperation';
import type { LayerBase, Numbers, Placed } from '#learning/layers/layerData';
import type { GraphSite, LayerKind, Site } from '#learning/layers/layerKind';
import { imageShape, sizeOfShape } from '#learning/layers/shapes';

/** The largest value of each square of `size`, squares side by side; what is left over is not used. */
export interface MaxPool extends LayerBase {
  readonly kind: 'maxPool';
  readonly size: number;
}

/** For each output the index of the largest input of its square, the first of equals, rows before columns. */
function largestOf({ size }: MaxPool, values: Numbers, input: readonly number[], output: readonly number[]) {
  const [, inWidth, channels] = input;
  const [height, width] = output;
  const chosen = new Int32Array(sizeOfShape(output)).fill(-1);
  for (let y = 0; y < height * size; y++)
    for (let x = 0; x < width * size; x++)
      for (let c = 0; c < channels; c++) {
        const to = (Math.floor(y / size) * width + Math.floor(x / size)) * channels + c;
        const from = (y * inWidth + x) * channels + c;
        if (chosen[to] < 0 || values[from] > values[chosen[to]]) chosen[to] = from;
      }
  return chosen;
}

function reference(layer: MaxPool, site: Site<Numbers>): Placed<Numbers> {
  const [values] = site.inputs;
  const chosen = largestOf(layer, values, site.inputShapes[0], site.outputShape);
  const byInput = (dy: Numbers): Float64Array => {
    const sums = new Float64Array(values.length);
    chosen.forEach((from, i) => {
      sums[from] += dy[i];
    });
    return sums;
  };
  return {
    output: Float64Array.from(chosen, (from) => values[from]),
    backward: (dy) => ({ parameters: [], inputs: [() => byInput(dy)] }),
  };
}

function tensor({ size }: MaxPool, { inputs: [x], activation }: Site<tf.Tensor>): Placed<tf.Tensor> {
  const attributes = { filterSize: size, strides: size, pad: 'valid' };
  const output: tf.Tensor = tf.engine().runKernel(tf.MaxPool, { x }, attributes);
  const byInput = (dy: tf.Tensor): tf.Tensor =>
    tf.engine().runKernel(tf.MaxPoolGrad, { dy, input: x, output }, attributes);
  return activatedTensor(activation, {
    output,
    backward: (dy) => ({ parameters: [], inputs: [() => byInput(dy)] }),
  });
}

function graph({ size }: MaxPool, { graph: builder, inputs: [x], activation }: GraphSite): Placed<string> {
  const window = { kind: 'integers', value: [1, size, size, 1] } as const;
  const padding = { kind: 'text', value: 'VALID' } as const;
  const attributes: GraphAttributes = { ...IMAGES, ksize: window, strides: window, padding };
  const output = builder.add('MaxPool', [x], attributes);
  return activatedGraph(activation, builder, {
    output,
    backward: (dy) => ({
      parameters: [],
      inputs: [() => builder.add('MaxPoolGrad', [x, output, dy], attributes)],
    }),
  });
}

export const maxPool: LayerKind<MaxPool> = {
  read: (fields) => ({ kind: 'maxPool', ...fields.base(), size: fields.size('size', 16) }),
  outputShape: ({ name, size }, [input]) => {
    const [inHeight, inWidth, channels] = imageShape(name, input);
    const [height, width] = [Math.floor(inHeight / size), Math.floor(inWidth / size)];
    if (height < 1 || width < 1)
      throw new RangeError(`${name} is larger than its input of ${inHeight} x ${inWidth}`);
    return [height, width, channels];
  },
  parameters: () => [],
  multiplications: () => 0,
  passesActivation: true,
  reference,
  tensor,
  graph,
  keras: ({ size }) => ({
    className: 'MaxPooling2D',
    config: { pool_size: [size, size], strides: [size, size], padding: 'valid' },
    weights: [],
  }),
  drawing: { operation: 'MaxPool', detail: ({ size }) => `largest of each ${size} × ${size}` },
};
