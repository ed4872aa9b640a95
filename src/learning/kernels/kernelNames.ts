import * as tf from '@tensorflow/tfjs-core';

/** Kernels that tfjs does not have; a backend may have ours. The names are TensorFlow's where it has them. */
export const RECTIFIER_GRADIENT = 'ReluGrad';
export const BIAS_GRADIENT = 'BiasAddGrad';
/** Twice the height and width by bilinear interpolation, and its gradient by the input. */
export const UPSAMPLE = 'Upsample';
export const UPSAMPLE_GRADIENT = 'UpsampleGrad';

function isThere(kernelName: string): boolean {
  return tf.getKernel(kernelName, tf.getBackend()) !== undefined;
}

/** dy where the rectifier's output y is above 0. */
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
