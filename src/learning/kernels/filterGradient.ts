import type { ConvolutionSizes } from '#learning/kernels/convolutionAttributes';
import { paddedInput } from '#learning/kernels/convolutionForward';
import { packedBytes } from '#learning/kernels/kernelCore';
import { padImages } from '#learning/kernels/paddedImage';
import type { WasmBackend } from '#learning/kernels/wasmBackend';

/**
 * Gradient of a convolution's kernel, Σ over images and places of x · dy, for a whole batch of dense
 * images at these addresses.
 */
export function filterGradient(
  backend: WasmBackend,
  sizes: ConvolutionSizes,
  { x, dy, out }: { readonly x: number; readonly dy: number; readonly out: number },
): void {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels } = sizes;
  const pixels = outHeight * outWidth;
  const { core } = backend;
  backend.withScratch((take) => {
    const packed = take(packedBytes(pixels, outChannels));
    const image = padImages(backend, take, paddedInput(sizes));
    for (let i = 0; i < batchSize; i++) {
      const from = dy + 4 * i * pixels * outChannels;
      core.packColumns({ from, rows: pixels, channels: outChannels, to: packed });
      core.addOuterProducts({
        x: image.load(x + 4 * i * inHeight * inWidth * inChannels),
        xRow: image.rowBytes,
        stepRow: sizes.strideHeight * image.rowBytes,
        stepColumn: sizes.strideWidth * image.pixelBytes,
        kernelHeight: sizes.filterHeight,
        rowValues: sizes.filterWidth * inChannels,
        dy: packed,
        height: outHeight,
        width: outWidth,
        channels: outChannels,
        sums: out,
        isFirst: Number(i === 0),
      });
    }
  });
}
