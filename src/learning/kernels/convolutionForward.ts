import type { ConvolutionSizes } from '#learning/kernels/convolutionAttributes';
import { packedBytes } from '#learning/kernels/kernelCore';
import { padImages } from '#learning/kernels/paddedImage';
import type { WasmBackend } from '#learning/kernels/wasmBackend';

/** Addresses of dense tensors, and how the sums are stored. */
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

/** A convolution of a whole batch, with bias and rectifier where they are requested. */
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
    core.packKernel({
      ...{ from: filter, bias, values: filterHeight * rowValues },
      ...{ channels: outChannels, to: kernel },
    });
    const image = padImages(backend, take, paddedInput(sizes));
    for (let i = 0; i < sizes.batchSize; i++) {
      core.convolve({
        x: image.load(x + 4 * i * inHeight * inWidth * inChannels),
        xRow: image.rowBytes,
        stepRow: sizes.strideHeight * image.rowBytes,
        stepColumn: sizes.strideWidth * image.pixelBytes,
        kernelHeight: filterHeight,
        rowValues,
        height: outHeight,
        width: outWidth,
        kernel,
        isRectified: Number(isRectified),
        out: out + 4 * i * outHeight * outWidth * outChannels,
        outRow: 4 * outWidth * outChannels,
        outPixel: 4 * outChannels,
        channels: outChannels,
      });
    }
  });
}
