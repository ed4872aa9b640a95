import {
  Conv2D,
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  FusedConv2D,
  type KernelFunc,
  type NamedAttrMap,
} from '@tensorflow/tfjs-core';
import { inputOf, shape4, sizesOf } from '#learning/kernels/convolutionAttributes';
import { convolutionForward } from '#learning/kernels/convolutionForward';
import { filterGradient } from '#learning/kernels/filterGradient';
import { inputGradient } from '#learning/kernels/inputGradient';
import type { KernelOverride } from '#learning/kernels/kernelOverride';
import { wasmBackendOf } from '#learning/kernels/wasmBackend';

/** Whether our forward kernel does it: channels last, no dilation, rectifier or nothing behind it. */
function isOurs(attributes: NamedAttrMap | undefined): boolean {
  const { dilations = 1, dataFormat, activation = 'linear' } = attributes ?? {};
  const isDense = Array.isArray(dilations) ? dilations.every((step) => step === 1) : dilations === 1;
  return isDense && dataFormat !== 'NCHW' && (activation === 'linear' || activation === 'relu');
}

const forward: KernelFunc = ({ inputs, backend, attrs }) => {
  const wasm = wasmBackendOf(backend);
  const x = inputOf(inputs, 'x');
  const filter = inputOf(inputs, 'filter');
  const sizes = sizesOf(shape4(x.shape), shape4(filter.shape), attrs);
  const out = wasm.makeOutput([sizes.batchSize, sizes.outHeight, sizes.outWidth, sizes.outChannels]);
  convolutionForward(wasm, sizes, {
    x: wasm.addressOf(x),
    filter: wasm.addressOf(filter),
    bias: inputs.bias ? wasm.addressOf(inputs.bias) : 0,
    isRectified: attrs?.activation === 'relu',
    out: wasm.addressOf(out),
  });
  return out;
};

const backpropFilter: KernelFunc = ({ inputs, backend, attrs }) => {
  const wasm = wasmBackendOf(backend);
  const x = inputOf(inputs, 'x');
  const dy = inputOf(inputs, 'dy');
  const filterShape = shape4(attrs?.filterShape);
  const sizes = sizesOf(shape4(x.shape), filterShape, attrs);
  const out = wasm.makeOutput(filterShape);
  filterGradient(wasm, sizes, {
    x: wasm.addressOf(x),
    dy: wasm.addressOf(dy),
    out: wasm.addressOf(out),
  });
  return out;
};

const backpropInput: KernelFunc = ({ inputs, backend, attrs }) => {
  const wasm = wasmBackendOf(backend);
  const dy = inputOf(inputs, 'dy');
  const filter = inputOf(inputs, 'filter');
  const inputShape = shape4(attrs?.inputShape);
  const sizes = sizesOf(inputShape, shape4(filter.shape), attrs);
  const out = wasm.makeOutput(inputShape);
  inputGradient(wasm, sizes, {
    dy: wasm.addressOf(dy),
    filter: wasm.addressOf(filter),
    out: wasm.addressOf(out),
  });
  return out;
};

/**
 * A convolution, with bias and rectifier or without, and its gradients: the kernel's, which the backend
 * lacks (tfjs issue 8474), and the input's. Channels last, any stride and padding.
 */
export const CONVOLUTION_KERNELS: KernelOverride[] = [
  { kernelName: Conv2D, kernelFunc: forward, isOurs: ({ attrs }) => isOurs(attrs) },
  {
    kernelName: FusedConv2D,
    kernelFunc: forward,
    isOurs: ({ inputs, attrs }) => !inputs.preluActivationWeights && isOurs(attrs),
  },
  { kernelName: Conv2DBackpropFilter, kernelFunc: backpropFilter },
  { kernelName: Conv2DBackpropInput, kernelFunc: backpropInput },
];
