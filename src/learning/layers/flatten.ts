import * as tf from '@tensorflow/tfjs-core';
import type { LayerBase } from '#learning/layers/layerData';
import type { LayerKind } from '#learning/layers/layerKind';
import { sizeOfShape } from '#learning/layers/shapes';

/** All values of an example in one row: [row][column][channel]. */
export interface Flatten extends LayerBase {
  readonly kind: 'flatten';
}

export const flatten: LayerKind<Flatten> = {
  read: (fields) => ({ kind: 'flatten', ...fields.base() }),
  outputShape: (_, [input]) => [sizeOfShape(input)],
  parameters: () => [],
  multiplications: () => 0,
  reference: (_, { inputs: [values] }) => ({
    output: values,
    backward: (dy) => ({ parameters: [], inputs: [() => dy] }),
  }),
  tensor: (_, { inputs: [x] }) => ({
    output: tf.reshape(x, [x.shape[0], -1]),
    backward: (dy) => ({ parameters: [], inputs: [() => tf.reshape(dy, x.shape)] }),
  }),
  graph: (_, { graph: builder, inputs: [x], inputShapes: [shape], outputShape }) => ({
    output: builder.reshape(x, outputShape),
    backward: (dy) => ({ parameters: [], inputs: [() => builder.reshape(dy, shape)] }),
  }),
  keras: () => ({ className: 'Flatten', config: {}, weights: [] }),
  drawing: { operation: 'Reshape', detail: () => 'all values in a row' },
};
