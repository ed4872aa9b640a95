/** The first half of a separable convolution: one square kernel for each channel, without biases. */
import * as tf from '@tensorflow/tfjs-core';
import { IMAGES } from '#learning/layers/graphBuilder';
import type { GraphAttributes } from '#learning/layers/graphOperation';
import type { Numbers, Placed, Shape } from '#learning/layers/layerData';
import type { GraphSite, Site } from '#learning/layers/layerKind';
import { sizeOfShape } from '#learning/layers/shapes';
import { forEachTap, type Window } from '#learning/layers/window';

/** Calls `visit` with the places of a value, a weight and an output that meet. */
function forEachProduct(
  window: Window,
  [input, output]: readonly [Shape, Shape],
  visit: (value: number, weight: number, to: number) => void,
): void {
  const channels = input[2];
  forEachTap(window, input, output, (pixel, tap, place) => {
    for (let c = 0; c < channels; c++) visit(pixel * channels + c, tap * channels + c, place * channels + c);
  });
}

export function depthwiseReference(window: Window, site: Site<Numbers>): Placed<Numbers> {
  const { outputShape } = site;
  const [values] = site.inputs;
  const [weights] = site.parameters;
  const shapes = [site.inputShapes[0], outputShape] as const;
  const output = new Float64Array(sizeOfShape(outputShape));
  forEachProduct(window, shapes, (value, weight, to) => {
    output[to] += values[value] * weights[weight];
  });
  const byWeights = (dy: Numbers): Float64Array => {
    const sums = new Float64Array(weights.length);
    forEachProduct(window, shapes, (value, weight, to) => {
      sums[weight] += values[value] * dy[to];
    });
    return sums;
  };
  const byInput = (dy: Numbers): Float64Array => {
    const sums = new Float64Array(values.length);
    forEachProduct(window, shapes, (value, weight, to) => {
      sums[value] += weights[weight] * dy[to];
    });
    return sums;
  };
  return { output, backward: (dy) => ({ parameters: [byWeights(dy)], inputs: [() => byInput(dy)] }) };
}

export function depthwiseTensor({ stride, padding }: Window, site: Site<tf.Tensor>): Placed<tf.Tensor> {
  const [x] = site.inputs;
  const [filter] = site.parameters;
  const shared = { strides: [stride, stride], pad: padding, dilations: [1, 1], dataFormat: 'NHWC' };
  const run = (kernelName: string, inputs: tf.NamedTensorMap, more: tf.NamedAttrMap = {}): tf.Tensor =>
    tf.engine().runKernel(kernelName, inputs, { ...shared, ...more });
  return {
    output: run(tf.DepthwiseConv2dNative, { x, filter }),
    backward: (dy) => ({
      parameters: [run(tf.DepthwiseConv2dNativeBackpropFilter, { x, dy }, { filterShape: filter.shape })],
      inputs: [() => run(tf.DepthwiseConv2dNativeBackpropInput, { dy, filter }, { inputShape: x.shape })],
    }),
  };
}

export function depthwiseGraph({ stride, padding, kernel }: Window, site: GraphSite): Placed<string> {
  const { graph: builder } = site;
  const [x] = site.inputs;
  const [filter] = site.parameters;
  const attributes: GraphAttributes = {
    ...IMAGES,
    strides: { kind: 'integers', value: [1, stride, stride, 1] },
    padding: { kind: 'text', value: padding.toUpperCase() },
  };
  const filterShape = [kernel, kernel, site.inputShapes[0][2], 1];
  return {
    output: builder.add('DepthwiseConv2dNative', [x, filter], attributes),
    backward: (dy) => ({
      parameters: [
        builder.add(
          'DepthwiseConv2dNativeBackpropFilter',
          [x, builder.constant(filterShape), dy],
          attributes,
        ),
      ],
      inputs: [
        () =>
          builder.add(
            'DepthwiseConv2dNativeBackpropInput',
            [builder.add('Shape', [x]), filter, dy],
            attributes,
          ),
      ],
    }),
  };
}
