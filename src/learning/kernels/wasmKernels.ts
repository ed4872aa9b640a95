import { CHANNEL_KERNELS } from '#learning/kernels/channelKernels';
import { CONVOLUTION_KERNELS } from '#learning/kernels/convolutionKernels';
import { DEPTHWISE_KERNELS } from '#learning/kernels/depthwiseKernels';
import { ELEMENT_KERNELS } from '#learning/kernels/elementKernels';
import { overrideKernel } from '#learning/kernels/kernelOverride';
import { MATRIX_KERNELS } from '#learning/kernels/matrixKernels';
import { POOLING_KERNELS } from '#learning/kernels/poolingKernels';
import { UPSAMPLE_KERNELS } from '#learning/kernels/upsampleKernels';

const KERNELS = [
  ...[...CONVOLUTION_KERNELS, ...DEPTHWISE_KERNELS, ...MATRIX_KERNELS],
  ...[...POOLING_KERNELS, ...UPSAMPLE_KERNELS, ...CHANNEL_KERNELS, ...ELEMENT_KERNELS],
];

/**
 * Gives the backend "wasm" what it lacks for training, and faster kernels for the slow parts of training.
 * Everything is plain SIMD in one order of sums: the same bits in every runtime. May be called more than
 * once.
 */
export function registerWasmKernels(): void {
  for (const kernel of KERNELS) overrideKernel('wasm', kernel);
}
