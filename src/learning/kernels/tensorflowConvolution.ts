import { FusedConv2D, type KernelFunc, type NamedAttrMap, tensor1d } from '@tensorflow/tfjs-core';
import { inputOf, shape4 } from '#learning/kernels/convolutionAttributes';
import { FILTER_AND_BIAS_GRADIENT } from '#learning/kernels/gradientKernels';
import type { KernelOverride } from '#learning/kernels/kernelOverride';
import { type Attributes, MKL_MARK, TensorflowBackend } from '#learning/kernels/tensorflowBackend';

type KernelCall = Parameters<KernelFunc>[0];

function pairOf(steps: unknown): [number, number] | null {
  const [rows, columns] = Array.isArray(steps) ? steps : [steps, steps];
  return typeof rows === 'number' && typeof columns === 'number' ? [rows, columns] : null;
}

function isOurs({ inputs, attrs }: KernelCall): boolean {
  const { strides, pad, dataFormat, dilations, activation } = attrs ?? {};
  const isPlain = pairOf(dilations)?.every((step) => step === 1) && dataFormat === 'NHWC';
  const isPadded = pairOf(strides) !== null && (pad === 'same' || pad === 'valid');
  const isActive = activation === 'linear' || activation === 'relu';
  return Boolean(isPlain && isPadded && isActive && inputs.bias && !inputs.preluActivationWeights);
}

function attributesOf(attributes: NamedAttrMap | undefined): Attributes {
  const [rows, columns] = pairOf(attributes?.strides) ?? [1, 1];
  return {
    strides: [1, rows, columns, 1],
    padding: attributes?.pad === 'same' ? 'SAME' : 'VALID',
    data_format: 'NHWC',
    dilations: [1, 1, 1, 1],
    use_cudnn_on_gpu: false,
    ...MKL_MARK,
  };
}

/** Convolution and bias by oneDNN in one, then the rectifier: tfjs-node does it in three. */
const fusedConv2d: KernelFunc = ({ inputs, backend, attrs }) => {
  const tensorflow = new TensorflowBackend(backend);
  const operands = ['x', 'filter', 'bias'].map((name) => inputOf(inputs, name));
  const attributes = { ...attributesOf(attrs), is_filter_const: false };
  const sums = tensorflow.run('_MklNativeConv2DWithBias', operands, attributes);
  if (attrs?.activation !== 'relu') return sums;
  const out = tensorflow.run('Relu', [sums]);
  sums.dispose();
  return out;
};

const filterAndBiasGradient: KernelFunc = ({ inputs, backend, attrs }) => {
  const tensorflow = new TensorflowBackend(backend);
  const [x, dy] = ['x', 'dy'].map((name) => inputOf(inputs, name));
  const shape = tensor1d(shape4(attrs?.filterShape), 'int32');
  const operation = '_MklNativeConv2DBackpropFilterWithBias';
  const found = tensorflow.runForSeveral(operation, [x, shape, dy], attributesOf(attrs), 2);
  shape.dispose();
  return found;
};

/** A convolution with bias, and the gradients of its kernel and bias, all by oneDNN. */
export const TENSORFLOW_CONVOLUTION: readonly [KernelOverride, KernelOverride] = [
  { kernelName: FusedConv2D, kernelFunc: fusedConv2d, isOurs },
  { kernelName: FILTER_AND_BIAS_GRADIENT, kernelFunc: filterAndBiasGradient },
];
