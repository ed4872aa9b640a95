import * as tf from '@tensorflow/tfjs-core';
import { type LayerSpec, type ModelSpec, parameterShapes, sizeOfShape } from '#learning/model/modelSpec';
import type { ChunkRunner } from '#learning/network/chunkedNetwork';
import { type Batch, checkWeights, type GradientResult, type LabelledBatch } from '#learning/network/network';
import { crossEntropy } from '#learning/network/softmax';

type Convolution = Extract<LayerSpec, { kind: 'convolution' }>;

/** With its bias, and the rectifier where it is asked for, in one kernel. */
function convolve(
  { stride, padding }: Convolution,
  input: tf.Tensor,
  [filter, bias]: readonly tf.Tensor[],
  isRectified: boolean,
): tf.Tensor {
  return tf.engine().runKernel(
    tf.FusedConv2D,
    { x: input, filter, bias },
    {
      strides: [stride, stride],
      pad: padding,
      dataFormat: 'NHWC',
      dilations: [1, 1],
      activation: isRectified ? 'relu' : 'linear',
    },
  );
}

/** The largest of each square of `size`, squares side by side. */
function poolSquares(x: tf.Tensor, size: number): tf.Tensor {
  return tf.engine().runKernel(tf.MaxPool, { x }, { filterSize: size, strides: size, pad: 'valid' });
}

function isRectified(layer: LayerSpec | undefined): boolean {
  return layer !== undefined && 'activation' in layer && layer.activation === 'relu';
}

/**
 * Takes the tensors of layer `i` from the front of `parameters`. A pooling does the rectifier of the
 * convolution before it: the largest of the rectified is the largest, rectified, and there are fewer of them.
 */
function applyLayer({ layers }: ModelSpec, i: number, input: tf.Tensor, parameters: tf.Tensor[]): tf.Tensor {
  const layer = layers[i];
  if (layer.kind === 'flatten') return tf.reshape(input, [input.shape[0], -1]);
  if (layer.kind === 'maxPool') {
    const pooled = poolSquares(input, layer.size);
    return isRectified(layers[i - 1]) ? tf.relu(pooled) : pooled;
  }
  const own = parameters.splice(0, 2);
  if (layer.kind === 'convolution')
    return convolve(layer, input, own, isRectified(layer) && layers[i + 1]?.kind !== 'maxPool');
  const sums = tf.add(tf.matMul(input, own[0]), own[1]);
  return isRectified(layer) ? tf.relu(sums) : sums;
}

/** Without a copy: outputs and gradients are arrays that nobody else holds once their tensors are gone. */
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

/** The net's outputs as a tensor, by parameters in the order of `parameterShapes`. */
export function applyLayers(spec: ModelSpec, input: tf.Tensor, parameters: readonly tf.Tensor[]): tf.Tensor {
  const left = [...parameters];
  return spec.layers.reduce((values, _, i) => applyLayer(spec, i, values, left), input);
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
      valuesOf(applyLayers(spec, inputTensor(spec, batch), parameterTensors(spec, weights))),
    );
  }

  /** Loss, accuracy and the gradient of the mean cross-entropy by every weight. */
  gradients(batch: LabelledBatch): GradientResult {
    const { spec, weights } = this;
    return tidied(() => {
      const input = inputTensor(spec, batch);
      let judged = { loss: 0, accuracy: 0 };
      const lossOf = tf.customGrad((logits) => {
        if (!(logits instanceof tf.Tensor)) throw new TypeError('The loss takes a tensor');
        const { gradient, ...rest } = crossEntropy(valuesOf(logits), batch.labels, batch.exampleWeights);
        judged = rest;
        return { value: tf.scalar(rest.loss), gradFunc: () => tf.tensor(gradient, logits.shape) };
      });
      const gradientOf = tf.grads((...parameters) => lossOf(applyLayers(spec, input, parameters)));
      const gradients = gradientOf(parameterTensors(spec, weights)).map(valuesOf);
      return { ...judged, gradients };
    });
  }
}

/** Computes with the engine that is set, in this thread. */
export const tensorRunner: ChunkRunner = {
  logits: async (spec, weights, batch) => new TensorNetwork(spec, [...weights]).logits(batch),
  gradients: async (spec, weights, batch) => new TensorNetwork(spec, [...weights]).gradients(batch),
};
