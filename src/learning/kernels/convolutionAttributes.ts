import {
  backend_util,
  type Conv2DBackpropInputAttrs,
  type NamedAttrMap,
  type TensorInfo,
} from '@tensorflow/tfjs-core';

/** A convolution's sizes: images are [row][column][channel], kernels [row][column][in][out]. */
export interface ConvolutionSizes {
  readonly batchSize: number;
  readonly inHeight: number;
  readonly inWidth: number;
  readonly inChannels: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly outChannels: number;
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly strideHeight: number;
  readonly strideWidth: number;
  readonly padTop: number;
  readonly padLeft: number;
}

type Shape4 = [number, number, number, number];
type SharedAttributes = Omit<Conv2DBackpropInputAttrs, 'inputShape'>;

function isShape4(shape: unknown): shape is Shape4 {
  return Array.isArray(shape) && shape.length === 4 && shape.every(Number.isInteger);
}

function isShared(attributes: object | undefined): attributes is SharedAttributes {
  return attributes !== undefined && 'strides' in attributes && 'pad' in attributes;
}

/** A shape of four numbers out of a kernel's attributes or a tensor. */
export function shape4(shape: unknown): Shape4 {
  if (isShape4(shape)) return shape;
  throw new Error(`A shape of four numbers is needed, not ${JSON.stringify(shape)}`);
}

/** An input of a kernel that has to be there. */
export function inputOf(inputs: Record<string, TensorInfo | undefined>, name: string): TensorInfo {
  const tensor = inputs[name];
  if (tensor) return tensor;
  throw new Error(`The kernel was called without "${name}"`);
}

/**
 * Sizes of the convolution whose gradient is computed.
 * @throws Error for channels first, which our kernels do not have.
 */
export function sizesOf(inShape: Shape4, filterShape: Shape4, attributes?: NamedAttrMap): ConvolutionSizes {
  if (!isShared(attributes)) throw new Error('The kernel was called without strides and padding');
  const { strides, pad, dataFormat, dimRoundingMode } = attributes;
  if (dataFormat === 'NCHW') throw new Error('Convolution gradients are made for channels last only');
  const info = backend_util.computeConv2DInfo(inShape, filterShape, strides, 1, pad, dimRoundingMode, false);
  return { ...info, padTop: info.padInfo.top, padLeft: info.padInfo.left };
}
