import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { registerWasmKernels } from '#learning/kernels/wasmKernels';

const modules = createRequire(import.meta.url);

/** Makes WebAssembly the engine of this thread's TensorFlow. False where it did not start. */
export async function startWasmBackend(): Promise<boolean> {
  setWasmPaths(`${dirname(modules.resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  registerWasmKernels();
  const isStarted = await tf.setBackend('wasm').catch(() => false);
  return isStarted && tf.getBackend() === 'wasm';
}
