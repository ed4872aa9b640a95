import type { Worker } from 'node:worker_threads';
import { expect, it, vi } from 'vitest';
import { startEngine } from '#engine/start/startEngine';
import { initialWeights } from '#learning/model/initialise';
import type { LabelledBatch } from '#learning/network/network';
import { TRAIN_DEFAULTS } from '#learning/recipe/trainOptions';
import { pairNetOf } from '#learning/tasks/pairs/pairNet';
import { createRandom } from '#seismic/numerics/random';

const threads = vi.hoisted((): Worker[] => []);
vi.mock('node:worker_threads', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:worker_threads')>();
  class RecordedWorker extends real.Worker {
    constructor(path: string) {
      super(path);
      threads.push(this);
    }
  }
  return { ...real, Worker: RecordedWorker };
});

const SPEC = pairNetOf(TRAIN_DEFAULTS, 2);
const PANEL_LENGTH = SPEC.inputShape.reduce((product, size) => product * size, 1);

function batchOf(count: number): LabelledBatch {
  const random = createRandom(count);
  return {
    count,
    panels: Float32Array.from({ length: count * PANEL_LENGTH }, () => random.normal()),
    labels: Int32Array.from({ length: count }, () => random.integer(3)),
  };
}

it('a thread that ends fails its computation, and another one replaces it', async () => {
  const { createNetwork } = await startEngine('wasm', { threads: 2 });
  const network = createNetwork(SPEC, initialWeights(SPEC, createRandom(1)));
  const batch = batchOf(8);
  const expected = await network.gradients(batch);
  expect(threads).toHaveLength(2);

  const lost = network.gradients(batchOf(4000));
  const rejected = expect(lost).rejects.toThrow(/A computing thread ended/);
  await threads[0].terminate();
  await rejected;
  expect(await network.gradients(batch)).toEqual(expected);
  expect(threads).toHaveLength(3);

  await threads[1].terminate();
  expect(await network.gradients(batch)).toEqual(expected);
  expect(threads).toHaveLength(4);
});
