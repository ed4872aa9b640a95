import type { ConvolutionSizes } from '#learning/kernels/convolutionAttributes';
import { type AxisPhase, axisOf } from '#learning/kernels/inputPhases';
import { packedBytes } from '#learning/kernels/kernelCore';
import { padImages } from '#learning/kernels/paddedImage';
import type { TakeScratch, WasmBackend } from '#learning/kernels/wasmBackend';

/** One phase in both directions: a plain convolution of dy whose pixels go to their places in the image. */
interface Phase {
  readonly rows: AxisPhase;
  readonly columns: AxisPhase;
  /** Address of its packed kernel. */
  readonly kernel: number;
}

function axesOf(sizes: ConvolutionSizes) {
  const { inHeight, inWidth, outHeight, outWidth, filterHeight, filterWidth } = sizes;
  const { strideHeight, strideWidth, padTop, padLeft } = sizes;
  return {
    rows: axisOf({
      in: inHeight,
      out: outHeight,
      filter: filterHeight,
      stride: strideHeight,
      pad: padTop,
    }),
    columns: axisOf({
      in: inWidth,
      out: outWidth,
      filter: filterWidth,
      stride: strideWidth,
      pad: padLeft,
    }),
  };
}

function packPhase(
  { core }: WasmBackend,
  take: TakeScratch,
  sizes: ConvolutionSizes,
  { rows, columns, filter }: { rows: AxisPhase; columns: AxisPhase; filter: number },
): Phase {
  const { inChannels, outChannels } = sizes;
  const kernel = take(packedBytes(rows.taps * columns.taps * outChannels + 1, inChannels));
  core.packTurnedKernel({
    from: filter,
    kernelWidth: sizes.filterWidth,
    channelsIn: inChannels,
    channelsOut: outChannels,
    firstRow: rows.lastTap,
    stepRow: sizes.strideHeight,
    rows: rows.taps,
    firstColumn: columns.lastTap,
    stepColumn: sizes.strideWidth,
    columns: columns.taps,
    to: kernel,
  });
  return { rows, columns, kernel };
}

/**
 * Gradient of a convolution's input, Σ over kernel places of dy · kernel, for a whole batch of dense
 * images at these addresses. A stride above 1 is taken apart into phases, so that no work is spent on
 * zeros.
 */
export function inputGradient(
  backend: WasmBackend,
  sizes: ConvolutionSizes,
  { dy, filter, out }: { readonly dy: number; readonly filter: number; readonly out: number },
): void {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels } = sizes;
  const axes = axesOf(sizes);
  const pixelBytes = 4 * inChannels;
  const rowBytes = inWidth * pixelBytes;
  const { core } = backend;
  backend.withScratch((take) => {
    const phases = axes.rows.phases.flatMap((rows) =>
      axes.columns.phases.map((columns) => packPhase(backend, take, sizes, { rows, columns, filter })),
    );
    const image = padImages(backend, take, {
      inHeight: outHeight,
      inWidth: outWidth,
      channels: outChannels,
      top: axes.rows.lead,
      left: axes.columns.lead,
      rows: axes.rows.length,
      columns: axes.columns.length,
    });
    for (let i = 0; i < batchSize; i++) {
      const padded = image.load(dy + 4 * i * outHeight * outWidth * outChannels);
      const to = out + i * inHeight * rowBytes;
      for (const { rows, columns, kernel } of phases)
        core.convolve({
          x: padded + rows.start * image.rowBytes + columns.start * image.pixelBytes,
          xRow: image.rowBytes,
          stepRow: image.rowBytes,
          stepColumn: image.pixelBytes,
          kernelHeight: rows.taps,
          rowValues: columns.taps * outChannels,
          height: rows.count,
          width: columns.count,
          kernel,
          isRectified: 0,
          out: to + rows.first * rowBytes + columns.first * pixelBytes,
          outRow: sizes.strideHeight * rowBytes,
          outPixel: sizes.strideWidth * pixelBytes,
          channels: inChannels,
        });
    }
  });
}
