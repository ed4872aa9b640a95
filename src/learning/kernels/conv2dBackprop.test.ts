import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerConvolutionGradients } from '#learning/kernels/conv2dBackprop';
import { createRandom } from '#seismic/numerics/random';

interface Case {
  readonly x: [number, number, number, number];
  readonly filter: [number, number, number, number];
  readonly strides: [number, number];
  readonly pad: 'same' | 'valid' | [[0, 0], [number, number], [number, number], [0, 0]];
}

const CASES: Case[] = [
  { x: [2, 11, 9, 1], filter: [5, 5, 1, 8], strides: [1, 1], pad: 'same' },
  { x: [3, 8, 8, 16], filter: [5, 5, 16, 32], strides: [1, 1], pad: 'same' },
  { x: [2, 7, 10, 3], filter: [3, 2, 3, 5], strides: [2, 3], pad: 'valid' },
  { x: [1, 10, 7, 4], filter: [4, 3, 4, 1], strides: [3, 2], pad: 'same' },
  { x: [2, 6, 6, 2], filter: [1, 1, 2, 3], strides: [1, 1], pad: 'valid' },
  {
    x: [2, 6, 5, 2],
    filter: [3, 3, 2, 9],
    strides: [2, 1],
    pad: [
      [0, 0],
      [2, 1],
      [0, 3],
      [0, 0],
    ],
  },
  { x: [2, 6, 5, 2], filter: [1, 1, 2, 3], strides: [2, 3], pad: 'valid' },
  { x: [2, 33, 33, 4], filter: [5, 5, 4, 8], strides: [2, 2], pad: 'valid' },
  { x: [1, 5, 5, 9], filter: [5, 5, 9, 8], strides: [1, 1], pad: 'valid' },
];

const random = createRandom(11);

function noise(shape: number[]): Float32Array {
  return Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => random.normal());
}

/** Runs both gradient kernels of a backend; `dy` has the shape of the convolution's output. */
async function gradientsOn(
  backend: string,
  example: Case,
  values: Record<'x' | 'filter' | 'dy', Float32Array>,
) {
  await tf.setBackend(backend);
  const { strides, pad } = example;
  const shared = { strides, pad, dataFormat: 'NHWC' };
  return tf.tidy(() => {
    const x = tf.tensor4d(values.x, example.x);
    const filter = tf.tensor4d(values.filter, example.filter);
    const out = tf.conv2d(x, filter, strides, pad);
    const dy = tf.tensor4d(values.dy.subarray(0, out.size), out.shape);
    const run = (name: string, inputs: tf.NamedTensorMap, attributes: tf.NamedAttrMap): Float32Array => {
      const result = tf.engine().runKernel<tf.Tensor>(name, inputs, { ...shared, ...attributes });
      return Float32Array.from(result.dataSync());
    };
    return {
      byX: run(tf.Conv2DBackpropInput, { dy, filter }, { inputShape: example.x }),
      byFilter: run(tf.Conv2DBackpropFilter, { x, dy }, { filterShape: example.filter }),
    };
  });
}

/** Σ dy · conv(x, filter) on the backend that is set, added up in double precision. */
function weightedSum(
  { strides, pad, ...shapes }: Case,
  values: Record<'x' | 'filter' | 'dy', Float32Array>,
): number {
  return tf.tidy(() => {
    const x = tf.tensor4d(values.x, shapes.x);
    const out = tf.conv2d(x, tf.tensor4d(values.filter, shapes.filter), strides, pad);
    return Float32Array.from(out.dataSync()).reduce((sum, value, i) => sum + value * values.dy[i], 0);
  });
}

/** Largest difference as a share of the largest value of `expected`. */
function worstShare(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  let peak = 0;
  let worst = 0;
  for (let i = 0; i < expected.length; i++) {
    peak = Math.max(peak, Math.abs(expected[i]));
    worst = Math.max(worst, Math.abs(found[i] - expected[i]));
  }
  return found.length === expected.length ? worst / peak : Number.NaN;
}

beforeAll(() => {
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(`${dirname(entry)}/`);
  registerConvolutionGradients();
});

describe('convolution gradients on wasm', () => {
  it.each(CASES)('agree with the plain JS backend for %o', async (example) => {
    const values = { x: noise(example.x), filter: noise(example.filter), dy: noise([20000]) };
    const found = await gradientsOn('wasm', example, values);
    const expected = await gradientsOn('cpu', example, values);
    expect(worstShare(found.byFilter, expected.byFilter)).toBeLessThan(2e-6);
    expect(worstShare(found.byX, expected.byX)).toBeLessThan(2e-6);
  });

  it('are the slopes of the convolution itself by central differences', async () => {
    const example = CASES[1];
    const values = { x: noise(example.x), filter: noise(example.filter), dy: noise([20000]) };
    const { byX, byFilter } = await gradientsOn('wasm', example, values);
    const steps = random.fork('steps');
    const step = 0.5;
    for (let i = 0; i < 12; i++) {
      const name = i % 2 === 0 ? 'x' : 'filter';
      const at = steps.integer(values[name].length);
      const [above, below] = [step, -step].map((change) => {
        const moved = { ...values, [name]: values[name].slice() };
        moved[name][at] += change;
        return weightedSum(example, moved);
      });
      const slope = (above - below) / (2 * step);
      const found = (name === 'x' ? byX : byFilter)[at];
      expect(Math.abs(found - slope)).toBeLessThan(1e-3 * Math.max(1, Math.abs(slope)));
    }
  });

  it('do not change while other tensors come and go, and leave none behind', async () => {
    const example = CASES[0];
    const values = { x: noise(example.x), filter: noise(example.filter), dy: noise([20000]) };
    const first = await gradientsOn('wasm', example, values);
    const { numTensors } = tf.memory();
    for (let i = 0; i < 20; i++) expect(await gradientsOn('wasm', example, values)).toEqual(first);
    expect(tf.memory().numTensors).toBe(numTensors);
  });

  it('refuse channels first', async () => {
    await tf.setBackend('wasm');
    const x = tf.zeros([1, 2, 4, 4]);
    const attributes = { strides: [1, 1], pad: 'valid', dataFormat: 'NCHW', filterShape: [3, 3, 2, 1] };
    const run = () => tf.engine().runKernel(tf.Conv2DBackpropFilter, { x, dy: x }, attributes);
    expect(run).toThrow('channels last');
    x.dispose();
  });
});
