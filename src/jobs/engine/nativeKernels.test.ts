import * as tf from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { startEngine } from '#jobs/engine/startEngine';
import { initialWeights } from '#learning/initialise';
import type { ModelSpec } from '#learning/modelSpec';
import { createRandom } from '#seismic/numerics/random';

const CONVOLUTION = { kind: 'convolution', kernel: 5 } as const;
/** All that native kernels of ours are made for, and sizes that no vector length divides. */
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
const COUNT = 6;

async function resultsOn(name: 'native' | 'cpu'): Promise<Float32Array[]> {
  const random = createRandom(4);
  const { createNetwork } = await startEngine(name);
  const network = createNetwork(SPEC, initialWeights(SPEC, random.fork('weights')));
  const panels = Float32Array.from({ length: COUNT * 17 * 15 * 2 }, () => random.normal());
  const labels = Int32Array.from({ length: COUNT }, (_, i) => i % 3);
  const { numTensors } = tf.memory();
  const { gradients } = await network.gradients({ count: COUNT, panels, labels });
  const logits = await network.logits({ count: COUNT, panels });
  expect(tf.memory().numTensors).toBe(numTensors);
  return [logits, ...gradients];
}

/** Where `npm test` has installed native TensorFlow; it cannot everywhere. */
const engineFolder = process.env.DIFFRAKT_TEST_ENGINE;
const without = engineFolder ? '' : ' (skipped: native TensorFlow is not installed)';
if (engineFolder) vi.stubEnv('DIFFRAKT_ENGINE_FOLDER', engineFolder);
afterAll(() => vi.unstubAllEnvs());

describe.skipIf(!engineFolder)(`native engine${without}`, () => {
  it('gives the outputs and gradients of the plain JS engine, and leaves no tensor behind', async () => {
    const found = await resultsOn('native');
    const expected = await resultsOn('cpu');
    expected.forEach((values, tensor) => {
      const peak = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const worst = values.reduce((most, value, i) => Math.max(most, Math.abs(value - found[tensor][i])), 0);
      expect(worst).toBeLessThan(5e-6 * peak);
    });
  });
});
