import * as tf from '@tensorflow/tfjs-core';
import { type LayerSpec, type ModelSpec, parameterShapes, sizeOfShape } from '#learning/modelSpec';
import { crossEntropy } from '#learning/softmax';

/** A batch of panels [example][trace lag][sample lag][channel], contiguous. */
export interface Batch {
  readonly count: number;
  readonly panels: Float32Array;
}

/** A batch with the pair class of each example. */
export interface LabelledBatch extends Batch {
  readonly labels: Int32Array;
}

export interface GradientResult {
  /** Mean cross-entropy in nats. */
  readonly loss: number;
  /** Share of examples whose largest output is their label. */
  readonly accuracy: number;
  /** One array a tensor, in the order of the weights. */
  readonly gradients: Float32Array[];
}

function activate(values: tf.Tensor, activation: 'relu' | 'none'): tf.Tensor {
  return activation === 'relu' ? tf.relu(values) : values;
}

/** The same values as a stack of images or kernels, for the compiler as much as for the engine. */
function toRank4(values: tf.Tensor): tf.Tensor4D {
  const [a = 1, b = 1, c = 1, d = 1] = values.shape;
  return tf.reshape<tf.Rank.R4>(values, [a, b, c, d]);
}

/** Takes the tensors of one layer from the front of `parameters`. */
function applyLayer(layer: LayerSpec, input: tf.Tensor, parameters: tf.Tensor[]): tf.Tensor {
  if (layer.kind === 'flatten') return tf.reshape(input, [input.shape[0], -1]);
  const [weights, biases] = parameters.splice(0, 2);
  const product =
    layer.kind === 'dense'
      ? tf.matMul(input, weights)
      : tf.conv2d(toRank4(input), toRank4(weights), layer.stride, 'valid');
  return activate(tf.add(product, biases), layer.activation);
}

function valuesOf(tensor: tf.Tensor): Float32Array {
  return Float32Array.from(tensor.dataSync());
}

/**
 * A net on the engine that is set: plain weights in, plain numbers out. Tensors live only within a call,
 * so nothing has to be disposed of.
 */
export class Network {
  readonly spec: ModelSpec;
  /** One array a tensor, in the order of `parameterShapes`; may be changed in place between calls. */
  readonly weights: Float32Array[];
  readonly #shapes: number[][];

  constructor(spec: ModelSpec, weights: Float32Array[]) {
    const parameters = parameterShapes(spec);
    if (weights.length !== parameters.length || parameters.some(({ size }, i) => weights[i].length !== size))
      throw new RangeError('The weights do not fit the layers');
    this.spec = spec;
    this.weights = weights;
    this.#shapes = parameters.map(({ shape }) => shape);
  }

  /** Outputs before the softmax, [example][class]. */
  logits(batch: Batch): Float32Array {
    return tf.tidy(() => {
      return valuesOf(this.#forward(this.#input(batch), this.#parameters()));
    });
  }

  /** Loss, accuracy and the gradient of the mean cross-entropy by every weight. */
  gradients(batch: LabelledBatch): GradientResult {
    return tf.tidy(() => {
      const input = this.#input(batch);
      let judged = { loss: 0, accuracy: 0 };
      const lossOf = tf.customGrad((logits) => {
        if (!(logits instanceof tf.Tensor)) throw new TypeError('The loss takes a tensor');
        const { gradient, ...rest } = crossEntropy(valuesOf(logits), batch.labels);
        judged = rest;
        return { value: tf.scalar(rest.loss), gradFunc: () => tf.tensor(gradient, logits.shape) };
      });
      const gradientOf = tf.grads((...parameters) => lossOf(this.#forward(input, parameters)));
      const gradients = gradientOf(this.#parameters()).map(valuesOf);
      return { ...judged, gradients };
    });
  }

  #input({ panels, count }: Batch): tf.Tensor {
    const { inputShape } = this.spec;
    return tf.tensor(panels.subarray(0, count * sizeOfShape(inputShape)), [count, ...inputShape], 'float32');
  }

  #parameters(): tf.Tensor[] {
    return this.weights.map((values, i) => tf.tensor(values, this.#shapes[i], 'float32'));
  }

  #forward(input: tf.Tensor, parameters: readonly tf.Tensor[]): tf.Tensor {
    const left = [...parameters];
    return this.spec.layers.reduce((values, layer) => applyLayer(layer, values, left), input);
  }
}
