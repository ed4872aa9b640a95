import type { ActivationName } from '#learning/layers/activations';
import { biasesOf } from '#learning/layers/biases';
import { type Convolution, convolution } from '#learning/layers/convolution';
import { depthwiseGraph, depthwiseReference, depthwiseTensor } from '#learning/layers/depthwise';
import type { LayerBase, Placed, Shape } from '#learning/layers/layerData';
import type { LayerKind, Site } from '#learning/layers/layerKind';
import { sizeOfShape } from '#learning/layers/shapes';
import { PADDINGS, sizeAfter, type Window } from '#learning/layers/window';

/** One square kernel for each channel, then a 1 x 1 convolution over the channels, with biases. */
export interface SeparableConvolution extends LayerBase, Window {
  readonly kind: 'separableConvolution';
  readonly name: string;
  readonly filters: number;
  readonly activation: ActivationName;
}

/** The second half, which takes the channels together. */
function pointwiseOf({ name, filters, activation }: SeparableConvolution): Convolution {
  return { kind: 'convolution', name, filters, kernel: 1, stride: 1, padding: 'valid', activation };
}

/** What goes from the first half to the second. */
function middleShape(layer: SeparableConvolution, [input]: readonly Shape[]): Shape {
  return [...sizeAfter(layer, input), input[2]];
}

/** Both halves, one after the other, each with its own parameters. */
function chained<T, S extends Site<T>>(
  layer: SeparableConvolution,
  site: S,
  [depthwise, pointwise]: readonly [(own: S) => Placed<T>, (own: S) => Placed<T>],
): Placed<T> {
  const middle = middleShape(layer, site.inputShapes);
  const [weights, ...others] = site.parameters;
  const first = depthwise({ ...site, parameters: [weights], outputShape: middle });
  const second = pointwise({ ...site, parameters: others, inputs: [first.output], inputShapes: [middle] });
  return {
    output: second.output,
    backward: (dy) => {
      const back = second.backward(dy);
      const { parameters, inputs } = first.backward(back.inputs[0]());
      return { parameters: [...parameters, ...back.parameters], inputs };
    },
  };
}

export const separableConvolution: LayerKind<SeparableConvolution> = {
  read: (fields) => ({
    kind: 'separableConvolution',
    ...fields.base(),
    filters: fields.size('filters', 512),
    kernel: fields.size('kernel', 31),
    stride: fields.size('stride', 16),
    padding: fields.choice('padding', PADDINGS),
    activation: fields.activation(),
  }),
  outputShape: (layer, [input]) => [...sizeAfter(layer, input), layer.filters],
  parameters: ({ kernel, filters }, [[, , channels]]) => {
    const depthwise = { shape: [kernel, kernel, channels, 1], fanIn: kernel * kernel };
    const pointwise = { shape: [1, 1, channels, filters], fanIn: channels };
    return [
      { name: 'depthwise weights', role: 'weights', ...depthwise },
      { name: 'pointwise weights', role: 'weights', ...pointwise },
      biasesOf(filters, channels),
    ];
  },
  multiplications: (layer, inputs) => {
    const middle = sizeOfShape(middleShape(layer, inputs));
    return middle * (layer.kernel * layer.kernel + layer.filters);
  },
  reference: (layer, site) =>
    chained(layer, site, [
      (own) => depthwiseReference(layer, own),
      (own) => convolution.reference(pointwiseOf(layer), own),
    ]),
  tensor: (layer, site) =>
    chained(layer, site, [
      (own) => depthwiseTensor(layer, own),
      (own) => convolution.tensor(pointwiseOf(layer), own),
    ]),
  graph: (layer, site) =>
    chained(layer, site, [
      (own) => depthwiseGraph(layer, own),
      (own) => convolution.graph(pointwiseOf(layer), own),
    ]),
  keras: ({ filters, kernel, stride, padding }, [[, , channels]]) => ({
    className: 'SeparableConv2D',
    config: { filters, kernel_size: [kernel, kernel], strides: [stride, stride], padding },
    weights: [
      { name: 'depthwise_kernel', shape: [kernel, kernel, channels, 1] },
      { name: 'pointwise_kernel', shape: [1, 1, channels, filters] },
      { name: 'bias', shape: [filters] },
    ],
  }),
  drawing: {
    operation: 'DepthwiseConv2dNative',
    detail: ({ filters, kernel, stride }) =>
      `${kernel} × ${kernel} a channel, then ${filters} of 1 × 1, stride ${stride}`,
  },
};
