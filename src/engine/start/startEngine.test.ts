import * as tf from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { EngineName } from '#engine/names/engineNames';
import { startEngine } from '#engine/start/startEngine';

/** Where `npm test` has installed native TensorFlow; it cannot everywhere. */
const nativeFolder = process.env.DIFFRAKT_TEST_ENGINE;
if (nativeFolder) vi.stubEnv('DIFFRAKT_ENGINE_FOLDER', nativeFolder);
afterAll(() => vi.unstubAllEnvs());

const without = nativeFolder ? '' : ' (without native TensorFlow: it is not installed)';

/** TensorFlow.js's backend once an engine that computes by it in this thread has been started. */
async function backendOf(name: EngineName): Promise<string> {
  await startEngine(name, { threads: 1 });
  return tf.getBackend();
}

describe(`engines of one process${without}`, () => {
  it('compute each with its own backend again, whatever was started in the meantime', async () => {
    const names: EngineName[] = ['wasm', 'cpu'];
    for (const name of [...names, ...names, ...[...names].reverse()]) {
      if (nativeFolder)
        expect((await startEngine('native')).description).toMatchObject({
          name: 'native',
          version: expect.stringMatching(/^2\./),
        });
      expect(await backendOf(name)).toBe(name);
    }
  });
});
