import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { initialWeights } from '#learning/model/initialise';
import type { ModelSpec } from '#learning/model/modelSpec';
import { TensorNetwork } from '#learning/network/tensorNetwork';
import { prepareKernels } from '#learning/testing/kernelCheck';
import { createRandom } from '#seismic/numerics/random';

const CONVOLUTION = { kind: 'convolution', kernel: 5, activation: 'relu' } as const;
/** Every kind of layer, sizes that no vector length divides. */
const SPEC: ModelSpec = {
  inputShape: [21, 19, 2],
  layers: [
    { ...CONVOLUTION, name: 'a', filters: 6, stride: 1, padding: 'same' },
    { kind: 'maxPool', name: 'b', size: 2 },
    { ...CONVOLUTION, name: 'c', filters: 13, stride: 2, padding: 'valid' },
    { kind: 'flatten', name: 'd' },
    { kind: 'dense', name: 'e', units: 10, activation: 'relu' },
    { kind: 'dense', name: 'f', units: 3, activation: 'none' },
  ],
};

/** FNV-1a over the bytes. */
function hashOf(values: Float32Array): number {
  let hash = 2166136261;
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 16777619) >>> 0;
  return hash;
}

it('gives outputs and gradients with pinned bits, in Node and (gradientBits.electron.test.ts) in Electron', async () => {
  prepareKernels();
  await tf.setBackend('wasm');
  const random = createRandom(2026);
  const network = new TensorNetwork(SPEC, initialWeights(SPEC, random.fork('weights')));
  const panels = Float32Array.from({ length: 5 * 21 * 19 * 2 }, () => random.normal());
  const batch = { count: 5, panels, labels: Int32Array.of(0, 1, 2, 1, 0) };
  const { gradients } = network.gradients(batch);
  const hashes = [network.logits(batch), ...gradients].map(hashOf);
  expect(hashes).toEqual([
    3832263226, 2633204493, 2898805615, 4236529016, 28117121, 717879275, 3765070284, 807760423, 3349192220,
  ]);
});
