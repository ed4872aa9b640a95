import * as tf from '@tensorflow/tfjs-core';
import { inputOf } from '#learning/kernels/convolutionAttributes';
import { BIAS_GRADIENT, RECTIFIER_GRADIENT } from '#learning/kernels/gradientKernels';
import { type KernelOverride, overrideKernel } from '#learning/kernels/kernelOverride';
import { TensorflowBackend } from '#learning/kernels/tensorflowBackend';
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

/** Whether oneDNN's poolings are there and give what TensorFlow's own give. */
function hasFastPooling(backend: tf.KernelBackend): boolean {
  if (new TensorflowBackend(backend).isOnGpu) return false;
  const attributes = { filterSize: 2, strides: 2, pad: 'valid' };
  const [pool, gradient] = TENSORFLOW_POOLING;
  try {
    return tf.tidy(() => {
      const x = tf.tensor4d([1, 4, 2, 3, 5, 5, 8, 7], [1, 2, 4, 1]);
      const dy = tf.tensor4d([2, 3], [1, 1, 2, 1]);
      const run = (kernel: KernelOverride, inputs: tf.NamedTensorInfoMap): string => {
        const out = kernel.kernelFunc({ inputs, backend, attrs: attributes });
        return Array.isArray(out) ? '' : `${tf.engine().makeTensorFromTensorInfo(out).dataSync()}`;
      };
      return run(pool, { x }) === '5,8' && run(gradient, { input: x, dy }) === '0,0,0,0,2,0,3,0';
    });
  } catch {
    // A TensorFlow without oneDNN: its own poolings stay.
    return false;
  }
}

/**
 * Gives native TensorFlow's backend, which has to be set, the operations that training needs and tfjs-node
 * leaves out or takes apart.
 */
export function registerTensorflowKernels(backend: tf.KernelBackend): void {
  for (const kernel of GRADIENTS) overrideKernel(BACKEND, kernel);
  if (hasFastPooling(backend)) for (const kernel of TENSORFLOW_POOLING) overrideKernel(BACKEND, kernel);
}
