import { describe, expect, it } from 'vitest';
import { startEngine } from '#engine/start/startEngine';
import { initialWeights } from '#learning/model/initialise';
import type { ModelSpec } from '#learning/model/modelSpec';
import { unetSpec } from '#learning/model/unetSpec';
import type { LabelledBatch, Network } from '#learning/network/network';
import { createRandom } from '#seismic/numerics/random';

const CONVOLUTION = { kind: 'convolution', kernel: 3, stride: 1, activation: 'relu' } as const;
const SPEC: ModelSpec = {
  inputShape: [12, 11, 2],
  layers: [
    { ...CONVOLUTION, name: 'a', filters: 6, padding: 'same' },
    { kind: 'maxPool', name: 'b', size: 2 },
    { ...CONVOLUTION, name: 'c', filters: 9, padding: 'valid' },
    { kind: 'flatten', name: 'd' },
    { kind: 'dense', name: 'e', units: 3, activation: 'none' },
  ],
};

function batchOf(count: number): LabelledBatch {
  const random = createRandom(count);
  return {
    count,
    panels: Float32Array.from({ length: count * 12 * 11 * 2 }, () => random.normal()),
    labels: Int32Array.from({ length: count }, () => random.integer(3)),
    labelWeights: Float32Array.from({ length: count }, () => random.between(0.5, 2)),
  };
}

async function networkOf(threads: number): Promise<Network> {
  const { createNetwork } = await startEngine('wasm', { threads });
  return createNetwork(SPEC, initialWeights(SPEC, createRandom(1)));
}

describe('threads of the engine "wasm"', () => {
  it.each([1, 3, 4, 37])('give the same bits for any number of threads, for %i examples', async (count) => {
    const batch = batchOf(count);
    const alone = await networkOf(1);
    const expected = [await alone.gradients(batch), await alone.logits(batch)];
    for (const threads of [2, 4]) {
      const shared = await networkOf(threads);
      expect([await shared.gradients(batch), await shared.logits(batch)]).toEqual(expected);
    }
  });

  it('give the same bits for a class at every sample, ignored ones and whole ignored parts included', async () => {
    const spec = unetSpec({ inputShape: [8, 12, 2], filters: [4, 6], classes: 3 });
    const random = createRandom(4);
    const [count, samples] = [6, 8 * 12];
    // The labels of the first two examples, and so a whole part of the batch, are ignored.
    const labelWeights = Float32Array.from({ length: count * samples }, (_, i) =>
      i < 2 * samples ? 0 : random.integer(3),
    );
    const batch: LabelledBatch = {
      count,
      panels: Float32Array.from({ length: count * samples * 2 }, () => random.normal()),
      labels: Int32Array.from({ length: count * samples }, () => random.integer(3)),
      labelWeights,
    };
    const results = [1, 2].map(async (threads) => {
      const { createNetwork } = await startEngine('wasm', { threads });
      const network = createNetwork(spec, initialWeights(spec, createRandom(1)));
      return [await network.gradients(batch), await network.logits(batch)] as const;
    });
    const [alone, shared] = await Promise.all(results);
    expect(shared).toEqual(alone);
    expect(alone[0].loss).toBeGreaterThan(1);
    expect(alone[0].loss).toBeLessThan(1.2);
    const kept = batch.panels.subarray(2 * samples * 2);
    const rest = { count: 4, panels: kept, labels: batch.labels.subarray(2 * samples) };
    const { createNetwork } = await startEngine('wasm', { threads: 1 });
    const without = await createNetwork(spec, initialWeights(spec, createRandom(1))).gradients({
      ...rest,
      labelWeights: labelWeights.subarray(2 * samples),
    });
    expect(without.loss).toBeCloseTo(alone[0].loss, 6);
    expect(without.accuracy).toBeCloseTo(alone[0].accuracy, 12);
  });

  it('leave weights and batch unchanged', async () => {
    const batch = batchOf(8);
    const network = await networkOf(2);
    const before = structuredClone([network.weights, batch]);
    await network.gradients(batch);
    await network.logits(batch);
    expect([network.weights, batch]).toEqual(before);
  });

  it('serve two networks at once', async () => {
    const batch = batchOf(12);
    const [one, other] = [await networkOf(2), await networkOf(2)];
    other.weights[0].fill(0.25);
    const expected = [await one.gradients(batch), await other.gradients(batch)];
    expect(await Promise.all([one.gradients(batch), other.gradients(batch)])).toEqual(expected);
  });

  it('serve nets of several sizes by turns', async () => {
    const random = createRandom(6);
    const cases = [8, 16, 12, 8].map((width) => {
      const spec = unetSpec({ inputShape: [8, width, 2], filters: [4, 6], classes: 3 });
      const panels = Float32Array.from({ length: 5 * 8 * width * 2 }, () => random.normal());
      return { spec, batch: { count: 5, panels } };
    });
    const answers = async (threads: number) => {
      const { createNetwork } = await startEngine('wasm', { threads });
      const found: Float32Array[] = [];
      for (const { spec, batch } of [...cases, ...cases])
        found.push(await createNetwork(spec, initialWeights(spec, createRandom(1))).logits(batch));
      return found;
    };
    expect(await answers(2)).toEqual(await answers(1));
  });

  it('refuse a batch that is too short', async () => {
    const network = await networkOf(2);
    const short = { ...batchOf(8), panels: new Float32Array(5) };
    await expect(network.gradients(short)).rejects.toThrow('5 values only');
  });
});
