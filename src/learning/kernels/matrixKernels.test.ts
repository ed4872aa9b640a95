import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { noise, prepareKernels, runKernelOn, worstShare } from '#learning/testing/kernelCheck';
import { createRandom } from '#seismic/numerics/random';

/** Rows, inner size and columns. */
const SIZES = [
  [16, 2048, 64],
  [64, 864, 4],
  [1, 1, 1],
  [3, 5, 7],
  [7, 9, 8],
  [5, 2, 13],
  [9, 33, 3],
];
const TURNS = [
  [false, false],
  [false, true],
  [true, false],
  [true, true],
];

const random = createRandom(5);

beforeAll(prepareKernels);

describe('a product of matrices on wasm', () => {
  it.each(SIZES)('agrees with the plain JS backend for %i x %i x %i', async (rows, inner, columns) => {
    for (const [transposeA, transposeB] of TURNS) {
      const a = noise(random, transposeA ? [inner, rows] : [rows, inner]);
      const b = noise(random, transposeB ? [columns, inner] : [inner, columns]);
      const attributes = { transposeA, transposeB };
      const [found, expected] = [
        await runKernelOn('wasm', tf.BatchMatMul, { a, b }, attributes),
        await runKernelOn('cpu', tf.BatchMatMul, { a, b }, attributes),
      ];
      expect(worstShare(found, expected)).toBeLessThan(3e-6);
    }
  });

  it('leaves stacks of matrices to the backend', async () => {
    const a = noise(random, [2, 3, 4]);
    const b = noise(random, [2, 4, 5]);
    const [found, expected] = [
      await runKernelOn('wasm', tf.BatchMatMul, { a, b }),
      await runKernelOn('cpu', tf.BatchMatMul, { a, b }),
    ];
    expect(worstShare(found, expected)).toBeLessThan(3e-6);
  });

  it('refuses matrices that do not fit', async () => {
    const run = runKernelOn('wasm', tf.BatchMatMul, { a: noise(random, [3, 4]), b: noise(random, [5, 2]) });
    await expect(run).rejects.toThrow('4 columns and 5 rows');
  });
});
