import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerGradients } from '#learning/kernels/gradients';
import { createRandom } from '#seismic/numerics/random';

const random = createRandom(17);

/** Random values that keep away from zero, where a rectifier has no slope. */
function noise(shape: number[]): Float32Array {
  return Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => {
    const value = random.normal();
    return value + (value < 0 ? -0.1 : 0.1);
  });
}

type Operation = (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;

interface Case {
  readonly name: string;
  readonly shapes: [number[], number[]];
  readonly run: Operation;
}

function productCase(turnA: boolean, turnB: boolean): Case {
  return {
    name: `product, transposed: ${turnA}, ${turnB}`,
    shapes: [turnA ? [4, 3] : [3, 4], turnB ? [5, 4] : [4, 5]],
    run: (a, b) => tf.matMul(a, b, turnA, turnB),
  };
}

const CASES: Case[] = [
  {
    name: 'convolution',
    shapes: [
      [2, 6, 5, 3],
      [3, 2, 3, 4],
    ],
    run: (a, b) =>
      tf.conv2d(tf.reshape<tf.Rank.R4>(a, [2, 6, 5, 3]), tf.reshape<tf.Rank.R4>(b, [3, 2, 3, 4]), 2, 'same'),
  },
  { name: 'sum with repetition', shapes: [[3, 4, 2], [2]], run: (a, b) => tf.add(a, b) },
  {
    name: 'sum with repetition inside',
    shapes: [
      [4, 1, 2],
      [3, 1],
    ],
    run: (a, b) => tf.add(a, b),
  },
  { name: 'rectifier', shapes: [[5, 7], [1]], run: (a, b) => tf.add(tf.relu(a), b) },
  ...[
    [false, false],
    [false, true],
    [true, false],
    [true, true],
  ].map(([turnA, turnB]) => productCase(turnA, turnB)),
];

/** Σ weights · f(a, b), added up in double precision. */
function weightedSum({ shapes, run }: Case, values: Float32Array[], weights: Float32Array): number {
  return tf.tidy(() => {
    const out = run(tf.tensor(values[0], shapes[0]), tf.tensor(values[1], shapes[1]));
    return Float32Array.from(out.dataSync()).reduce((sum, value, i) => sum + value * weights[i], 0);
  });
}

/** Gradients of the weighted sum by both inputs, as the engine finds them. */
function gradientsOf({ shapes, run }: Case, values: Float32Array[], weights: Float32Array): Float32Array[] {
  return tf.tidy(() => {
    const weighted = tf.customGrad((out) => {
      if (!(out instanceof tf.Tensor)) throw new TypeError('one tensor');
      return { value: tf.scalar(0), gradFunc: () => tf.tensor(weights.subarray(0, out.size), out.shape) };
    });
    const inputs = values.map((value, i) => tf.tensor(value, shapes[i]));
    const found = tf.grads((a, b) => weighted(run(a, b)))(inputs);
    return found.map((gradient) => Float32Array.from(gradient.dataSync()));
  });
}

beforeAll(async () => {
  await tf.setBackend('cpu');
  registerGradients();
  registerGradients();
});

describe('gradients', () => {
  it.each(CASES)('of $name are its slopes by central differences', (example) => {
    const values = example.shapes.map(noise);
    const weights = noise([200]);
    const gradients = gradientsOf(example, values, weights);
    const step = 1 / 128;
    gradients.forEach((gradient, input) => {
      expect(gradient.length).toBe(values[input].length);
      for (let at = 0; at < gradient.length; at++) {
        const [above, below] = [step, -step].map((change) => {
          const moved = values.map((value) => value.slice());
          moved[input][at] += change;
          return weightedSum(example, moved, weights);
        });
        expect(Math.abs(gradient[at] - (above - below) / (2 * step))).toBeLessThan(2e-3);
      }
    });
  });
});
