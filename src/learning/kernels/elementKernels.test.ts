import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { BIAS_GRADIENT, RECTIFIER_GRADIENT } from '#learning/kernels/kernelNames';
import { noise, prepareKernels, runKernelOn } from '#learning/testing/kernelCheck';
import { createRandom } from '#seismic/numerics/random';

const random = createRandom(9);

beforeAll(prepareKernels);

describe('kernels that go value by value', () => {
  it.each([[[1]], [[7]], [[4, 4]], [[3, 5, 7, 2]]])('rectifier gradient of shape %o', async (shape) => {
    const dy = noise(random, shape);
    const y = noise(random, shape);
    for (let i = 0; i < y.values.length; i++) y.values[i] = Math.max(0, y.values[i]);
    const found = await runKernelOn('wasm', RECTIFIER_GRADIENT, { dy, y });
    expect(found).toEqual({ shape, values: dy.values.map((value, i) => (y.values[i] > 0 ? value : 0)) });
  });

  it.each([[[5, 3]], [[1, 1]], [[200, 12]], [[3, 40, 5, 16]], [[2, 33, 31, 21]], [[130, 36]]])(
    'bias gradient of shape %o',
    async (shape) => {
      const dy = noise(random, shape);
      const columns = shape[shape.length - 1];
      const sums = new Float64Array(columns);
      dy.values.forEach((value, i) => {
        sums[i % columns] += value;
      });
      const { values, shape: found } = await runKernelOn('wasm', BIAS_GRADIENT, { dy });
      expect(found).toEqual([columns]);
      sums.forEach((sum, i) => {
        expect(Math.abs(values[i] - sum)).toBeLessThan(1e-5 * Math.sqrt(dy.values.length / columns));
      });
    },
  );

  it('another tensor of the same values shares them and stays valid after the first', async () => {
    await tf.setBackend('wasm');
    const first = tf.tensor1d([1, 2, 3]);
    const { numDataBuffers } = tf.memory();
    const second = tf.clone(first);
    expect(tf.memory().numDataBuffers).toBe(numDataBuffers);
    first.dispose();
    expect([...second.dataSync()]).toEqual([1, 2, 3]);
    second.dispose();
  });
});
