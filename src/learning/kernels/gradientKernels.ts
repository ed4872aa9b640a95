import * as tf from '@tensorflow/tfjs-core';

/** Kernels that TensorFlow has by these names and tfjs does not; a backend may have them. */
export const RECTIFIER_GRADIENT = 'ReluGrad';
export const BIAS_GRADIENT = 'BiasAddGrad';

function isThere(kernelName: string): boolean {
  return tf.getKernel(kernelName, tf.getBackend()) !== undefined;
}

/** dy where the rectifier let something through, by its output y. */
export function rectifierGradient(dy: tf.Tensor, y: tf.Tensor): tf.Tensor {
  return isThere(RECTIFIER_GRADIENT)
    ? tf.engine().runKernel(RECTIFIER_GRADIENT, { dy, y })
    : tf.mul(dy, tf.step(y));
}

/** Sums over all axes but the last. */
export function biasGradient(dy: tf.Tensor): tf.Tensor {
  if (isThere(BIAS_GRADIENT)) return tf.engine().runKernel(BIAS_GRADIENT, { dy });
  return tf.sum(
    dy,
    dy.shape.slice(0, -1).map((_, axis) => axis),
  );
}
