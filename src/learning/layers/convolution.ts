import * as tf from '@tensorflow/tfjs-core';
import { biasGradient, rectifierGradient } from '#learning/kernels/kernelNames';
import { type ActivationName, activatedGraph, activatedTensor } from '#learning/layers/activations';
import { addBiases, biasesOf, sumsByChannel } from '#learning/layers/biases';
import { IMAGES } from '#learning/layers/graphBuilder';
import type { GraphAttributes } from '#learning/layers/graphOperation';
import type { LayerBase, Numbers, Placed } from '#learning/layers/layerData';
import type { GraphSite, LayerKind, Site } from '#learning/layers/layerKind';
import { sizeOfShape } from '#learning/layers/shapes';
import { forEachTap, PADDINGS, sizeAfter, type Window } from '#learning/layers/window';

/** A convolution with square kernels and biases, on images. */
export interface Convolution extends LayerBase, Window {
  readonly kind: 'convolution';
  readonly name: string;
  readonly filters: number;
  readonly activation: ActivationName;
}

function reference(layer: Convolution, site: Site<Numbers>): Placed<Numbers> {
  const { filters } = layer;
  const { outputShape } = site;
  const [values] = site.inputs;
  const [input] = site.inputShapes;
  const [weights, biases] = site.parameters;
  const channels = input[2];
  const output = new Float64Array(sizeOfShape(outputShape));
  forEachTap(layer, input, outputShape, (pixel, tap, place) => {
    const to = place * filters;
    for (let c = 0; c < channels; c++) {
      const value = values[pixel * channels + c];
      const from = (tap * channels + c) * filters;
      for (let f = 0; value !== 0 && f < filters; f++) output[to + f] += value * weights[from + f];
    }
  });
  const byWeights = (dy: Numbers): Float64Array => {
    const sums = new Float64Array(weights.length);
    forEachTap(layer, input, outputShape, (pixel, tap, place) => {
      for (let c = 0; c < channels; c++)
        for (let f = 0; f < filters; f++)
          sums[(tap * channels + c) * filters + f] += values[pixel * channels + c] * dy[place * filters + f];
    });
    return sums;
  };
  const byInput = (dy: Numbers): Float64Array => {
    const sums = new Float64Array(values.length);
    forEachTap(layer, input, outputShape, (pixel, tap, place) => {
      for (let c = 0; c < channels; c++)
        for (let f = 0; f < filters; f++)
          sums[pixel * channels + c] += weights[(tap * channels + c) * filters + f] * dy[place * filters + f];
    });
    return sums;
  };
  return {
    output: addBiases(output, biases),
    backward: (dy) => ({
      parameters: [byWeights(dy), sumsByChannel(dy, filters)],
      inputs: [() => byInput(dy)],
    }),
  };
}

/** With its biases, and the rectifier where it is asked for, in one kernel. */
function tensor({ stride, padding }: Convolution, site: Site<tf.Tensor>): Placed<tf.Tensor> {
  const [x] = site.inputs;
  const [filter, bias] = site.parameters;
  const isRectified = site.activation === 'relu';
  const shared = { strides: [stride, stride], pad: padding, dataFormat: 'NHWC' };
  const run = (kernelName: string, inputs: tf.NamedTensorMap, more: tf.NamedAttrMap): tf.Tensor =>
    tf.engine().runKernel(kernelName, inputs, { ...shared, ...more });
  const backward = (dy: tf.Tensor) => ({
    parameters: [run(tf.Conv2DBackpropFilter, { x, dy }, { filterShape: filter.shape }), biasGradient(dy)],
    inputs: [() => run(tf.Conv2DBackpropInput, { dy, filter }, { inputShape: x.shape })],
  });
  const activation = isRectified ? 'relu' : 'linear';
  const output = run(tf.FusedConv2D, { x, filter, bias }, { dilations: [1, 1], activation });
  if (isRectified) return { output, backward: (dy) => backward(rectifierGradient(dy, output)) };
  return activatedTensor(site.activation, { output, backward });
}

function graph(layer: Convolution, { graph: builder, ...site }: GraphSite): Placed<string> {
  const [input] = site.inputs;
  const [filter, bias] = site.parameters;
  const attributes: GraphAttributes = {
    ...IMAGES,
    strides: { kind: 'integers', value: [1, layer.stride, layer.stride, 1] },
    padding: { kind: 'text', value: layer.padding.toUpperCase() },
  };
  const filterShape = [layer.kernel, layer.kernel, site.inputShapes[0][2], layer.filters];
  const product = builder.add('Conv2D', [input, filter], attributes);
  return activatedGraph(site.activation, builder, {
    output: builder.add('BiasAdd', [product, bias], IMAGES),
    backward: (dy) => ({
      parameters: [
        builder.add('Conv2DBackpropFilter', [input, builder.constant(filterShape), dy], attributes),
        builder.add('BiasAddGrad', [dy], IMAGES),
      ],
      inputs: [
        () => {
          const size = builder.add('Shape', [input]);
          return builder.add('Conv2DBackpropInput', [size, filter, dy], attributes);
        },
      ],
    }),
  });
}

function kernelShape({ kernel, filters }: Convolution, channels: number): number[] {
  return [kernel, kernel, channels, filters];
}

export const convolution: LayerKind<Convolution> = {
  read: (fields) => ({
    kind: 'convolution',
    ...fields.base(),
    filters: fields.size('filters', 512),
    kernel: fields.size('kernel', 31),
    stride: fields.size('stride', 16),
    // Models of before padding was a choice had none.
    padding: fields.choice('padding', PADDINGS, 'valid'),
    activation: fields.activation(),
  }),
  outputShape: (layer, [input]) => [...sizeAfter(layer, input), layer.filters],
  parameters: (layer, [input]) => {
    const fanIn = layer.kernel * layer.kernel * input[2];
    const shape = kernelShape(layer, input[2]);
    return [{ name: 'weights', role: 'weights', shape, fanIn }, biasesOf(layer.filters, fanIn)];
  },
  multiplications: ({ kernel }, [input], output) => sizeOfShape(output) * kernel * kernel * input[2],
  reference,
  tensor,
  graph,
  keras: (layer, [input]) => ({
    className: 'Conv2D',
    config: {
      filters: layer.filters,
      kernel_size: [layer.kernel, layer.kernel],
      strides: [layer.stride, layer.stride],
      padding: layer.padding,
    },
    weights: [
      { name: 'kernel', shape: kernelShape(layer, input[2]) },
      { name: 'bias', shape: [layer.filters] },
    ],
  }),
  drawing: {
    operation: 'Conv2D',
    detail: ({ filters, kernel, stride }) => `${filters} kernels of ${kernel} × ${kernel}, stride ${stride}`,
  },
};
