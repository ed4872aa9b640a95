import * as tf from '@tensorflow/tfjs-core';
import { shape4, sizesOf } from '#learning/kernels/convolutionAttributes';

/**
 * A training without own kernels: the gradient of a convolution's kernel as one convolution of the turned
 * input [channel][row][column][example] with the turned dy [row][column][example][channel]. Everything else
 * stays as tfjs-backend-wasm has it.
 */
export function registerMakeshiftKernel(): void {
  tf.registerKernel({
    kernelName: tf.Conv2DBackpropFilter,
    backendName: 'wasm',
    kernelFunc: ({ inputs: { x, dy }, attrs }) => {
      if (!(x instanceof tf.Tensor && dy instanceof tf.Tensor)) throw new TypeError('Tensors are needed');
      return tf.tidy(() => filterGradient(x, dy, attrs));
    },
  });
}

function filterGradient(x: tf.Tensor, dy: tf.Tensor, attributes: tf.NamedAttrMap | undefined): tf.Tensor {
  const [filterHeight, filterWidth, channelsIn, channelsOut] = shape4(attributes?.filterShape);
  const filterShape = shape4(attributes?.filterShape);
  const sizes = sizesOf(shape4(x.shape), filterShape, attributes);
  const { strideHeight, strideWidth, padTop, padLeft } = sizes;
  const below = (outLength: number, stride: number, filter: number, inLength: number, pad: number): number =>
    Math.max(0, (outLength - 1) * stride + filter - inLength - pad);
  const padding: [[number, number], [number, number], [number, number], [number, number]] = [
    [0, 0],
    [padTop, below(sizes.outHeight, strideHeight, filterHeight, sizes.inHeight, padTop)],
    [padLeft, below(sizes.outWidth, strideWidth, filterWidth, sizes.inWidth, padLeft)],
    [0, 0],
  ];
  const turnedX = tf.transpose<tf.Tensor4D>(tf.reshape(x, shape4(x.shape)), [3, 1, 2, 0]);
  const turnedDy = tf.transpose<tf.Tensor4D>(tf.reshape(dy, shape4(dy.shape)), [1, 2, 0, 3]);
  const dilations: [number, number] = [strideHeight, strideWidth];
  const all = tf.conv2d(turnedX, turnedDy, 1, padding, 'NHWC', dilations);
  const cut = tf.slice(all, [0, 0, 0, 0], [channelsIn, filterHeight, filterWidth, channelsOut]);
  return tf.transpose(cut, [1, 2, 0, 3]);
}
