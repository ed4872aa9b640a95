import { type KernelFunc, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { inputOf } from '#learning/kernels/convolutionAttributes';
import { overrideKernel } from '#learning/kernels/kernelOverride';

/** The part that our kernels use of tfjs-backend-cpu. */
interface BackendFace {
  readonly data: { get(dataId: TensorInfo['dataId']): { readonly values: ArrayLike<number> } };
  makeTensorInfo(shape: number[], dtype: 'float32', values: Float32Array): TensorInfo;
}

function isBackendFace(backend: object): backend is BackendFace {
  return 'data' in backend && 'makeTensorInfo' in backend;
}

/**
 * Puts a function of our own in the place of the plain JavaScript backend's, which takes `Math.exp` and its
 * like: their last bit differs between runtimes. May be called more than once.
 */
export function overrideOnCpu(kernelName: string, activation: (x: number) => number): void {
  const kernelFunc: KernelFunc = ({ inputs, backend }) => {
    if (!isBackendFace(backend)) throw new Error('This kernel is for the backend "cpu" of tfjs 4.22 only');
    const { dataId, shape } = inputOf(inputs, 'x');
    const { values } = backend.data.get(dataId);
    const out = new Float32Array(util.sizeFromShape(shape));
    for (let i = 0; i < out.length; i++) out[i] = activation(values[i]);
    return backend.makeTensorInfo(shape, 'float32', out);
  };
  overrideKernel('cpu', { kernelName, kernelFunc });
}
