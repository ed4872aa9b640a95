/** For tests of training: the backend of the embedded engine, which is many times as fast as plain JavaScript. */
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { registerWasmKernels } from '#learning/kernels/wasmKernels';

/** Nets are computed on it from now on. */
export async function useEmbeddedBackend(): Promise<void> {
  registerWasmKernels();
  await tf.setBackend('wasm');
}
