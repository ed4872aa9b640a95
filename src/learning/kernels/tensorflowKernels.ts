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

/**
 * tfjs makes these gradients of several operations each, the first one of eight. Products of matrices stay
 * with tfjs's BatchMatMulV2: MatMul is five times faster for small ones, but TensorFlow 2.21's, by oneDNN,
 * spoils its heap when signals come in, as from a profiler.
 */
const GRADIENTS: KernelOverride[] = [
  { kernelName: RECTIFIER_GRADIENT, kernelFunc: rectifierGradient },
  { kernelName: BIAS_GRADIENT, kernelFunc: biasGradient },
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
  const attributes = { strides: [1, 1], pad: 'same', dataFormat: 'NHWC', dilations: [1, 1] };
  const [forward, gradient] = TENSORFLOW_CONVOLUTION;
  const x = (): tf.Tensor => tf.tensor(IMAGE, [1, 2, 4, 1]);
  const isConvolved = gives('1.5,7,4.5,1,2.5,5,3.5,3,5.5,0,5.5,0,8.5,0,7.5,0', () => {
    const filter = tf.tensor([1, -2], [1, 1, 1, 2]);
    const inputs = { x: x(), filter, bias: tf.tensor([0.5, 9]) };
    return forward.kernelFunc({ inputs, backend, attrs: { ...attributes, activation: 'relu' } });
  });
  const dy = (): tf.Tensor => tf.tensor([1, 0, 0, 2, 0, 0, 0, -1], [1, 2, 4, 1]);
  const attrs = { ...attributes, filterShape: [1, 1, 1, 1] };
  const gradients = (): tf.TensorInfo[] =>
    [gradient.kernelFunc({ inputs: { x: x(), dy: dy() }, backend, attrs })].flat();
  return isConvolved && gives('0', gradients) && gives('2', () => gradients()[1]);
}

/**
 * Gives native TensorFlow's backend, which has to be set, the operations that training needs and tfjs-node
 * leaves out or takes apart.
 */
export function registerTensorflowKernels(backend: tf.KernelBackend): void {
  for (const kernel of GRADIENTS) overrideKernel(BACKEND, kernel);
  if (new TensorflowBackend(backend).isOnGpu) return;
  if (hasFastPooling(backend)) for (const kernel of TENSORFLOW_POOLING) overrideKernel(BACKEND, kernel);
  if (hasFastConvolution(backend))
    for (const kernel of TENSORFLOW_CONVOLUTION) overrideKernel(BACKEND, kernel);
}
