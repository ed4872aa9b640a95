import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ModelSpec, pairNetSpec, parameterShapes, sizeOfShape } from '#learning/model/modelSpec';
import { asyncTensorRunner } from '#learning/network/asyncTensorNetwork';
import type { LabelledBatch } from '#learning/network/network';
import { tensorRunner } from '#learning/network/tensorNetwork';
import { createRandom } from '#seismic/numerics/random';

const PLAIN = pairNetSpec({ inputShape: [17, 15, 2], filters: [3, 4], outputs: 4 });
const POOLED: ModelSpec = {
  inputShape: [10, 9, 2],
  layers: [
    {
      kind: 'convolution',
      name: 'layer 1',
      kernel: 3,
      stride: 1,
      filters: 3,
      padding: 'same',
      activation: 'relu',
    },
    { kind: 'maxPool', name: 'pool', size: 2 },
    { kind: 'flatten', name: 'flatten' },
    { kind: 'dense', name: 'output', units: 4, activation: 'none' },
  ],
};
const COUNT = 6;

function noise(length: number, seed: number, size = 1): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length }, () => size * random.normal());
}

function weightsOf(spec: ModelSpec): Float32Array[] {
  return parameterShapes(spec).map(({ size }, i) => noise(size, 10 + i, 0.3));
}

function batchOf(spec: ModelSpec, labelWeights?: Float32Array): LabelledBatch {
  const labels = Int32Array.from({ length: COUNT }, (_, i) => (3 * i) % 4);
  return { count: COUNT, panels: noise(COUNT * sizeOfShape(spec.inputShape), 4), labels, labelWeights };
}

const UNEVEN = Float32Array.of(1, 3, 0.5, 0, 2, 7);
const CASES = [
  { name: 'two convolutions, equal examples', spec: PLAIN, labelWeights: undefined },
  { name: 'two convolutions, weighted examples', spec: PLAIN, labelWeights: UNEVEN },
  { name: 'a pooling layer, weighted examples', spec: POOLED, labelWeights: UNEVEN },
];

function largestDifference(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);
}

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe.each(CASES)('read only at the end: $name', ({ spec, labelWeights }) => {
  const weights = weightsOf(spec);
  const batch = batchOf(spec, labelWeights);

  it('agrees with the net that reads in the middle', async () => {
    const found = await asyncTensorRunner.gradients(spec, weights, batch);
    const expected = await tensorRunner.gradients(spec, weights, batch);
    expect(found.accuracy).toBe(expected.accuracy);
    expect(Math.abs(found.loss / expected.loss - 1)).toBeLessThan(1e-6);
    expect(found.gradients).toHaveLength(weights.length);
    found.gradients.forEach((gradient, i) => {
      expect(largestDifference(gradient, expected.gradients[i])).toBeLessThan(1e-6);
    });
    expect(await asyncTensorRunner.logits(spec, weights, batch)).toEqual(
      await tensorRunner.logits(spec, weights, batch),
    );
  });

  it('has the slope of its loss along its own gradient', async () => {
    const { gradients } = await asyncTensorRunner.gradients(spec, weights, batch);
    const length = Math.hypot(...gradients.map((values) => Math.hypot(...values)));
    const step = 1e-2;
    const [above, below] = await Promise.all(
      [step, -step].map(async (by) => {
        const moved = weights.map((values, i) =>
          values.map((value, k) => value + (by * gradients[i][k]) / length),
        );
        return (await asyncTensorRunner.gradients(spec, moved, batch)).loss;
      }),
    );
    expect(length).toBeGreaterThan(1e-2);
    expect(Math.abs((above - below) / (2 * step) / length - 1)).toBeLessThan(1e-2);
  });

  it('keeps no tensors, also where it cannot read them', async () => {
    const before = tf.memory().numTensors;
    await asyncTensorRunner.gradients(spec, weights, batch);
    await asyncTensorRunner.logits(spec, weights, batch);
    expect(tf.memory().numTensors).toBe(before);
    const { backend } = tf.engine();
    const { read } = backend;
    backend.read = () => Promise.reject(new Error('the card is gone'));
    await expect(asyncTensorRunner.gradients(spec, weights, batch)).rejects.toThrow('the card is gone');
    backend.read = read;
    expect(tf.memory().numTensors).toBe(before);
  });
});

it('refuses weights that do not fit its layers', async () => {
  const weights = weightsOf(PLAIN).slice(1);
  await expect(asyncTensorRunner.gradients(PLAIN, weights, batchOf(PLAIN))).rejects.toThrow(RangeError);
  await expect(asyncTensorRunner.logits(PLAIN, weights, batchOf(PLAIN))).rejects.toThrow(RangeError);
});
