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

/** tfjs makes these gradients of several operations each, the first one of eight. */
const GRADIENTS: KernelOverride[] = [
  { kernelName: RECTIFIER_GRADIENT, kernelFunc: rectifierGradient },
  { kernelName: BIAS_GRADIENT, kernelFunc: biasGradient },
];

/** Values that a kernel makes of these; none where this TensorFlow does not have it. */
function tried(
  kernel: KernelOverride,
  backend: tf.KernelBackend,
  inputs: () => tf.NamedTensorInfoMap,
  attributes: tf.NamedAttrMap,
): string {
  try {
    return tf.tidy(() => {
      const out = kernel.kernelFunc({ inputs: inputs(), backend, attrs: attributes });
      return Array.isArray(out) ? '' : `${tf.engine().makeTensorFromTensorInfo(out).dataSync()}`;
    });
  } catch {
    // A TensorFlow without oneDNN: its own kernel stays.
    return '';
  }
}

const IMAGE = [1, 4, 2, 3, 5, 5, 8, 7];

/** Whether oneDNN's poolings are there and give what TensorFlow's own give. */
function hasFastPooling(backend: tf.KernelBackend): boolean {
  const attributes = { filterSize: 2, strides: 2, pad: 'valid' };
  const [pool, gradient] = TENSORFLOW_POOLING;
  const x = (): tf.Tensor => tf.tensor(IMAGE, [1, 2, 4, 1]);
  const dy = (): tf.Tensor => tf.tensor([2, 3], [1, 1, 2, 1]);
  return (
    tried(pool, backend, () => ({ x: x() }), attributes) === '5,8' &&
    tried(gradient, backend, () => ({ input: x(), dy: dy() }), attributes) === '0,0,0,0,2,0,3,0'
  );
}

function hasFastConvolution(backend: tf.KernelBackend): boolean {
  const shared = { strides: [1, 1], pad: 'same', dataFormat: 'NHWC', dilations: [1, 1] };
  const inputs = () => ({
    x: tf.tensor(IMAGE, [1, 2, 4, 1]),
    filter: tf.tensor([1, -2], [1, 1, 1, 2]),
    bias: tf.tensor([0.5, 9]),
  });
  const attributes = { ...shared, activation: 'relu' };
  const expected = '1.5,7,4.5,1,2.5,5,3.5,3,5.5,0,5.5,0,8.5,0,7.5,0';
  return tried(TENSORFLOW_CONVOLUTION, backend, inputs, attributes) === expected;
}

/**
 * Gives native TensorFlow's backend, which has to be set, the operations that training needs and tfjs-node
 * leaves out or takes apart.
 */
export function registerTensorflowKernels(backend: tf.KernelBackend): void {
  for (const kernel of GRADIENTS) overrideKernel(BACKEND, kernel);
  if (new TensorflowBackend(backend).isOnGpu) return;
  if (hasFastPooling(backend)) for (const kernel of TENSORFLOW_POOLING) overrideKernel(BACKEND, kernel);
  if (hasFastConvolution(backend)) overrideKernel(BACKEND, TENSORFLOW_CONVOLUTION);
}
