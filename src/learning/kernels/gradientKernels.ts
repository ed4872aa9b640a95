import * as tf from '@tensorflow/tfjs-core';

/** Kernels that TensorFlow has by these names and tfjs does not; a backend may have them. */
export const RECTIFIER_GRADIENT = 'ReluGrad';
export const BIAS_GRADIENT = 'BiasAddGrad';

/** A backend may find the gradients of a convolution's kernel and bias in one go. */
export const FILTER_AND_BIAS_GRADIENT = 'Conv2DBackpropFilterWithBias';

/** A pooling that gives a second tensor, by which its gradient is found without pooling again. */
export const POOLING_BY_WORKSPACE = 'MaxPoolByWorkspace';
export const POOLING_GRADIENT_BY_WORKSPACE = 'MaxPoolGradByWorkspace';

function isThere(kernelName: string): boolean {
  return tf.getKernel(kernelName, tf.getBackend()) !== undefined;
}

/** The largest of each square of `size`, squares side by side. */
export function poolSquares(x: tf.Tensor, size: number): tf.Tensor {
  const attributes = { filterSize: size, strides: size, pad: 'valid' };
  const isForGradient = tf.engine().state.gradientDepth > 0;
  return isForGradient && isThere(POOLING_BY_WORKSPACE)
    ? poolByWorkspace(x, attributes)
    : tf.engine().runKernel(tf.MaxPool, { x }, attributes);
}

function poolByWorkspace(input: tf.Tensor, attributes: tf.NamedAttrMap): tf.Tensor {
  const pool = tf.customGrad((x, save) => {
    if (!(x instanceof tf.Tensor && typeof save === 'function')) throw new TypeError('A tensor is needed');
    const [y, workspace] = tf.engine().runKernel<tf.Tensor[]>(POOLING_BY_WORKSPACE, { x }, attributes);
    save([x, y, workspace]);
    const gradFunc = (dy: tf.Tensor, [x, y, workspace]: tf.Tensor[]): tf.Tensor =>
      tf.engine().runKernel(POOLING_GRADIENT_BY_WORKSPACE, { x, y, workspace, dy }, attributes);
    return { value: y, gradFunc };
  });
  return pool(input);
}

/** dy where the rectifier let something through, by its output y. */
export function rectifierGradient(dy: tf.Tensor, y: tf.Tensor): tf.Tensor {
  return isThere(RECTIFIER_GRADIENT)
    ? tf.engine().runKernel(RECTIFIER_GRADIENT, { dy, y })
    : tf.mul(dy, tf.step(y));
}

/** Gradients of a convolution's kernel and bias, or null where the backend does not find them together. */
export function filterAndBiasGradients(
  { x, dy }: { readonly x: tf.Tensor; readonly dy: tf.Tensor },
  attributes: tf.NamedAttrMap,
): tf.Tensor[] | null {
  const isPlain = attributes.pad === 'same' || attributes.pad === 'valid';
  return isPlain && isThere(FILTER_AND_BIAS_GRADIENT)
    ? tf.engine().runKernel<tf.Tensor[]>(FILTER_AND_BIAS_GRADIENT, { x, dy }, attributes)
    : null;
}

/** Sums over all axes but the last. */
export function biasGradient(dy: tf.Tensor): tf.Tensor {
  if (isThere(BIAS_GRADIENT)) return tf.engine().runKernel(BIAS_GRADIENT, { dy });
  return tf.sum(
    dy,
    dy.shape.slice(0, -1).map((_, axis) => axis),
  );
}
