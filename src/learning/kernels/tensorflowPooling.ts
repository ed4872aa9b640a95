import { type KernelFunc, MaxPool, MaxPoolGrad, type NamedAttrMap } from '@tensorflow/tfjs-core';
import { inputOf } from '#learning/kernels/convolutionAttributes';
import type { KernelOverride } from '#learning/kernels/kernelOverride';
import { squareWindow } from '#learning/kernels/squareWindow';
import { type Attributes, MKL_MARK, TensorflowBackend } from '#learning/kernels/tensorflowBackend';

/** TensorFlow's poolings by oneDNN; the gradient is six times slower without. */
function attributesOf(attributes: NamedAttrMap | undefined): Attributes {
  const size = squareWindow(attributes) ?? 1;
  return {
    ksize: [1, size, size, 1],
    strides: [1, size, size, 1],
    padding: 'VALID',
    data_format: 'NHWC',
    workspace_enabled: true,
    ...MKL_MARK,
  };
}

const maxPool: KernelFunc = ({ inputs, backend, attrs }) => {
  const tensorflow = new TensorflowBackend(backend);
  const x = inputOf(inputs, 'x');
  const [y, workspace] = tensorflow.runForSeveral('_MklNativeMaxPool', [x], attributesOf(attrs), 2);
  workspace.dispose();
  return y;
};

/** Pools once more for the workspace, which the gradient takes and the output alone does not tell. */
const maxPoolGrad: KernelFunc = ({ inputs, backend, attrs }) => {
  const tensorflow = new TensorflowBackend(backend);
  const [x, dy] = ['input', 'dy'].map((name) => inputOf(inputs, name));
  const attributes = attributesOf(attrs);
  const [y, workspace] = tensorflow.runForSeveral('_MklNativeMaxPool', [x], attributes, 2);
  const dx = tensorflow.run('_MklNativeMaxPoolGrad', [x, y, dy, workspace], attributes);
  y.dispose();
  workspace.dispose();
  return dx;
};

/** Poolings over squares side by side. */
export const TENSORFLOW_POOLING: KernelOverride[] = [
  {
    kernelName: MaxPool,
    kernelFunc: maxPool,
    isOurs: ({ inputs, attrs }) => squareWindow(attrs) !== null && inputs.x?.dtype === 'float32',
  },
  {
    kernelName: MaxPoolGrad,
    kernelFunc: maxPoolGrad,
    isOurs: ({ inputs, attrs }) => squareWindow(attrs) !== null && inputs.dy?.dtype === 'float32',
  },
];
