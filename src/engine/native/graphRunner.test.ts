import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { graphRunner, KEPT_SESSIONS } from '#engine/native/graphRunner';
import { findNativeBinding, loadNativeBinding, type TensorflowBinding } from '#engine/native/nativeBinding';
import { initialWeights } from '#learning/model/initialise';
import { type ModelSpec, pairNetSpec, sizeOfShape } from '#learning/model/modelSpec';
import { ChunkedNetwork, type ChunkRunner, MOST_PART_VALUES } from '#learning/network/chunkedNetwork';
import type { LabelledBatch } from '#learning/network/network';
import { tensorRunner } from '#learning/network/tensorNetwork';
import { SMALL_SPEC, startPlainJs } from '#learning/testing/probeNet';
import { createRandom } from '#seismic/numerics/random';

const CONVOLUTION = { kind: 'convolution', kernel: 5 } as const;
/** All kinds of layers with all their options, in sizes that no vector length divides. */
const SPEC: ModelSpec = {
  inputShape: [17, 15, 2],
  layers: [
    { ...CONVOLUTION, name: 'a', filters: 3, stride: 1, padding: 'same', activation: 'relu' },
    { kind: 'maxPool', name: 'b', size: 2 },
    { ...CONVOLUTION, name: 'c', filters: 5, stride: 2, padding: 'same', activation: 'none' },
    { kind: 'maxPool', name: 'd', size: 2 },
    { kind: 'flatten', name: 'e' },
    { kind: 'dense', name: 'f', units: 6, activation: 'relu' },
    { kind: 'dense', name: 'g', units: 3, activation: 'none' },
  ],
};
const CLASSES = 3;
const random = createRandom(4);

function batchOf(spec: ModelSpec, count: number, labelWeights?: Float32Array): LabelledBatch {
  const length = count * sizeOfShape(spec.inputShape);
  return {
    count,
    panels: Float32Array.from({ length }, () => random.normal()),
    labels: Int32Array.from({ length: count }, (_, i) => i % CLASSES),
    labelWeights,
  };
}

function worstShare(found: Float32Array, expected: Float32Array): number {
  const peak = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return expected.reduce((most, value, i) => Math.max(most, Math.abs(value - found[i]) / peak), 0);
}

/** Where `npm test` has installed native TensorFlow; it cannot everywhere. */
const engineFolder = process.env.DIFFRAKT_TEST_ENGINE;
const without = engineFolder ? '' : ' (skipped: native TensorFlow is not installed)';

describe.skipIf(!engineFolder)(`graphs on native TensorFlow${without}`, () => {
  let binding: TensorflowBinding;
  let runner: ChunkRunner;
  beforeAll(async () => {
    vi.stubEnv('DIFFRAKT_ENGINE_FOLDER', engineFolder);
    const found = await findNativeBinding();
    if (!found) throw new Error(`There is no engine in ${engineFolder}`);
    binding = loadNativeBinding(found);
    runner = graphRunner(binding);
    await startPlainJs();
  });
  afterAll(() => vi.unstubAllEnvs());

  it.each([
    ['all kinds of layers', SPEC, undefined],
    ['examples of different weights', SPEC, Float32Array.of(1, 0, 2.5, 1, 0.3, 4)],
    ['the pair net', pairNetSpec({ inputShape: [33, 33, 2], filters: [12, 24], outputs: 3 }), undefined],
    ['one dense layer', pairNetSpec({ inputShape: [9, 7, 1], filters: [], outputs: 3 }), undefined],
  ])('give the outputs, loss and gradients of plain JavaScript: %s', async (_, spec, labelWeights) => {
    const weights = initialWeights(spec, random.fork('weights'));
    const batch = batchOf(spec, 6, labelWeights);
    const found = await runner.gradients(spec, weights, batch);
    const expected = await tensorRunner.gradients(spec, weights, batch);
    expect(found.loss).toBeCloseTo(expected.loss, 5);
    expect(found.accuracy).toBe(expected.accuracy);
    expect(found.gradients.map(({ length }) => length)).toEqual(weights.map(({ length }) => length));
    expected.gradients.forEach((gradient, i) => {
      expect(worstShare(found.gradients[i], gradient)).toBeLessThan(5e-6);
    });
    const logits = await tensorRunner.logits(spec, weights, batch);
    expect(worstShare(await runner.logits(spec, weights, batch), logits)).toBeLessThan(5e-6);
  });

  it('take batches of any number, and weights that have changed in place', async () => {
    const weights = initialWeights(SPEC, random.fork('more weights'));
    for (const count of [1, 7, 2]) {
      weights[0].forEach((value, i) => {
        weights[0][i] = value + 0.1;
      });
      const batch = batchOf(SPEC, count);
      const logits = await runner.logits(SPEC, weights, batch);
      expect(logits.length).toBe(count * CLASSES);
      expect(worstShare(logits, await tensorRunner.logits(SPEC, weights, batch))).toBeLessThan(5e-6);
    }
  });

  it('answer a batch that takes several runs as they answer its examples', async () => {
    const weights = initialWeights(SMALL_SPEC, random.fork('small weights'));
    const length = sizeOfShape(SMALL_SPEC.inputShape);
    const count = Math.ceil((2.5 * MOST_PART_VALUES) / length);
    const panels = new Float32Array(count * length);
    const [third, largest] = [Math.round(count / 3), Math.floor(MOST_PART_VALUES / length)];
    const at = [0, third - 1, third, largest - 1, largest, count - 1];
    for (const i of at) panels.set(batchOf(SMALL_SPEC, 1).panels, i * length);
    const all = await new ChunkedNetwork(SMALL_SPEC, weights, [runner], 1).logits({ count, panels });
    const classCount = all.length / count;
    for (const i of at) {
      const alone = { count: 1, panels: panels.slice(i * length, (i + 1) * length) };
      const expected = await tensorRunner.logits(SMALL_SPEC, weights, alone);
      expect(worstShare(all.subarray(i * classCount, (i + 1) * classCount), expected)).toBeLessThan(5e-6);
    }
  });

  it('keep no tensor, and no more nets than are in use', async () => {
    const weights = initialWeights(SMALL_SPEC, random.fork('small weights'));
    const batch = batchOf(SMALL_SPEC, 2);
    const tensors = binding.getNumOfTensors();
    const first = await runner.logits(SMALL_SPEC, weights, batch);
    const loaded = binding.getNumOfSavedModels();
    expect(await runner.logits({ ...SMALL_SPEC }, weights, batch)).toEqual(first);
    expect(binding.getNumOfSavedModels()).toBe(loaded);
    for (let i = 0; i < KEPT_SESSIONS + 3; i++) {
      const layers = SMALL_SPEC.layers.map((layer) => ({ ...layer, name: `${layer.name} ${i}` }));
      const spec = { ...SMALL_SPEC, layers };
      expect(await runner.logits(spec, weights, batch)).toEqual(first);
      expect((await runner.gradients(spec, weights, batch)).gradients.length).toBe(weights.length);
    }
    expect(await runner.logits(SMALL_SPEC, weights, batch)).toEqual(first);
    expect(binding.getNumOfTensors()).toBe(tensors);
    expect(binding.getNumOfSavedModels()).toBe(KEPT_SESSIONS);
  });

  it('pass on the message of TensorFlow, and keep no tensor then either', async () => {
    const tensors = binding.getNumOfTensors();
    const panels = new Float32Array(3);
    const weights = initialWeights(SPEC, random.fork('weights'));
    await expect(runner.logits(SPEC, weights, { count: 1, panels })).rejects.toThrow();
    await expect(runner.logits(SPEC, weights.slice(1), batchOf(SPEC, 1))).rejects.toThrow('do not fit');
    expect(binding.getNumOfTensors()).toBe(tensors);
  });
});
