import {
  DepthwiseConv2dNativeBackpropFilter,
  DepthwiseConv2dNativeBackpropInput,
  type KernelFunc,
} from '@tensorflow/tfjs-core';
import { type ConvolutionSizes, inputOf, shape4, sizesOf } from '#learning/kernels/convolutionAttributes';
import type { KernelOverride } from '#learning/kernels/kernelOverride';
import { wasmBackendOf } from '#learning/kernels/wasmBackend';

/** Sizes that both gradients take. */
function geometryOf(sizes: ConvolutionSizes) {
  const { inHeight, inWidth, outHeight, outWidth, inChannels, filterHeight, filterWidth } = sizes;
  const { strideHeight, strideWidth, padTop, padLeft } = sizes;
  return {
    ...{ inHeight, inWidth, outHeight, outWidth, strideHeight, strideWidth, padTop, padLeft },
    channels: inChannels,
    kernelHeight: filterHeight,
    kernelWidth: filterWidth,
  };
}

const backpropFilter: KernelFunc = ({ inputs, backend, attrs }) => {
  const wasm = wasmBackendOf(backend);
  const [x, dy] = ['x', 'dy'].map((name) => inputOf(inputs, name));
  const filterShape = shape4(attrs?.filterShape);
  const sizes = sizesOf(shape4(x.shape), filterShape, attrs);
  const out = wasm.makeOutput(filterShape);
  const [atX, atDy, sums] = [x, dy, out].map((tensor) => wasm.addressOf(tensor));
  const geometry = geometryOf(sizes);
  const [large, small] = [x, dy].map(({ shape }) => 4 * shape[1] * shape[2] * shape[3]);
  wasm.core.clear({ at: sums, byteCount: 4 * filterShape[0] * filterShape[1] * filterShape[2] });
  for (let i = 0; i < sizes.batchSize; i++)
    wasm.core.addDepthwiseFilterGradient({ ...geometry, x: atX + i * large, dy: atDy + i * small, sums });
  return out;
};

const backpropInput: KernelFunc = ({ inputs, backend, attrs }) => {
  const wasm = wasmBackendOf(backend);
  const [dy, filter] = ['dy', 'filter'].map((name) => inputOf(inputs, name));
  const inputShape = shape4(attrs?.inputShape);
  const sizes = sizesOf(inputShape, shape4(filter.shape), attrs);
  const out = wasm.makeOutput(inputShape);
  const [atDy, atFilter, atDx] = [dy, filter, out].map((tensor) => wasm.addressOf(tensor));
  const geometry = { ...geometryOf(sizes), filter: atFilter };
  const [large, small] = [out, dy].map(({ shape }) => 4 * shape[1] * shape[2] * shape[3]);
  wasm.core.clear({ at: atDx, byteCount: sizes.batchSize * large });
  for (let i = 0; i < sizes.batchSize; i++)
    wasm.core.addDepthwiseInputGradient({ ...geometry, dy: atDy + i * small, dx: atDx + i * large });
  return out;
};

/** Gradients of a convolution with one kernel for each channel, which the backend lacks. */
export const DEPTHWISE_KERNELS: KernelOverride[] = [
  { kernelName: DepthwiseConv2dNativeBackpropFilter, kernelFunc: backpropFilter },
  { kernelName: DepthwiseConv2dNativeBackpropInput, kernelFunc: backpropInput },
];
