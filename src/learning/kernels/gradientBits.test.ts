import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { initialWeights } from '#learning/model/initialise';
import { type ModelSpec, sizeOfShape } from '#learning/model/modelSpec';
import { TensorNetwork } from '#learning/network/tensorNetwork';
import { prepareKernels } from '#learning/testing/kernelCheck';
import { createRandom } from '#seismic/numerics/random';

const CONVOLUTION = { kind: 'convolution', kernel: 5, activation: 'relu' } as const;
const SEPARABLE = { kind: 'separableConvolution', kernel: 3, stride: 1, padding: 'same' } as const;
/** Every kind of layer of a chain, sizes that no vector length divides. */
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

/** The layers of a net with connections, and all activations; a class at every sample. */
const CONNECTED: ModelSpec = {
  inputShape: [10, 12, 2],
  layers: [
    { ...CONVOLUTION, kernel: 3, name: 'a', filters: 5, stride: 1, padding: 'same', activation: 'tanh' },
    { kind: 'maxPool', name: 'b', size: 2 },
    { ...SEPARABLE, name: 'c', filters: 5, activation: 'sigmoid' },
    { kind: 'add', name: 'd', inputs: ['b', 'c'] },
    { kind: 'upsample', name: 'e' },
    { kind: 'concatenate', name: 'f', inputs: ['a', 'e', 'input'] },
    { ...CONVOLUTION, kernel: 1, name: 'g', filters: 3, stride: 1, padding: 'valid', activation: 'none' },
  ],
};

/** FNV-1a over the bytes. */
function hashOf(values: Float32Array): number {
  let hash = 2166136261;
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 16777619) >>> 0;
  return hash;
}

async function hashesOf(spec: ModelSpec, labels: Int32Array): Promise<number[]> {
  prepareKernels();
  await tf.setBackend('wasm');
  const random = createRandom(2026);
  const network = new TensorNetwork(spec, initialWeights(spec, random.fork('weights')));
  const panels = Float32Array.from({ length: 5 * sizeOfShape(spec.inputShape) }, () => random.normal());
  const batch = { count: 5, panels, labels };
  const { gradients } = network.gradients(batch);
  return [network.logits(batch), ...gradients].map(hashOf);
}

/** The same in Node and, by gradientBits.electron.test.ts, in Electron. */
describe('outputs and gradients with pinned bits', () => {
  it('of a chain', async () => {
    expect(await hashesOf(SPEC, Int32Array.of(0, 1, 2, 1, 0))).toEqual([
      3832263226, 2633204493, 2898805615, 4236529016, 28117121, 717879275, 3765070284, 807760423, 3349192220,
    ]);
  });

  it('of a net with connections', async () => {
    const labels = Int32Array.from({ length: 5 * 120 }, (_, i) => (i * i) % 3);
    expect(await hashesOf(CONNECTED, labels)).toEqual([
      4210249196, 500123437, 3837416178, 3244681295, 4159692354, 204178139, 3643882188, 1163650443,
    ]);
  });
});
