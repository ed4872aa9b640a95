import {
  type ConvolutionSizes,
  ceilTo,
  densePlace,
  floatsAt,
  type ImageSize,
  lengthOf,
  movePixels,
  type PixelPlace,
  withCore,
} from '#learning/kernels/convolutionCore';
import { createMemoryLayout, ensureBytes } from '#seismic/numerics/embeddedWasm';

interface FilterLayout {
  readonly xSize: ImageSize;
  readonly dySize: ImageSize;
  /** One dense image on its way in, or the result on its way out. */
  readonly staging: number;
  /** First of what has to be zero at the start, and its length. */
  readonly zeroed: { readonly at: number; readonly byteCount: number };
  /** The image with its padding; `origin` is its own first pixel. */
  readonly padded: PixelPlace;
  readonly origin: PixelPlace;
  readonly dy: PixelPlace;
  /** [filterHeight][filterWidth · inChannels][outChannels rounded up to 8] */
  readonly sums: number;
  readonly byteCount: number;
}

function layOut(sizes: ConvolutionSizes): FilterLayout {
  const { inHeight, inWidth, inChannels, outHeight, outWidth, outChannels, padTop, padLeft } = sizes;
  const xSize = { rows: inHeight, columns: inWidth, channels: inChannels };
  const dySize = { rows: outHeight, columns: outWidth, channels: outChannels };
  const rows = Math.max((outHeight - 1) * sizes.strideHeight + sizes.filterHeight, inHeight + padTop);
  const columns = Math.max((outWidth - 1) * sizes.strideWidth + sizes.filterWidth, inWidth + padLeft);
  const pixelBytes = inChannels * 4;
  const rowBytes = columns * pixelBytes;
  const dyPixel = ceilTo(outChannels, 8) * 4;
  const rowValues = sizes.filterWidth * inChannels;
  const { take, end } = createMemoryLayout();
  const result = sizes.filterHeight * rowValues * outChannels;
  const staging = take(Math.max(lengthOf(xSize), lengthOf(dySize), result) * 4);
  const paddedAt = take(rows * rowBytes);
  const dyAt = take(outHeight * outWidth * dyPixel);
  const sums = take(sizes.filterHeight * rowValues * dyPixel);
  return {
    xSize,
    dySize,
    staging,
    zeroed: { at: paddedAt, byteCount: end() - paddedAt },
    padded: { at: paddedAt, rowBytes, pixelBytes },
    origin: { at: paddedAt + padTop * rowBytes + padLeft * pixelBytes, rowBytes, pixelBytes },
    dy: { at: dyAt, rowBytes: outWidth * dyPixel, pixelBytes: dyPixel },
    sums,
    byteCount: end(),
  };
}

/**
 * Gradient of a convolution's kernel, Σ over images and places of x · dy, written to `out`
 * [filterHeight][filterWidth][inChannels][outChannels]. `x` and `dy` are whole batches, channels last.
 */
export function filterGradient(
  sizes: ConvolutionSizes,
  { x, dy }: { readonly x: Float32Array; readonly dy: Float32Array },
  out: Float32Array,
): void {
  const layout = layOut(sizes);
  const { xSize, dySize, staging, sums, padded } = layout;
  const rowValues = sizes.filterWidth * sizes.inChannels;
  withCore((core) => {
    ensureBytes(core.memory, layout.byteCount);
    core.clear(layout.zeroed.at, layout.zeroed.byteCount);
    const load = (batch: Float32Array, image: number, size: ImageSize, to: PixelPlace): void => {
      const length = lengthOf(size);
      floatsAt(core, staging, length).set(batch.subarray(image * length, (image + 1) * length));
      movePixels(core, densePlace(staging, size), to, size);
    };
    for (let image = 0; image < sizes.batchSize; image++) {
      load(x, image, xSize, layout.origin);
      load(dy, image, dySize, layout.dy);
      core.addFilterGradient(
        padded.at,
        padded.rowBytes,
        sizes.strideWidth * padded.pixelBytes,
        sizes.strideHeight,
        layout.dy.at,
        layout.dy.pixelBytes,
        sizes.outHeight,
        sizes.outWidth,
        sizes.filterHeight,
        rowValues,
        sums,
      );
    }
    const kernel = { rows: sizes.filterHeight, columns: rowValues, channels: sizes.outChannels };
    const { pixelBytes } = layout.dy;
    movePixels(
      core,
      { at: sums, rowBytes: rowValues * pixelBytes, pixelBytes },
      densePlace(staging, kernel),
      kernel,
    );
    out.set(floatsAt(core, staging, out.length));
  });
}
