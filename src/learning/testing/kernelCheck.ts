/** For tests: runs kernels of a backend and compares their results. */
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { registerWasmKernels } from '#learning/kernels/wasmKernels';
import type { Random } from '#seismic/numerics/random';

export interface Values {
  readonly shape: number[];
  readonly values: Float32Array;
}

/** Makes both backends ready. */
export function prepareKernels(): void {
  registerWasmKernels();
}

export function noise(random: Random, shape: number[]): Values {
  const length = shape.reduce((product, size) => product * size, 1);
  return { shape, values: Float32Array.from({ length }, () => random.normal()) };
}

/** Result of one kernel of a backend for these inputs. */
export async function runKernelOn(
  backend: 'wasm' | 'cpu',
  kernelName: string,
  inputs: Readonly<Record<string, Values>>,
  attributes: tf.NamedAttrMap = {},
): Promise<Values> {
  await tf.setBackend(backend);
  const out = tf.tidy(() => {
    const tensors = Object.entries(inputs).map(([name, { values, shape }]) => [
      name,
      tf.tensor(values, shape),
    ]);
    return tf.engine().runKernel<tf.Tensor>(kernelName, Object.fromEntries(tensors), attributes);
  });
  const found = { shape: out.shape, values: Float32Array.from(out.dataSync()) };
  out.dispose();
  return found;
}

/** Largest difference as a share of the largest value of `expected`; NaN where the shapes differ. */
export function worstShare(found: Values, expected: Values): number {
  let peak = 1e-30;
  let worst = 0;
  for (let i = 0; i < expected.values.length; i++) {
    peak = Math.max(peak, Math.abs(expected.values[i]));
    worst = Math.max(worst, Math.abs(found.values[i] - expected.values[i]));
  }
  return `${found.shape}` === `${expected.shape}` ? worst / peak : Number.NaN;
}
