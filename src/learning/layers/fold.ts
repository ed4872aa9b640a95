import * as tf from '@tensorflow/tfjs-core';
import type { LayerBase, Shape } from '#learning/layers/layerData';
import type { LayerKind } from '#learning/layers/layerKind';
import { imageShape } from '#learning/layers/shapes';

/**
 * Neighbouring columns put behind each other as channels: an image of [height][width][channel] becomes
 * [height][width / columns][columns · channel]. No value is changed, so that a convolution after it covers
 * twice as many columns at half the cost.
 */
export interface Fold extends LayerBase {
  readonly kind: 'fold';
  readonly columns: number;
}

/** The opposite of `fold`: channels put beside each other as columns. */
export interface Unfold extends LayerBase {
  readonly kind: 'unfold';
  readonly columns: number;
}

const MOST_COLUMNS = 16;

function foldedShape({ name, columns }: Fold, input: Shape): number[] {
  const [height, width, channels] = imageShape(name, input);
  if (width % columns !== 0)
    throw new RangeError(`${name} needs a multiple of ${columns} columns, not ${width}`);
  return [height, width / columns, channels * columns];
}

function unfoldedShape({ name, columns }: Unfold, input: Shape): number[] {
  const [height, width, channels] = imageShape(name, input);
  if (channels % columns !== 0)
    throw new RangeError(`${name} needs a multiple of ${columns} channels, not ${channels}`);
  return [height, width * columns, channels / columns];
}

/** In memory the values stay where they are: only the shape is another one. */
const reshaping: Pick<
  LayerKind<LayerBase>,
  'parameters' | 'multiplications' | 'reference' | 'tensor' | 'graph'
> = {
  parameters: () => [],
  multiplications: () => 0,
  reference: (_, { inputs: [values] }) => ({
    output: values,
    backward: (dy) => ({ parameters: [], inputs: [() => dy] }),
  }),
  tensor: (_, { inputs: [x], outputShape }) => ({
    output: tf.reshape(x, [x.shape[0], ...outputShape]),
    backward: (dy) => ({ parameters: [], inputs: [() => tf.reshape(dy, x.shape)] }),
  }),
  graph: (_, { graph: builder, inputs: [x], inputShapes: [shape], outputShape }) => ({
    output: builder.reshape(x, outputShape),
    backward: (dy) => ({ parameters: [], inputs: [() => builder.reshape(dy, shape)] }),
  }),
};

export const fold: LayerKind<Fold> = {
  ...reshaping,
  read: (fields) => ({ kind: 'fold', ...fields.base(), columns: fields.size('columns', MOST_COLUMNS) }),
  outputShape: (layer, [input]) => foldedShape(layer, input),
  keras: (layer, [input]) => ({
    className: 'Reshape',
    config: { target_shape: foldedShape(layer, input) },
    weights: [],
  }),
  drawing: { operation: 'Reshape', detail: ({ columns }) => `${columns} columns as channels` },
};

export const unfold: LayerKind<Unfold> = {
  ...reshaping,
  read: (fields) => ({ kind: 'unfold', ...fields.base(), columns: fields.size('columns', MOST_COLUMNS) }),
  outputShape: (layer, [input]) => unfoldedShape(layer, input),
  keras: (layer, [input]) => ({
    className: 'Reshape',
    config: { target_shape: unfoldedShape(layer, input) },
    weights: [],
  }),
  drawing: { operation: 'Reshape', detail: ({ columns }) => `channels as ${columns} columns` },
};
