import * as tf from '@tensorflow/tfjs-core';
import type { ModelSpec } from '#learning/model/modelSpec';
import type { ChunkRunner } from '#learning/network/chunkedNetwork';
import { type Batch, checkWeights, type GradientResult, type LabelledBatch } from '#learning/network/network';
import { judge, lossTargets } from '#learning/network/softmax';
import { computeNet, inputTensor, parameterTensors } from '#learning/network/tensorNetwork';

/**
 * The values of tensors, which are disposed of, whether they could be read or not. A graphics card
 * copies while others are still being computed.
 */
async function takeValues(tensors: tf.Tensor[]): Promise<Float32Array[]> {
  try {
    const values = await Promise.all(tensors.map((tensor) => tensor.data()));
    return values.map((read) => Float32Array.from(read));
  } finally {
    tf.dispose(tensors);
  }
}

/** Gradient of the mean cross-entropy by the outputs, made where their softmax is. */
function gradientByOutputs(probabilities: tf.Tensor, { labels, labelWeights }: LabelledBatch): tf.Tensor {
  const { shape } = probabilities;
  const { shares, targets } = lossTargets(labels, shape[shape.length - 1], labelWeights);
  const weighted = tf.mul(probabilities, tf.tensor(shares, [...shape.slice(0, -1), 1]));
  return tf.sub(weighted, tf.tensor(targets, shape));
}

async function logitsOf(
  spec: ModelSpec,
  weights: readonly Float32Array[],
  batch: Batch,
): Promise<Float32Array> {
  const outputs = tf.tidy(
    () => computeNet(spec, inputTensor(spec, batch), parameterTensors(spec, weights)).output,
  );
  const [logits] = await takeValues([outputs]);
  return logits;
}

async function gradientsOf(
  spec: ModelSpec,
  weights: readonly Float32Array[],
  batch: LabelledBatch,
): Promise<GradientResult> {
  const found = tf.tidy(() => {
    const net = computeNet(spec, inputTensor(spec, batch), parameterTensors(spec, weights));
    const probabilities = tf.softmax(net.output);
    return [net.output, probabilities, ...net.gradients(gradientByOutputs(probabilities, batch))];
  });
  const [logits, probabilities, ...gradients] = await takeValues(found);
  const { loss, accuracy } = judge({ logits, probabilities }, batch.labels, batch.labelWeights);
  return { loss, accuracy, gradients };
}

/**
 * Computes with the engine that is set, in this thread, and reads nothing before all is computed: for engines
 * that cannot return values at once. Accuracy comes from the outputs as everywhere; the loss and its gradient
 * by the outputs come from the engine's own softmax, to its precision.
 */
export const asyncTensorRunner: ChunkRunner = {
  logits: async (spec, weights, batch) => {
    checkWeights(spec, weights);
    return logitsOf(spec, weights, batch);
  },
  gradients: async (spec, weights, batch) => {
    checkWeights(spec, weights);
    return gradientsOf(spec, weights, batch);
  },
};
