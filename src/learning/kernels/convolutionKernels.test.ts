import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { noise, prepareKernels, runKernelOn, type Values, worstShare } from '#learning/testing/kernelCheck';
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
  { x: [2, 33, 33, 2], filter: [5, 5, 2, 12], strides: [2, 2], pad: 'valid' },
  { x: [3, 15, 15, 12], filter: [5, 5, 12, 24], strides: [2, 2], pad: 'valid' },
  { x: [1, 5, 5, 9], filter: [5, 5, 9, 8], strides: [1, 1], pad: 'valid' },
  { x: [1, 1, 1, 1], filter: [1, 1, 1, 1], strides: [1, 1], pad: 'valid' },
  { x: [1, 3, 2, 5], filter: [3, 3, 5, 6], strides: [1, 1], pad: 'same' },
  { x: [2, 4, 9, 13], filter: [2, 4, 13, 7], strides: [1, 2], pad: 'same' },
];
/** Rounding of a sum of some hundred products in single precision, as a share of the largest. */
const ROUNDING = 3e-6;

const random = createRandom(11);

interface Gradients {
  readonly byX: Values;
  readonly byFilter: Values;
}

function attributesOf({ strides, pad }: Case): tf.NamedAttrMap {
  return { strides, pad, dataFormat: 'NHWC', dilations: [1, 1] };
}

/** Both gradient kernels of a backend. */
async function gradientsOn(
  backend: 'wasm' | 'cpu',
  example: Case,
  { x, filter, dy }: Record<'x' | 'filter' | 'dy', Values>,
): Promise<Gradients> {
  const shared = attributesOf(example);
  const forInput = { ...shared, inputShape: example.x };
  const forFilter = { ...shared, filterShape: example.filter };
  return {
    byX: await runKernelOn(backend, tf.Conv2DBackpropInput, { dy, filter }, forInput),
    byFilter: await runKernelOn(backend, tf.Conv2DBackpropFilter, { x, dy }, forFilter),
  };
}

/** Random input, kernel, bias and gradient of the output. */
async function operandsOf(example: Case) {
  const x = noise(random, example.x);
  const filter = noise(random, example.filter);
  const out = await runKernelOn('cpu', tf.Conv2D, { x, filter }, attributesOf(example));
  return { x, filter, bias: noise(random, [example.filter[3]]), dy: noise(random, out.shape) };
}

beforeAll(prepareKernels);

describe('a convolution on wasm', () => {
  it.each(CASES)('agrees with the plain JS backend for %o', async (example) => {
    const { x, filter } = await operandsOf(example);
    const [found, expected] = [
      await runKernelOn('wasm', tf.Conv2D, { x, filter }, attributesOf(example)),
      await runKernelOn('cpu', tf.Conv2D, { x, filter }, attributesOf(example)),
    ];
    expect(worstShare(found, expected)).toBeLessThan(ROUNDING);
  });

  it.each(CASES)('agrees with bias and rectifier for %o', async (example) => {
    const { x, filter, bias } = await operandsOf(example);
    for (const activation of ['linear', 'relu']) {
      const attributes = { ...attributesOf(example), activation };
      const [found, expected] = [
        await runKernelOn('wasm', tf.FusedConv2D, { x, filter, bias }, attributes),
        await runKernelOn('cpu', tf.FusedConv2D, { x, filter, bias }, attributes),
      ];
      expect(worstShare(found, expected)).toBeLessThan(ROUNDING);
    }
  });

  it('passes NaN on', async () => {
    const { x, filter, bias } = await operandsOf(CASES[4]);
    x.values[2] = Number.NaN;
    const attributes = { ...attributesOf(CASES[4]), activation: 'relu' };
    const { values } = await runKernelOn('wasm', tf.FusedConv2D, { x, filter, bias }, attributes);
    expect([...values.subarray(0, 6)].map(Number.isNaN)).toEqual([false, false, false, true, true, true]);
  });

  it('leaves dilations to the backend', async () => {
    const { x, filter } = await operandsOf(CASES[0]);
    const attributes = { ...attributesOf(CASES[0]), dilations: [2, 2] };
    const [found, expected] = [
      await runKernelOn('wasm', tf.Conv2D, { x, filter }, attributes),
      await runKernelOn('cpu', tf.Conv2D, { x, filter }, attributes),
    ];
    expect(worstShare(found, expected)).toBeLessThan(ROUNDING);
  });
});

describe('convolution gradients on wasm', () => {
  it.each(CASES)('agree with the plain JS backend for %o', async (example) => {
    const operands = await operandsOf(example);
    const found = await gradientsOn('wasm', example, operands);
    const expected = await gradientsOn('cpu', example, operands);
    expect(worstShare(found.byFilter, expected.byFilter)).toBeLessThan(ROUNDING);
    expect(worstShare(found.byX, expected.byX)).toBeLessThan(ROUNDING);
  });

  it('agree with central differences of the convolution itself', async () => {
    const example = CASES[1];
    const { dy, ...operands } = await operandsOf(example);
    const { byX, byFilter } = await gradientsOn('wasm', example, { dy, ...operands });
    const steps = random.fork('steps');
    const step = 0.5;
    for (let i = 0; i < 12; i++) {
      const name = i % 2 === 0 ? 'x' : 'filter';
      const at = steps.integer(operands[name].values.length);
      const weightedSum = async (change: number): Promise<number> => {
        const values = operands[name].values.slice();
        values[at] += change;
        const moved: Record<string, Values> = { x: operands.x, filter: operands.filter };
        moved[name] = { ...operands[name], values };
        const out = await runKernelOn('cpu', tf.Conv2D, moved, attributesOf(example));
        return out.values.reduce((sum, value, k) => sum + value * dy.values[k], 0);
      };
      const slope = ((await weightedSum(step)) - (await weightedSum(-step))) / (2 * step);
      const found = (name === 'x' ? byX : byFilter).values[at];
      expect(Math.abs(found - slope)).toBeLessThan(1e-3 * Math.max(1, Math.abs(slope)));
    }
  });

  it('do not change while other tensors are made and disposed of, and leak none', async () => {
    const operands = await operandsOf(CASES[0]);
    const first = await gradientsOn('wasm', CASES[0], operands);
    const { numTensors } = tf.memory();
    for (let i = 0; i < 20; i++) expect(await gradientsOn('wasm', CASES[0], operands)).toEqual(first);
    expect(tf.memory().numTensors).toBe(numTensors);
  });

  it('stay the same where the memory has to grow', async () => {
    const example: Case = { x: [1, 700, 900, 4], filter: [3, 3, 4, 4], strides: [1, 1], pad: 'same' };
    const operands = await operandsOf(CASES[0]);
    const first = await gradientsOn('wasm', CASES[0], operands);
    const x = noise(random, example.x);
    const filter = noise(random, example.filter);
    const [found, expected] = [
      await runKernelOn('wasm', tf.Conv2D, { x, filter }, attributesOf(example)),
      await runKernelOn('cpu', tf.Conv2D, { x, filter }, attributesOf(example)),
    ];
    expect(worstShare(found, expected)).toBeLessThan(ROUNDING);
    expect(await gradientsOn('wasm', CASES[0], operands)).toEqual(first);
  });

  it('refuse channels first', async () => {
    const x = noise(random, [1, 2, 4, 4]);
    const attributes = { strides: [1, 1], pad: 'valid', dataFormat: 'NCHW', filterShape: [3, 3, 2, 1] };
    const run = runKernelOn('wasm', tf.Conv2DBackpropFilter, { x, dy: x }, attributes);
    await expect(run).rejects.toThrow('channels last');
  });
});
