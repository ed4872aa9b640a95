import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { initialWeights } from '#learning/model/initialise';
import {
  type LayerSpec,
  layerShapes,
  type ModelSpec,
  pairNetSpec,
  parameterShapes,
} from '#learning/model/modelSpec';
import type { LabelledBatch } from '#learning/network/network';
import { TensorNetwork } from '#learning/network/tensorNetwork';
import { useEmbeddedBackend } from '#learning/testing/embeddedBackend';
import { createRandom } from '#seismic/numerics/random';

const CONVOLUTION = { kind: 'convolution', activation: 'relu' } as const;

/** The product's kind of net, and one with every kind of layer. */
const SPECS: Readonly<Record<string, ModelSpec>> = {
  'two convolutions': pairNetSpec({ inputShape: [17, 15, 2], filters: [3, 4], outputs: 4 }),
  'one dense layer': pairNetSpec({ inputShape: [17, 15, 2], filters: [], outputs: 4 }),
  'padding, pools and a hidden layer': {
    inputShape: [17, 15, 2],
    layers: [
      { ...CONVOLUTION, name: 'a', filters: 3, kernel: 5, stride: 1, padding: 'same' },
      { kind: 'maxPool', name: 'b', size: 2 },
      { ...CONVOLUTION, name: 'c', filters: 4, kernel: 3, stride: 2, padding: 'same' },
      { kind: 'flatten', name: 'd' },
      { kind: 'dense', name: 'e', units: 6, activation: 'relu' },
      { kind: 'dense', name: 'f', units: 4, activation: 'none' },
    ],
  },
};
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

/** Zeros before the first pixel along an axis, as TensorFlow shares them out. */
function leadOf(
  layer: { kernel: number; stride: number; padding: string },
  size: number,
  out: number,
): number {
  if (layer.padding === 'valid') return 0;
  return Math.floor(Math.max(0, (out - 1) * layer.stride + layer.kernel - size) / 2);
}

/** A net in double precision, as its definition says. */
class DirectNet {
  readonly #shapes: number[][];

  constructor(private readonly spec: ModelSpec) {
    this.#shapes = layerShapes(spec);
  }

  logits(weights: readonly Numbers[], panel: Numbers): Numbers {
    let at = 0;
    return this.spec.layers.reduce<Numbers>((values, layer, i) => {
      if (layer.kind === 'flatten') return values;
      if (layer.kind === 'maxPool') return this.#pool(layer.size, i, values);
      at += 2;
      const sums = this.#sums(layer, i, values, weights[at - 2], weights[at - 1]);
      return 'activation' in layer && layer.activation === 'relu'
        ? sums.map((value) => Math.max(0, value))
        : sums;
    }, panel);
  }

  loss(weights: readonly Numbers[], { count, panels, labels }: LabelledBatch): number {
    const length = panels.length / count;
    let loss = 0;
    for (let row = 0; row < count; row++) {
      const logits = this.logits(weights, panels.subarray(row * length, (row + 1) * length));
      const total = [...logits].reduce((sum, value) => sum + Math.exp(value), 0);
      loss += Math.log(total) - logits[labels[row]];
    }
    return loss / count;
  }

  /** Slope of the loss by one weight, by central differences. */
  slopeBy(weights: readonly Float64Array[], tensor: number, i: number, batch: LabelledBatch): number {
    const [above, below] = [1e-6, -1e-6].map((step) => {
      const moved = weights.map((values) => values.slice());
      moved[tensor][i] += step;
      return this.loss(moved, batch);
    });
    return (above - below) / 2e-6;
  }

  #inputOf(i: number): readonly number[] {
    return i === 0 ? this.spec.inputShape : this.#shapes[i - 1];
  }

  #pool(size: number, i: number, input: Numbers): Float64Array {
    const [, inWidth, channels] = this.#inputOf(i);
    const [height, width] = this.#shapes[i];
    const out = new Float64Array(height * width * channels).fill(Number.NEGATIVE_INFINITY);
    for (let y = 0; y < height * size; y++)
      for (let x = 0; x < width * size; x++)
        for (let c = 0; c < channels; c++) {
          const to = (Math.floor(y / size) * width + Math.floor(x / size)) * channels + c;
          out[to] = Math.max(out[to], input[(y * inWidth + x) * channels + c]);
        }
    return out;
  }

  #sums(layer: LayerSpec, i: number, input: Numbers, weights: Numbers, biases: Numbers): Float64Array {
    const shape = this.#shapes[i];
    const outputs = shape[shape.length - 1];
    const length = shape.reduce((a, b) => a * b, 1);
    const out = Float64Array.from({ length }, (_, k) => biases[k % outputs]);
    if (layer.kind === 'dense')
      for (let k = 0; k < weights.length; k++)
        out[k % outputs] += weights[k] * input[Math.floor(k / outputs)];
    if (layer.kind !== 'convolution') return out;
    const [inHeight, inWidth, channels] = this.#inputOf(i);
    const [height, width] = shape;
    const [top, left] = [leadOf(layer, inHeight, height), leadOf(layer, inWidth, width)];
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        for (let k = 0; k < weights.length; k++) {
          const c = Math.floor(k / outputs) % channels;
          const column = x * layer.stride + (Math.floor(k / outputs / channels) % layer.kernel) - left;
          const row = y * layer.stride + Math.floor(k / outputs / channels / layer.kernel) - top;
          if (row < 0 || row >= inHeight || column < 0 || column >= inWidth) continue;
          out[(y * width + x) * outputs + (k % outputs)] +=
            weights[k] * input[(row * inWidth + column) * channels + c];
        }
    return out;
  }
}

beforeAll(useEmbeddedBackend);

describe.each(Object.entries(SPECS))('a network of %s', (_name, spec) => {
  const direct = new DirectNet(spec);
  const names = parameterShapes(spec).map(({ name }) => name);
  const weights = parameterShapes(spec).map(({ size }, i) => noise(size, 10 + i, 0.3));
  const network = new TensorNetwork(spec, weights);
  const batch = batchOf(5);

  it('has the outputs of its layers written out in double precision', () => {
    const found = network.logits(batch);
    const expected = Array.from({ length: 5 }, (_, row) => [
      ...direct.logits(weights, batch.panels.subarray(row * 510, (row + 1) * 510)),
    ]).flat();
    const largest = Math.max(...expected.map(Math.abs));
    const worst = Math.max(...expected.map((value, i) => Math.abs(value - found[i])));
    expect(found.length).toBe(20);
    expect(worst / largest).toBeLessThan(1e-6);
  });

  it.each(names.map((name, tensor) => ({ name, tensor })))(
    'has the gradient of its loss by $name, by finite differences',
    ({ tensor }) => {
      const { loss, gradients } = network.gradients(batch);
      const precise = weights.map((values) => Float64Array.from(values));
      const expected = weights[tensor].map((_, i) => direct.slopeBy(precise, tensor, i, batch));
      const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const worst = expected.reduce(
        (most, value, i) => Math.max(most, Math.abs(value - gradients[tensor][i])),
        0,
      );
      expect(loss).toBeCloseTo(direct.loss(precise, batch), 5);
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
      const { loss } = new TensorNetwork(spec, initialWeights(spec, createRandom(seed))).gradients(
        batchOf(64),
      );
      expect(Math.abs(loss / Math.log(4) - 1)).toBeLessThan(0.1);
    }
  });

  it('uses only the given number of panels, and the present weights', () => {
    const changing = new TensorNetwork(
      spec,
      weights.map((values) => values.slice()),
    );
    const two = changing.logits({ count: 2, panels: batch.panels });
    expect(two).toEqual(network.logits(batch).subarray(0, 8));
    for (const values of changing.weights.slice(-2)) values.fill(0);
    expect(changing.logits(batch)).toEqual(new Float32Array(20));
  });

  it('keeps no tensors', () => {
    const before = tf.memory().numTensors;
    network.gradients(batch);
    network.logits(batch);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('refuses weights that do not fit its layers', () => {
    expect(() => new TensorNetwork(spec, weights.slice(1))).toThrow(RangeError);
    expect(
      () =>
        new TensorNetwork(
          spec,
          weights.map((values) => values.slice(1)),
        ),
    ).toThrow(RangeError);
  });
});
