import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { noise, prepareKernels, runKernelOn, type Values } from '#learning/testing/kernelCheck';
import { createRandom } from '#seismic/numerics/random';

const CASES = [
  { shape: [2, 8, 8, 16], size: 2 },
  { shape: [3, 7, 9, 5], size: 2 },
  { shape: [1, 10, 11, 3], size: 3 },
  { shape: [1, 4, 4, 1], size: 4 },
  { shape: [2, 5, 5, 6], size: 1 },
];

const random = createRandom(8);

/** Gradients of a pooling on both backends; both take the first of equal values. */
async function gradientsOf(
  input: Values,
  attributes: tf.NamedAttrMap,
): Promise<Record<'wasm' | 'cpu', Values>> {
  const output = await runKernelOn('cpu', tf.MaxPool, { x: input }, attributes);
  const dy = noise(random, output.shape);
  const run = (backend: 'wasm' | 'cpu'): Promise<Values> =>
    runKernelOn(backend, tf.MaxPoolGrad, { dy, input, output }, attributes);
  return { wasm: await run('wasm'), cpu: await run('cpu') };
}

beforeAll(prepareKernels);

describe('the gradient of a pooling on wasm', () => {
  it.each(CASES)('is that of the plain JS backend for $shape by $size', async ({ shape, size }) => {
    const attributes = { filterSize: size, strides: size, pad: 'valid' };
    const { wasm, cpu } = await gradientsOf(noise(random, shape), attributes);
    expect(wasm).toEqual(cpu);
  });

  it('goes to the first of equal values', async () => {
    const input = noise(random, [2, 6, 6, 7]);
    for (let i = 0; i < input.values.length; i++) input.values[i] = Math.max(0, Math.round(input.values[i]));
    const { wasm, cpu } = await gradientsOf(input, { filterSize: 2, strides: 2, pad: 'valid' });
    expect(wasm).toEqual(cpu);
  });

  it('is left to the backend where squares overlap', async () => {
    const { wasm, cpu } = await gradientsOf(noise(random, [1, 6, 6, 2]), {
      filterSize: 3,
      strides: 2,
      pad: 'same',
    });
    expect(wasm).toEqual(cpu);
  });
});
