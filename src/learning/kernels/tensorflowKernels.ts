import * as tf from '@tensorflow/tfjs-core';
import { inputOf } from '#learning/kernels/convolutionAttributes';
import { BIAS_GRADIENT, RECTIFIER_GRADIENT } from '#learning/kernels/gradientKernels';
import { type KernelOverride, overrideKernel } from '#learning/kernels/kernelOverride';
import { TensorflowBackend } from '#learning/kernels/tensorflowBackend';
import { TENSORFLOW_CONVOLUTION } from '#learning/kernels/tensorflowConvolution';
import { TENSORFLOW_POOLING } from '#learning/kernels/tensorflowPooling';

const BACKEND = 'tensorflow';

const rectifierGradient: tf.KernelFunc = ({ inputs, backend }) =>
  new TensorflowBackend(backend).run('ReluGrad', [inputOf(inputs, 'dy'), inputOf(inputs, 'y')]);

const biasGradient: tf.KernelFunc = ({ inputs, backend }) =>
  new TensorflowBackend(backend).run('BiasAddGrad', [inputOf(inputs, 'dy')], { data_format: 'NHWC' });

const matMul: tf.KernelFunc = ({ inputs, backend, attrs }) =>
  new TensorflowBackend(backend).run('MatMul', [inputOf(inputs, 'a'), inputOf(inputs, 'b')], {
    transpose_a: attrs?.transposeA === true,
    transpose_b: attrs?.transposeB === true,
  });

function areMatrices({ inputs }: Parameters<tf.KernelFunc>[0]): boolean {
  const isMatrix = (tensor?: tf.TensorInfo): boolean =>
    tensor?.dtype === 'float32' && tensor.shape.length === 2;
  return isMatrix(inputs.a) && isMatrix(inputs.b);
}

/**
 * tfjs makes these gradients of several operations each, the first one of eight, and has products of
 * matrices done by an operation for stacks of them, which is five times slower for small ones.
 */
const PLAIN_OPERATIONS: KernelOverride[] = [
  { kernelName: RECTIFIER_GRADIENT, kernelFunc: rectifierGradient },
  { kernelName: BIAS_GRADIENT, kernelFunc: biasGradient },
  { kernelName: tf.BatchMatMul, kernelFunc: matMul, isOurs: areMatrices },
];

/** Whether a kernel is there and gives what is expected: a TensorFlow without oneDNN does not have it. */
function gives(expected: string, work: () => tf.TensorInfo | tf.TensorInfo[]): boolean {
  try {
    return tf.tidy(() => {
      const out = work();
      const first = Array.isArray(out) ? out[0] : out;
      return first instanceof tf.Tensor && `${first.dataSync()}` === expected;
    });
  } catch {
    return false;
  }
}

const IMAGE = [1, 4, 2, 3, 5, 5, 8, 7];

function hasFastPooling(backend: tf.KernelBackend): boolean {
  const attrs = { filterSize: 2, strides: 2, pad: 'valid' };
  const [forward, gradient, alone] = TENSORFLOW_POOLING;
  const x = (): tf.Tensor => tf.tensor(IMAGE, [1, 2, 4, 1]);
  const isPooled = gives('5,8', () => alone.kernelFunc({ inputs: { x: x() }, backend, attrs }));
  const isRight = gives('0,0,0,0,2,0,3,0', () => {
    const image = x();
    const found = forward.kernelFunc({ inputs: { x: image }, backend, attrs });
    const [y, workspace] = Array.isArray(found) ? found : [found, found];
    const inputs = { x: image, y, workspace, dy: tf.tensor([2, 3], [1, 1, 2, 1]) };
    return gradient.kernelFunc({ inputs, backend, attrs });
  });
  return isPooled && isRight;
}

function hasFastConvolution(backend: tf.KernelBackend): boolean {
  const shared = { strides: [1, 1], pad: 'same', dataFormat: 'NHWC', dilations: [1, 1] };
  return gives('1.5,7,4.5,1,2.5,5,3.5,3,5.5,0,5.5,0,8.5,0,7.5,0', () => {
    const x = tf.tensor(IMAGE, [1, 2, 4, 1]);
    const filter = tf.tensor([1, -2], [1, 1, 1, 2]);
    const inputs = { x, filter, bias: tf.tensor([0.5, 9]) };
    return TENSORFLOW_CONVOLUTION.kernelFunc({ inputs, backend, attrs: { ...shared, activation: 'relu' } });
  });
}

/**
 * Gives native TensorFlow's backend, which has to be set, the operations that training needs and tfjs-node
 * leaves out or takes apart.
 */
export function registerTensorflowKernels(backend: tf.KernelBackend): void {
  for (const kernel of PLAIN_OPERATIONS) overrideKernel(BACKEND, kernel);
  if (new TensorflowBackend(backend).isOnGpu) return;
  if (hasFastPooling(backend)) for (const kernel of TENSORFLOW_POOLING) overrideKernel(BACKEND, kernel);
  if (hasFastConvolution(backend)) overrideKernel(BACKEND, TENSORFLOW_CONVOLUTION);
}
