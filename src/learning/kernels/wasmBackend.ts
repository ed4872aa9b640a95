import type { TensorInfo } from '@tensorflow/tfjs-core';

/** What our kernels use of tfjs-backend-wasm. */
export interface WasmBackendFace {
  makeOutput(shape: number[], dtype: 'float32'): TensorInfo;
  /** A view of the tensor's values; dead as soon as the backend allocates. */
  typedArrayFromHeap(tensor: TensorInfo): unknown;
}

function isWasmBackend(backend: object): backend is WasmBackendFace {
  return 'makeOutput' in backend && 'typedArrayFromHeap' in backend;
}

/** The backend as our kernels use it. */
export function wasmBackendOf(backend: object): WasmBackendFace {
  if (isWasmBackend(backend)) return backend;
  throw new Error('This kernel is for the backend "wasm" only');
}

/** A view of a float32 tensor's values in the backend's memory. */
export function floatsOf(backend: WasmBackendFace, tensor: TensorInfo): Float32Array {
  const values = backend.typedArrayFromHeap(tensor);
  if (values instanceof Float32Array) return values;
  throw new Error(`A ${tensor.dtype} tensor was given where float32 is needed`);
}
