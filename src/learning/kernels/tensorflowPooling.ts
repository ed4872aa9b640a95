import { type KernelFunc, MaxPool } from '@tensorflow/tfjs-core';
import { inputOf } from '#learning/kernels/convolutionAttributes';
import { POOLING_BY_WORKSPACE, POOLING_GRADIENT_BY_WORKSPACE } from '#learning/kernels/gradientKernels';
import type { KernelOverride } from '#learning/kernels/kernelOverride';
import { squareWindow } from '#learning/kernels/squareWindow';
import { type Attributes, MKL_MARK, TensorflowBackend } from '#learning/kernels/tensorflowBackend';

/** Attributes of oneDNN's pooling over squares side by side. */
function attributesOf(call: Parameters<KernelFunc>[0], hasWorkspace: boolean): Attributes {
  const size = squareWindow(call.attrs) ?? 1;
  return {
    ksize: [1, size, size, 1],
    strides: [1, size, size, 1],
    padding: 'VALID',
    data_format: 'NHWC',
    workspace_enabled: hasWorkspace,
    ...MKL_MARK,
  };
}

function runPooling(call: Parameters<KernelFunc>[0], hasWorkspace: boolean) {
  const x = inputOf(call.inputs, 'x');
  const attributes = attributesOf(call, hasWorkspace);
  return new TensorflowBackend(call.backend).runForSeveral('_MklNativeMaxPool', [x], attributes, 2);
}

const pooling: KernelFunc = (call) => {
  const [y, workspace] = runPooling(call, false);
  workspace.dispose();
  return y;
};

const gradient: KernelFunc = (call) => {
  const names = ['x', 'y', 'dy', 'workspace'];
  const operands = names.map((name) => inputOf(call.inputs, name));
  const tensorflow = new TensorflowBackend(call.backend);
  return tensorflow.run('_MklNativeMaxPoolGrad', operands, attributesOf(call, true));
};

/** TensorFlow's pooling by oneDNN and its gradient, which is six times slower without. */
export const TENSORFLOW_POOLING: readonly [KernelOverride, KernelOverride, KernelOverride] = [
  { kernelName: POOLING_BY_WORKSPACE, kernelFunc: (call) => runPooling(call, true) },
  { kernelName: POOLING_GRADIENT_BY_WORKSPACE, kernelFunc: gradient },
  {
    kernelName: MaxPool,
    kernelFunc: pooling,
    isOurs: ({ inputs, attrs }) => squareWindow(attrs) !== null && inputs.x?.dtype === 'float32',
  },
];
