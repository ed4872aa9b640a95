import { CONVOLUTION_KERNELS } from '#learning/kernels/convolutionKernels';
import { ELEMENT_KERNELS } from '#learning/kernels/elementKernels';
import { overrideKernel } from '#learning/kernels/kernelOverride';
import { MATRIX_KERNELS } from '#learning/kernels/matrixKernels';
import { POOLING_KERNELS } from '#learning/kernels/poolingKernels';

/**
 * Gives the backend "wasm" what it lacks for training, and faster kernels of what training spends its time
 * on. Everything is plain SIMD in one order of sums: the same bits in every runtime. May be called more
 * than once.
 */
export function registerWasmKernels(): void {
  const kernels = [...CONVOLUTION_KERNELS, ...MATRIX_KERNELS, ...POOLING_KERNELS, ...ELEMENT_KERNELS];
  for (const kernel of kernels) overrideKernel('wasm', kernel);
}
