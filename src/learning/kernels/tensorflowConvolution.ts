import { FusedConv2D, type KernelFunc, type Tensor } from '@tensorflow/tfjs-core';
import { inputOf } from '#learning/kernels/convolutionAttributes';
import type { KernelOverride } from '#learning/kernels/kernelOverride';
import { MKL_MARK, TensorflowBackend } from '#learning/kernels/tensorflowBackend';

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

/** Convolution and bias by oneDNN in one, then the rectifier: tfjs-node does it in three. */
const fusedConv2d: KernelFunc = ({ inputs, backend, attrs }) => {
  const tensorflow = new TensorflowBackend(backend);
  const [rows, columns] = pairOf(attrs?.strides) ?? [1, 1];
  const operands = ['x', 'filter', 'bias'].map((name) => inputOf(inputs, name));
  const sums: Tensor = tensorflow.run('_MklNativeConv2DWithBias', operands, {
    strides: [1, rows, columns, 1],
    padding: attrs?.pad === 'same' ? 'SAME' : 'VALID',
    data_format: 'NHWC',
    dilations: [1, 1, 1, 1],
    use_cudnn_on_gpu: false,
    is_filter_const: false,
    ...MKL_MARK,
  });
  if (attrs?.activation !== 'relu') return sums;
  const out = tensorflow.run('Relu', [sums]);
  sums.dispose();
  return out;
};

/** A convolution with bias. */
export const TENSORFLOW_CONVOLUTION: KernelOverride = {
  kernelName: FusedConv2D,
  kernelFunc: fusedConv2d,
  isOurs,
};
