import * as tf from '@tensorflow/tfjs-core';
import { FLOAT } from '#learning/layers/graphBuilder';
import type { LayerBase, Numbers, Placed, Shape } from '#learning/layers/layerData';
import type { GraphSite, LayerKind, Site } from '#learning/layers/layerKind';

/** The channels of several images of one size, or several rows of values, behind each other. */
export interface Concatenate extends LayerBase {
  readonly kind: 'concatenate';
}

/** Length of the last axis of each input and the place where it begins in the output. */
function parts(shapes: readonly Shape[]): { readonly length: number; readonly first: number }[] {
  let first = 0;
  return shapes.map((shape) => {
    const part = { length: shape[shape.length - 1], first };
    first += part.length;
    return part;
  });
}

function reference(_: Concatenate, site: Site<Numbers>): Placed<Numbers> {
  const { inputs, inputShapes, outputShape } = site;
  const all = outputShape[outputShape.length - 1];
  const rows = inputs[0].length / inputShapes[0][inputShapes[0].length - 1];
  const output = new Float64Array(rows * all);
  const pieces = parts(inputShapes);
  /** Calls `visit` with each value's place in its own input and in the output. */
  const forEach = (k: number, visit: (own: number, joined: number) => void): void => {
    const { length, first } = pieces[k];
    for (let i = 0; i < rows * length; i++) visit(i, Math.floor(i / length) * all + first + (i % length));
  };
  inputs.forEach((values, k) => {
    forEach(k, (own, joined) => {
      output[joined] = values[own];
    });
  });
  const byInput = (dy: Numbers, k: number): Float64Array => {
    const slice = new Float64Array(inputs[k].length);
    forEach(k, (own, joined) => {
      slice[own] = dy[joined];
    });
    return slice;
  };
  return {
    output,
    backward: (dy) => ({ parameters: [], inputs: inputs.map((_input, k) => () => byInput(dy, k)) }),
  };
}

function tensor(_: Concatenate, { inputs, inputShapes }: Site<tf.Tensor>): Placed<tf.Tensor> {
  const axis = inputShapes[0].length;
  const lead = inputShapes[0].map(() => 0);
  return {
    output: tf.concat([...inputs], axis),
    backward: (dy) => ({
      parameters: [],
      inputs: parts(inputShapes).map(
        ({ first }, k) =>
          () =>
            tf.slice(dy, [...lead, first], inputs[k].shape),
      ),
    }),
  };
}

function graph(_: Concatenate, { graph: builder, inputs, inputShapes }: GraphSite): Placed<string> {
  const type = { kind: 'type', value: 'int32' } as const;
  const axis = builder.constantScalar(inputShapes[0].length);
  const attributes = { ...FLOAT, N: { kind: 'integer', value: inputs.length }, Tidx: type } as const;
  const lead = [...inputShapes[0].map(() => 0)];
  return {
    output: builder.add('ConcatV2', [...inputs, axis], attributes),
    backward: (dy) => ({
      parameters: [],
      inputs: parts(inputShapes).map(({ first }, k) => () => {
        // -1: all that there are.
        const size = builder.constant([-1, ...inputShapes[k]]);
        const begin = builder.constant([...lead, first]);
        return builder.add('Slice', [dy, begin, size], { ...FLOAT, Index: type });
      }),
    }),
  };
}

export const concatenate: LayerKind<Concatenate> = {
  read: (fields) => ({ kind: 'concatenate', ...fields.base() }),
  outputShape: ({ name }, inputs) => {
    const [first] = inputs;
    const leads = inputs.map((shape) => `${shape.slice(0, -1)}`);
    if (leads.some((lead) => lead !== leads[0]))
      throw new RangeError(
        `${name} needs inputs of one size, not ${inputs.map((s) => s.join(' x ')).join(', ')}`,
      );
    return [...first.slice(0, -1), parts(inputs).reduce((sum, { length }) => sum + length, 0)];
  },
  parameters: () => [],
  multiplications: () => 0,
  takesSeveral: true,
  reference,
  tensor,
  graph,
  keras: () => ({ className: 'Concatenate', config: { axis: -1 }, weights: [] }),
  drawing: { operation: 'ConcatV2', detail: () => 'channels behind each other' },
};
