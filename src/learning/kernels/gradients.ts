import * as tf from '@tensorflow/tfjs-core';
import { shape4 } from '#learning/kernels/convolutionAttributes';
import { biasGradient, rectifierGradient } from '#learning/kernels/gradientKernels';

/**
 * Gradients of the operations that our nets are made of. tfjs-core keeps its own in a file that Node
 * cannot load (an ECMAScript module without its mark; the CommonJS bundle leaves them out), so these
 * are registered by us, for whatever backend is set.
 */

function single(dy: tf.Tensor | tf.Tensor[]): tf.Tensor {
  if (dy instanceof tf.Tensor) return dy;
  throw new TypeError('The gradient of one output is needed');
}

/** Sums `dy` over the axes along which an input of this shape was repeated. */
function reduceTo(shape: number[], dy: tf.Tensor): tf.Tensor {
  const isBias = shape.length === 1 && shape[0] === dy.shape[dy.shape.length - 1] && dy.shape.length > 1;
  if (isBias) return biasGradient(dy);
  const axes = tf.backend_util.getReductionAxes(shape, dy.shape);
  return tf.reshape(axes.length > 0 ? tf.sum(dy, axes) : dy, shape);
}

/** Gradients of a convolution without bias and rectifier, by its input and its kernel. */
function convolutionGradients(
  dy: tf.Tensor,
  [x, filter]: readonly tf.Tensor[],
  attributes: tf.NamedAttrMap,
): Record<'x' | 'filter', () => tf.Tensor> {
  const { strides, pad, dataFormat, dimRoundingMode } = attributes;
  const run = (name: string, inputs: tf.NamedTensorMap, shape: tf.NamedAttrMap): tf.Tensor =>
    tf.engine().runKernel(name, inputs, { strides, pad, dataFormat, dimRoundingMode, ...shape });
  return {
    x: () => run(tf.Conv2DBackpropInput, { dy, filter }, { inputShape: shape4(x.shape) }),
    filter: () => run(tf.Conv2DBackpropFilter, { x, dy }, { filterShape: shape4(filter.shape) }),
  };
}

const conv2d: tf.GradConfig = {
  kernelName: tf.Conv2D,
  inputsToSave: ['x', 'filter'],
  gradFunc: (dy, saved, attributes) => convolutionGradients(single(dy), saved, attributes),
};

/** For those that our layers ask for: with a bias, and a rectifier or nothing. */
const fusedConv2d: tf.GradConfig = {
  kernelName: tf.FusedConv2D,
  inputsToSave: ['x', 'filter'],
  outputsToSave: [true],
  gradFunc: (dy, [x, filter, y], attributes) => {
    const isRectified = attributes.activation === 'relu';
    const out = isRectified ? rectifierGradient(single(dy), y) : single(dy);
    return {
      ...convolutionGradients(out, [x, filter], attributes),
      bias: () => biasGradient(out),
    };
  },
};

const relu: tf.GradConfig = {
  kernelName: tf.Relu,
  outputsToSave: [true],
  gradFunc: (dy, [y]) => ({ x: () => rectifierGradient(single(dy), y) }),
};

const add: tf.GradConfig = {
  kernelName: tf.Add,
  inputsToSave: ['a', 'b'],
  gradFunc: (dy, [a, b]) => ({
    a: () => reduceTo(a.shape, single(dy)),
    b: () => reduceTo(b.shape, single(dy)),
  }),
};

const reshape: tf.GradConfig = {
  kernelName: tf.Reshape,
  inputsToSave: ['x'],
  gradFunc: (dy, [x]) => ({ x: () => tf.reshape(single(dy), x.shape) }),
};

const maxPool: tf.GradConfig = {
  kernelName: tf.MaxPool,
  inputsToSave: ['x'],
  outputsToSave: [true],
  gradFunc: (dy, [input, output], attributes) => ({
    x: () => tf.engine().runKernel(tf.MaxPoolGrad, { dy: single(dy), input, output }, attributes),
  }),
};

/** For C = A' · B', where the dash is a transpose or none. */
const matMul: tf.GradConfig = {
  kernelName: tf.BatchMatMul,
  inputsToSave: ['a', 'b'],
  gradFunc: (dy, [a, b], { transposeA, transposeB }) => {
    const out = single(dy);
    const [turnedA, turnedB] = [transposeA === true, transposeB === true];
    return {
      a: () => (turnedA ? tf.matMul(b, out, turnedB, true) : tf.matMul(out, b, false, !turnedB)),
      b: () => (turnedB ? tf.matMul(out, a, true, turnedA) : tf.matMul(a, out, !turnedA, false)),
    };
  },
};

/** Registers them. May be called more than once. */
export function registerGradients(): void {
  for (const config of [conv2d, fusedConv2d, maxPool, relu, add, reshape, matMul])
    tf.registerGradient(config);
}
