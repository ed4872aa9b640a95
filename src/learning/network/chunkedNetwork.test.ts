import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { initialWeights } from '#learning/model/initialise';
import { pairNetSpec } from '#learning/model/modelSpec';
import { ChunkedNetwork, type ChunkRunner, MOST_PART_VALUES } from '#learning/network/chunkedNetwork';
import type { LabelledBatch } from '#learning/network/network';
import { TensorNetwork, tensorRunner } from '#learning/network/tensorNetwork';
import { createRandom } from '#seismic/numerics/random';

const SPEC = pairNetSpec({ inputShape: [13, 14, 2], filters: [3, 4], outputs: 4 });
const LENGTH = 13 * 14 * 2;
const WEIGHTS = initialWeights(SPEC, createRandom(2)).map((values) => values.map((value) => value + 0.01));

function batchOf(count: number, isWeighted = false): LabelledBatch {
  const random = createRandom(count);
  const panels = Float32Array.from({ length: count * LENGTH }, () => random.normal());
  const labels = Int32Array.from({ length: count }, () => random.integer(4));
  const labelWeights = Float32Array.from({ length: count }, () => random.between(0.2, 3));
  return isWeighted ? { count, panels, labels, labelWeights } : { count, panels, labels };
}

/** A runner that answers late and in any order, as threads do. */
function slowRunner(milliseconds: number): ChunkRunner {
  const wait = () => new Promise((resolve) => setTimeout(resolve, milliseconds));
  return {
    logits: async (...ask) => {
      await wait();
      return tensorRunner.logits(...ask);
    },
    gradients: async (...ask) => {
      await wait();
      return tensorRunner.gradients(...ask);
    },
  };
}

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('a batch in parts', () => {
  it('is answered in as many parts as keep each below the most, and no more than are told else', async () => {
    const counts: number[] = [];
    const counting: ChunkRunner = {
      ...tensorRunner,
      logits: async (_spec, _weights, { count }) => {
        counts.push(count);
        return new Float32Array(4 * count);
      },
    };
    const most = Math.floor(MOST_PART_VALUES / LENGTH);
    const net = new ChunkedNetwork(SPEC, WEIGHTS, [counting], 1);
    const panels = new Float32Array((2 * most + 1) * LENGTH);
    for (const count of [most, most + 1, 2 * most + 1]) await net.logits({ count, panels });
    expect(counts).toHaveLength(1 + 2 + 3);
    expect(Math.max(...counts)).toBe(most);
  });

  it.each([2, 6, 16])('of %d examples answers the second half by other weights', async (count) => {
    const secondWeights = WEIGHTS.map((values) => values.map((value) => 2 * value));
    const { panels } = batchOf(count);
    const runners = [slowRunner(3), slowRunner(1)];
    const found = await new ChunkedNetwork(SPEC, WEIGHTS, runners).logits({ count, panels, secondWeights });
    const half = (first: number) => ({ count: count / 2, panels: panels.slice(first * LENGTH) });
    const expected = [
      ...new TensorNetwork(SPEC, WEIGHTS).logits(half(0)),
      ...new TensorNetwork(SPEC, secondWeights).logits(half(count / 2)),
    ];
    expect(found).toHaveLength(expected.length);
    found.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i], 5);
    });
  });

  it.each([1, 2, 3, 4, 5, 16, 23])('of %d examples gives what the whole one gives', async (count) => {
    for (const isWeighted of [false, true]) {
      const batch = batchOf(count, isWeighted);
      const whole = new TensorNetwork(SPEC, WEIGHTS);
      const parts = new ChunkedNetwork(SPEC, WEIGHTS, [tensorRunner]);
      const [expected, found] = [whole.gradients(batch), await parts.gradients(batch)];
      expect(found.loss).toBeCloseTo(expected.loss, 6);
      expect(found.accuracy).toBeCloseTo(expected.accuracy, 12);
      found.gradients.forEach((values, tensor) => {
        const largest = Math.max(...expected.gradients[tensor].map(Math.abs));
        values.forEach((value, i) => {
          expect(Math.abs(value - expected.gradients[tensor][i])).toBeLessThan(1e-5 * largest + 1e-9);
        });
      });
      expect(await parts.logits(batch)).toEqual(whole.logits(batch));
    }
  });

  it('gives the same bits for any number of runners in any order', async () => {
    const batch = batchOf(19, true);
    const results = await Promise.all(
      [[0], [8, 0], [0, 5, 2], [9, 6, 3, 0], [1, 1, 1, 1, 1, 1]].map((waits) => {
        const network = new ChunkedNetwork(SPEC, WEIGHTS, waits.map(slowRunner));
        return network.gradients(batch);
      }),
    );
    for (const result of results) expect(result).toEqual(results[0]);
  });

  it('is not split where it has one part', async () => {
    const batch = batchOf(9);
    const network = new ChunkedNetwork(SPEC, WEIGHTS, [tensorRunner], 1);
    expect((await network.gradients(batch)).gradients).toEqual(
      new TensorNetwork(SPEC, WEIGHTS).gradients(batch).gradients,
    );
  });

  it('fails as a whole where a part fails', async () => {
    const broken: ChunkRunner = { ...tensorRunner, gradients: () => Promise.reject(new Error('lost')) };
    const network = new ChunkedNetwork(SPEC, WEIGHTS, [tensorRunner, broken]);
    await expect(network.gradients(batchOf(8))).rejects.toThrow('lost');
  });
});
