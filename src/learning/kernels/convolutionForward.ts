import type { ConvolutionSizes } from '#learning/kernels/convolutionAttributes';
import { packedBytes } from '#learning/kernels/kernelCore';
import { padImages } from '#learning/kernels/paddedImage';
import type { WasmBackend } from '#learning/kernels/wasmBackend';

/** Addresses of dense tensors, and what becomes of the sums. */
export interface ForwardOperands {
  readonly x: number;
  readonly filter: number;
  /** 0 for none. */
  readonly bias: number;
  readonly isRectified: boolean;
  readonly out: number;
}

/** The images' part that a convolution reads, with the zeros round it. */
export function paddedInput(sizes: ConvolutionSizes) {
  const { inHeight, inWidth, inChannels, outHeight, outWidth, padTop, padLeft } = sizes;
  return {
    inHeight,
    inWidth,
    channels: inChannels,
    top: padTop,
    left: padLeft,
    rows: Math.max((outHeight - 1) * sizes.strideHeight + sizes.filterHeight, inHeight + padTop),
    columns: Math.max((outWidth - 1) * sizes.strideWidth + sizes.filterWidth, inWidth + padLeft),
  };
}

/** A convolution of a whole batch, with bias and rectifier where they are asked for. */
export function convolutionForward(
  backend: WasmBackend,
  sizes: ConvolutionSizes,
  { x, filter, bias, isRectified, out }: ForwardOperands,
): void {
  const { inHeight, inWidth, inChannels, outHeight, outWidth, outChannels, filterHeight } = sizes;
  const rowValues = sizes.filterWidth * inChannels;
  const { core } = backend;
  backend.withScratch((take) => {
    const kernel = take(packedBytes(filterHeight * rowValues + 1, outChannels));
    core.packKernel(filter, bias, filterHeight * rowValues, outChannels, kernel);
    const image = padImages(backend, take, paddedInput(sizes));
    for (let i = 0; i < sizes.batchSize; i++) {
      core.convolve(
        image.load(x + 4 * i * inHeight * inWidth * inChannels),
        image.rowBytes,
        sizes.strideHeight * image.rowBytes,
        sizes.strideWidth * image.pixelBytes,
        filterHeight,
        rowValues,
        outHeight,
        outWidth,
        kernel,
        isRectified,
        out + 4 * i * outHeight * outWidth * outChannels,
        4 * outWidth * outChannels,
        4 * outChannels,
        outChannels,
      );
    }
  });
}
