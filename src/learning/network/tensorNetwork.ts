import * as tf from '@tensorflow/tfjs-core';
import { kindOf } from '#learning/layers/registry';
import { type Differentiable, differentiate } from '#learning/model/differentiate';
import { type ModelSpec, parameterShapes, sizeOfShape } from '#learning/model/modelSpec';
import type { ChunkRunner } from '#learning/network/chunkedNetwork';
import { type Batch, checkWeights, type GradientResult, type LabelledBatch } from '#learning/network/network';
import { crossEntropy } from '#learning/network/softmax';

/**
 * Without a copy: outputs and gradients are arrays without other users once their tensors are disposed of.
 */
function valuesOf(tensor: tf.Tensor): Float32Array {
  const values = tensor.dataSync();
  return values instanceof Float32Array ? values : new Float32Array(values);
}

/**
 * Runs `work` and disposes of all its tensors. Its result does not go through `tf.tidy`, which looks for
 * tensors in every single value of an array.
 */
function tidied<Result>(work: () => Result): Result {
  tf.engine().startScope();
  try {
    return work();
  } finally {
    tf.engine().endScope();
  }
}

/** The net computed on the backend that is set, by parameters in the order of `parameterShapes`. */
export function computeNet(
  spec: ModelSpec,
  input: tf.Tensor,
  parameters: readonly tf.Tensor[],
): Differentiable<tf.Tensor> {
  return differentiate(spec, input, parameters, {
    place: ({ layer }, site) => kindOf(layer).tensor(layer, site),
    add: (a, b) => tf.add(a, b),
  });
}

/** A batch's panels as the tensor that the net takes. */
export function inputTensor({ inputShape }: ModelSpec, { panels, count }: Batch): tf.Tensor {
  const values = panels.subarray(0, count * sizeOfShape(inputShape));
  return tf.tensor(values, [count, ...inputShape], 'float32');
}

/** All weights as tensors, in their order. */
export function parameterTensors(spec: ModelSpec, weights: readonly Float32Array[]): tf.Tensor[] {
  return parameterShapes(spec).map(({ shape }, i) => tf.tensor(weights[i], shape, 'float32'));
}

/**
 * A net on the engine that is set, one call at a time. Tensors live only within a call, so nothing has to
 * be disposed of.
 */
export class TensorNetwork {
  readonly spec: ModelSpec;
  /** One array a tensor, in the order of `parameterShapes`; may be changed in place between calls. */
  readonly weights: Float32Array[];

  constructor(spec: ModelSpec, weights: Float32Array[]) {
    checkWeights(spec, weights);
    this.spec = spec;
    this.weights = weights;
  }

  /** Outputs before the softmax, [example][class]. */
  logits(batch: Batch): Float32Array {
    const { spec, weights } = this;
    return tidied(() =>
      valuesOf(computeNet(spec, inputTensor(spec, batch), parameterTensors(spec, weights)).output),
    );
  }

  /** Loss, accuracy and the gradient of the mean cross-entropy by every weight. */
  gradients(batch: LabelledBatch): GradientResult {
    const { spec, weights } = this;
    return tidied(() => {
      const net = computeNet(spec, inputTensor(spec, batch), parameterTensors(spec, weights));
      const { labels, labelWeights } = batch;
      const { gradient, loss, accuracy } = crossEntropy(valuesOf(net.output), labels, labelWeights);
      const gradients = net.gradients(tf.tensor(gradient, net.output.shape, 'float32')).map(valuesOf);
      return { loss, accuracy, gradients };
    });
  }
}

/** Computes with the engine that is set, in this thread. */
export const tensorRunner: ChunkRunner = {
  logits: async (spec, weights, batch) => new TensorNetwork(spec, [...weights]).logits(batch),
  gradients: async (spec, weights, batch) => new TensorNetwork(spec, [...weights]).gradients(batch),
};
