import * as tf from '@tensorflow/tfjs-core';
import type { LayerBase, Numbers, Placed } from '#learning/layers/layerData';
import type { LayerKind, Site } from '#learning/layers/layerKind';

/** The sum of several inputs of one shape, value by value. */
export interface Add extends LayerBase {
  readonly kind: 'add';
}

/** Each input takes the gradient of the sum as it is. */
function summed<T>(inputs: readonly T[], output: T): Placed<T> {
  return { output, backward: (dy) => ({ parameters: [], inputs: inputs.map(() => () => dy) }) };
}

function sumOf({ inputs }: Site<Numbers>): Float64Array {
  return Float64Array.from(inputs[0], (_, i) => inputs.reduce((sum, values) => sum + values[i], 0));
}

export const add: LayerKind<Add> = {
  read: (fields) => ({ kind: 'add', ...fields.base() }),
  outputShape: ({ name }, inputs) => {
    if (inputs.some((shape) => `${shape}` !== `${inputs[0]}`))
      throw new RangeError(`${name} needs inputs of one shape`);
    return [...inputs[0]];
  },
  parameters: () => [],
  multiplications: () => 0,
  takesSeveral: true,
  reference: (_, site) => summed(site.inputs, sumOf(site)),
  tensor: (_, { inputs }) =>
    summed(
      inputs,
      inputs.reduce((sum, x) => tf.add(sum, x)),
    ),
  graph: (_, { graph, inputs }) =>
    summed(
      inputs,
      inputs.reduce((sum, x) => graph.add('AddV2', [sum, x])),
    ),
  keras: () => ({ className: 'Add', config: {}, weights: [] }),
  drawing: { operation: 'AddN', detail: () => 'sum, value by value' },
};
