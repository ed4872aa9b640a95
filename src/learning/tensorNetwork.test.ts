import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { initialWeights } from '#learning/initialise';
import { registerGradients } from '#learning/kernels/gradients';
import { type LayerSpec, layerShapes, pairNetSpec, parameterShapes } from '#learning/modelSpec';
import type { LabelledBatch } from '#learning/network';
import { TensorNetwork } from '#learning/tensorNetwork';
import { createRandom } from '#seismic/numerics/random';

const SPEC = pairNetSpec({ inputShape: [17, 15, 2], filters: [3, 4], outputs: 4 });
const SHAPES = layerShapes(SPEC);
const NAMES = parameterShapes(SPEC).map(({ name }) => name);
type Numbers = Float32Array | Float64Array;

function noise(length: number, seed: number, size = 1): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length }, () => size * random.normal());
}

function batchOf(count: number): LabelledBatch {
  const random = createRandom(3);
  const labels = Int32Array.from({ length: count }, () => random.integer(4));
  return { count, panels: noise(count * 17 * 15 * 2, 4), labels };
}

/** One layer on one example in double precision, as its definition says. */
function layerOf(
  layer: LayerSpec,
  i: number,
  input: Numbers,
  weights: Numbers,
  biases: Numbers,
): Float64Array {
  const outputs = SHAPES[i][SHAPES[i].length - 1];
  const out = Float64Array.from(
    { length: SHAPES[i].reduce((a, b) => a * b, 1) },
    (_, k) => biases[k % outputs],
  );
  if (layer.kind === 'dense')
    for (let k = 0; k < weights.length; k++) out[k % outputs] += weights[k] * input[Math.floor(k / outputs)];
  if (layer.kind === 'convolution') {
    const [, inWidth, channels] = i === 0 ? SPEC.inputShape : SHAPES[i - 1];
    const [height, width] = SHAPES[i];
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        for (let k = 0; k < weights.length; k++) {
          const c = Math.floor(k / outputs) % channels;
          const column = Math.floor(k / outputs / channels) % layer.kernel;
          const row = Math.floor(k / outputs / channels / layer.kernel);
          const at = ((y * layer.stride + row) * inWidth + x * layer.stride + column) * channels + c;
          out[(y * width + x) * outputs + (k % outputs)] += weights[k] * input[at];
        }
  }
  return layer.kind !== 'flatten' && layer.activation === 'relu'
    ? out.map((value) => Math.max(0, value))
    : out;
}

function directLogits(weights: readonly Numbers[], panel: Numbers): Numbers {
  let at = 0;
  return SPEC.layers.reduce<Numbers>((values, layer, i) => {
    if (layer.kind === 'flatten') return values;
    at += 2;
    return layerOf(layer, i, values, weights[at - 2], weights[at - 1]);
  }, panel);
}

function directLoss(weights: readonly Numbers[], { count, panels, labels }: LabelledBatch): number {
  const length = panels.length / count;
  let loss = 0;
  for (let row = 0; row < count; row++) {
    const logits = directLogits(weights, panels.subarray(row * length, (row + 1) * length));
    const total = [...logits].reduce((sum, value) => sum + Math.exp(value), 0);
    loss += Math.log(total) - logits[labels[row]];
  }
  return loss / count;
}

/** Slope of the loss by one weight, by central differences in double precision. */
function slopeBy(weights: readonly Float64Array[], tensor: number, i: number, batch: LabelledBatch): number {
  const [above, below] = [1e-6, -1e-6].map((step) => {
    const moved = weights.map((values) => values.slice());
    moved[tensor][i] += step;
    return directLoss(moved, batch);
  });
  return (above - below) / 2e-6;
}

beforeAll(async () => {
  await tf.setBackend('cpu');
  registerGradients();
});

describe('a network', () => {
  const weights = parameterShapes(SPEC).map(({ size }, i) => noise(size, 10 + i, 0.3));
  const network = new TensorNetwork(SPEC, weights);
  const batch = batchOf(5);

  it('has the outputs of its layers written out in double precision', () => {
    const found = network.logits(batch);
    const expected = Array.from({ length: 5 }, (_, row) => [
      ...directLogits(weights, batch.panels.subarray(row * 510, (row + 1) * 510)),
    ]).flat();
    const largest = Math.max(...expected.map(Math.abs));
    const worst = Math.max(...expected.map((value, i) => Math.abs(value - found[i])));
    expect(found.length).toBe(20);
    expect(worst / largest).toBeLessThan(1e-6);
  });

  it.each(NAMES.map((name, tensor) => ({ name, tensor })))(
    'has the gradient of its loss by $name that differences give',
    ({ tensor }) => {
      const { loss, gradients } = network.gradients(batch);
      const precise = weights.map((values) => Float64Array.from(values));
      const expected = weights[tensor].map((_, i) => slopeBy(precise, tensor, i, batch));
      const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const worst = expected.reduce(
        (most, value, i) => Math.max(most, Math.abs(value - gradients[tensor][i])),
        0,
      );
      expect(loss).toBeCloseTo(directLoss(precise, batch), 5);
      expect(largest).toBeGreaterThan(1e-3);
      expect(worst / largest).toBeLessThan(1e-5);
    },
  );

  it('counts the examples whose largest output is their label', () => {
    const logits = network.logits(batch);
    const right = [...batch.labels].filter((label, row) => {
      const own = [...logits.subarray(row * 4, row * 4 + 4)];
      return own.indexOf(Math.max(...own)) === label;
    });
    expect(network.gradients(batch).accuracy).toBeCloseTo(right.length / 5, 12);
  });

  it('with its start values has a first loss of ln(classes) within a tenth', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { loss } = new TensorNetwork(SPEC, initialWeights(SPEC, createRandom(seed))).gradients(
        batchOf(64),
      );
      expect(Math.abs(loss / Math.log(4) - 1)).toBeLessThan(0.1);
    }
  });

  it('looks at no more panels than it is told, and at weights as they are now', () => {
    const changing = new TensorNetwork(
      SPEC,
      weights.map((values) => values.slice()),
    );
    const two = changing.logits({ count: 2, panels: batch.panels });
    expect(two).toEqual(network.logits(batch).subarray(0, 8));
    changing.weights[5].fill(0);
    changing.weights[4].fill(0);
    expect(changing.logits(batch)).toEqual(new Float32Array(20));
  });

  it('keeps no tensors', () => {
    const before = tf.memory().numTensors;
    network.gradients(batch);
    network.logits(batch);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('refuses weights that do not fit its layers', () => {
    expect(() => new TensorNetwork(SPEC, weights.slice(1))).toThrow(RangeError);
    expect(
      () =>
        new TensorNetwork(
          SPEC,
          weights.map((values) => values.slice(1)),
        ),
    ).toThrow(RangeError);
  });
});
