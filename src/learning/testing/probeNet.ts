import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { initialWeights } from '#learning/model/initialise';
import { type ModelSpec, pairNetSpec, sizeOfShape } from '#learning/model/modelSpec';
import { ChunkedNetwork } from '#learning/network/chunkedNetwork';
import type { GradientResult, LabelledBatch, Network } from '#learning/network/network';
import { tensorRunner } from '#learning/network/tensorNetwork';
import { createRandom } from '#seismic/numerics/random';

/** A net small enough for the plain JavaScript engine. */
export const SMALL_SPEC: ModelSpec = pairNetSpec({ inputShape: [13, 13, 2], filters: [3, 4], outputs: 4 });

/** Makes plain JavaScript the engine of this thread. */
export async function startPlainJs(): Promise<void> {
  await tf.setBackend('cpu');
}

export function networkOf(weights: Float32Array[], spec = SMALL_SPEC): Network {
  return new ChunkedNetwork(spec, weights, [tensorRunner], 1);
}

/** A net with its seeded start, or with weights derived from it. */
export function smallNetwork(change = (values: Float32Array, _tensor: number) => values): Network {
  return networkOf(initialWeights(SMALL_SPEC, createRandom(7)).map(change));
}

/** Seeded panels, every class in turn. */
export function panelBatch(count: number, seed = 3, spec = SMALL_SPEC): LabelledBatch {
  const random = createRandom(seed);
  const panels = Float32Array.from({ length: count * sizeOfShape(spec.inputShape) }, () => random.normal());
  return { count, panels, labels: Int32Array.from({ length: count }, (_, i) => i % 4) };
}

/** The same net on an engine whose results are changed. */
export function spoilt(
  network: Network,
  spoil: {
    readonly logits?: (logits: Float32Array) => Float32Array;
    readonly gradients?: (result: GradientResult) => GradientResult;
  },
): Network {
  const { logits = (values) => values, gradients = (result) => result } = spoil;
  return {
    spec: network.spec,
    weights: network.weights,
    logits: async (batch) => logits(await network.logits(batch)),
    gradients: async (batch) => gradients(await network.gradients(batch)),
  };
}

export const yieldThread = async (): Promise<void> => undefined;
