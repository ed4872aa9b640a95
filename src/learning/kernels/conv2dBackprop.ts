import {
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  getKernel,
  type KernelFunc,
  registerKernel,
  unregisterKernel,
} from '@tensorflow/tfjs-core';
import { inputOf, shape4, sizesOf } from '#learning/kernels/convolutionAttributes';
import { filterGradient } from '#learning/kernels/filterGradient';
import { inputGradient } from '#learning/kernels/inputGradient';
import { floatsOf, wasmBackendOf } from '#learning/kernels/wasmBackend';

const conv2dBackpropFilter: KernelFunc = ({ inputs, backend, attrs }) => {
  const wasm = wasmBackendOf(backend);
  const x = inputOf(inputs, 'x');
  const dy = inputOf(inputs, 'dy');
  const filterShape = shape4(attrs?.filterShape);
  const sizes = sizesOf(shape4(x.shape), filterShape, attrs);
  const out = wasm.makeOutput(filterShape, 'float32');
  filterGradient(sizes, { x: floatsOf(wasm, x), dy: floatsOf(wasm, dy) }, floatsOf(wasm, out));
  return out;
};

const conv2dBackpropInput: KernelFunc = ({ inputs, backend, attrs }) => {
  const wasm = wasmBackendOf(backend);
  const dy = inputOf(inputs, 'dy');
  const filter = inputOf(inputs, 'filter');
  const inputShape = shape4(attrs?.inputShape);
  const sizes = sizesOf(inputShape, shape4(filter.shape), attrs);
  const out = wasm.makeOutput(inputShape, 'float32');
  inputGradient(sizes, { dy: floatsOf(wasm, dy), filter: floatsOf(wasm, filter) }, floatsOf(wasm, out));
  return out;
};

/**
 * Gives the backend "wasm" the gradients of a convolution that it needs to train: the kernel's, which
 * it lacks (tfjs issue 8474), and the input's, which it has but slowly. Channels last, any stride and
 * padding. May be called more than once.
 */
export function registerConvolutionGradients(): void {
  const kernels = {
    [Conv2DBackpropFilter]: conv2dBackpropFilter,
    [Conv2DBackpropInput]: conv2dBackpropInput,
  };
  for (const [kernelName, kernelFunc] of Object.entries(kernels)) {
    if (getKernel(kernelName, 'wasm')) unregisterKernel(kernelName, 'wasm');
    registerKernel({ kernelName, backendName: 'wasm', kernelFunc });
  }
}
