import { BatchMatMul, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import { inputOf } from '#learning/kernels/convolutionAttributes';
import type { KernelOverride } from '#learning/kernels/kernelOverride';
import { product, productOfTurned } from '#learning/kernels/matrixProduct';
import { wasmBackendOf } from '#learning/kernels/wasmBackend';

/** Rows and columns of one matrix; null for a stack of several. */
function matrixOf({ shape }: TensorInfo): readonly [number, number] | null {
  const stack = shape.slice(0, -2);
  return stack.every((size) => size === 1) ? [shape[shape.length - 2], shape[shape.length - 1]] : null;
}

function isOurs({ inputs, attrs }: Parameters<KernelFunc>[0]): boolean {
  const { a, b } = inputs;
  const areFloats = a?.dtype === 'float32' && b?.dtype === 'float32';
  const areSingle = areFloats && a.shape.length === b.shape.length && matrixOf(a) && matrixOf(b);
  return Boolean(areSingle) && !(attrs?.transposeA && attrs?.transposeB);
}

const batchMatMul: KernelFunc = ({ inputs, backend, attrs }) => {
  const wasm = wasmBackendOf(backend);
  const a = inputOf(inputs, 'a');
  const b = inputOf(inputs, 'b');
  const [rowsOfA, columnsOfA] = matrixOf(a) ?? [0, 0];
  const [rowsOfB, columnsOfB] = matrixOf(b) ?? [0, 0];
  const [isTurnedA, isTurnedB] = [attrs?.transposeA === true, attrs?.transposeB === true];
  const [rows, inner] = isTurnedA ? [columnsOfA, rowsOfA] : [rowsOfA, columnsOfA];
  const [innerOfB, columns] = isTurnedB ? [columnsOfB, rowsOfB] : [rowsOfB, columnsOfB];
  if (inner !== innerOfB) throw new Error(`Matrices of ${inner} columns and ${innerOfB} rows do not fit`);
  const out = wasm.makeOutput([...a.shape.slice(0, -2), rows, columns]);
  const [atA, atB, atOut] = [a, b, out].map((tensor) => wasm.addressOf(tensor));
  const operands = { a: atA, b: atB, out: atOut, rows, inner, columns };
  if (isTurnedA) productOfTurned(wasm, operands);
  else product(wasm, operands, isTurnedB);
  return out;
};

/** A product of two matrices, one of them transposed or none. */
export const MATRIX_KERNELS: KernelOverride[] = [
  { kernelName: BatchMatMul, kernelFunc: batchMatMul, isOurs },
];
