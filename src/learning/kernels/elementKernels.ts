import { Identity, type KernelFunc, util } from '@tensorflow/tfjs-core';
import { inputOf } from '#learning/kernels/convolutionAttributes';
import { BIAS_GRADIENT, RECTIFIER_GRADIENT } from '#learning/kernels/kernelNames';
import type { KernelOverride } from '#learning/kernels/kernelOverride';
import { wasmBackendOf } from '#learning/kernels/wasmBackend';

/** The backend's own copies the values. */
const identity: KernelFunc = ({ inputs, backend }) => wasmBackendOf(backend).share(inputOf(inputs, 'x'));

const rectifierGradient: KernelFunc = ({ inputs, backend }) => {
  const wasm = wasmBackendOf(backend);
  const [dy, y] = ['dy', 'y'].map((name) => inputOf(inputs, name));
  const out = wasm.makeOutput([...y.shape]);
  const [atDy, atY, atOut] = [dy, y, out].map((tensor) => wasm.addressOf(tensor));
  wasm.core.rectifierGradient({ dy: atDy, y: atY, count: util.sizeFromShape(y.shape), out: atOut });
  return out;
};

const biasGradient: KernelFunc = ({ inputs, backend }) => {
  const wasm = wasmBackendOf(backend);
  const dy = inputOf(inputs, 'dy');
  const columns = dy.shape[dy.shape.length - 1];
  const out = wasm.makeOutput([columns]);
  const [atDy, atOut] = [dy, out].map((tensor) => wasm.addressOf(tensor));
  const rows = util.sizeFromShape(dy.shape) / Math.max(1, columns);
  wasm.core.columnSums({ from: atDy, rows, columns, out: atOut });
  return out;
};

/** What goes value by value: the gradients of rectifier and bias, and another tensor of the same values. */
export const ELEMENT_KERNELS: KernelOverride[] = [
  { kernelName: Identity, kernelFunc: identity },
  { kernelName: RECTIFIER_GRADIENT, kernelFunc: rectifierGradient },
  { kernelName: BIAS_GRADIENT, kernelFunc: biasGradient },
];
