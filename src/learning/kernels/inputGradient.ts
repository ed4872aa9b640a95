import {
  type ConvolutionCore,
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
import { type AxisPhase, axisOf, phaseKernel } from '#learning/kernels/inputPhases';
import { createMemoryLayout, ensureBytes } from '#seismic/numerics/embeddedWasm';

/** One phase in both directions: a plain convolution of dy whose pixels go to their places in the image. */
interface Phase {
  readonly kernel: Float32Array;
  readonly rows: AxisPhase;
  readonly columns: AxisPhase;
  /** Address of the kernel in the core's memory. */
  readonly at: number;
}

interface InputLayout {
  readonly phases: Phase[];
  readonly inSize: ImageSize;
  readonly dySize: ImageSize;
  readonly staging: number;
  /** Result of a phase. */
  readonly result: number;
  /** dy with zeros round it; `origin` is its own first pixel. */
  readonly padded: PixelPlace & { readonly byteCount: number };
  readonly origin: PixelPlace;
  readonly byteCount: number;
}

function layOut(sizes: ConvolutionSizes, filter: Float32Array): InputLayout {
  const { inHeight, inWidth, inChannels, outHeight, outWidth, outChannels } = sizes;
  const inSize = { rows: inHeight, columns: inWidth, channels: inChannels };
  const dySize = { rows: outHeight, columns: outWidth, channels: outChannels };
  const rows = axisOf({
    in: inHeight,
    out: outHeight,
    filter: sizes.filterHeight,
    stride: sizes.strideHeight,
    pad: sizes.padTop,
  });
  const columns = axisOf({
    in: inWidth,
    out: outWidth,
    filter: sizes.filterWidth,
    stride: sizes.strideWidth,
    pad: sizes.padLeft,
  });
  const { take, end } = createMemoryLayout();
  const phases = rows.phases.flatMap((row) =>
    columns.phases.map((column) => {
      const kernel = phaseKernel(sizes, filter, row, column);
      return { kernel, rows: row, columns: column, at: take(kernel.byteLength) };
    }),
  );
  const pixelBytes = outChannels * 4;
  const rowBytes = columns.length * pixelBytes;
  const staging = take(Math.max(lengthOf(inSize), lengthOf(dySize)) * 4);
  const result = take(rows.phases[0].count * ceilTo(columns.phases[0].count, 4) * ceilTo(inChannels, 8) * 4);
  const byteCount = rows.length * rowBytes;
  const at = take(byteCount);
  return {
    phases,
    inSize,
    dySize,
    staging,
    result,
    padded: { at, rowBytes, pixelBytes, byteCount },
    origin: { at: at + rows.lead * rowBytes + columns.lead * pixelBytes, rowBytes, pixelBytes },
    byteCount: end(),
  };
}

/** Convolves the padded dy with a phase's kernel and puts the pixels into the dense image in `staging`. */
function runPhase(core: ConvolutionCore, sizes: ConvolutionSizes, layout: InputLayout, phase: Phase): void {
  const { padded, result, staging, inSize } = layout;
  const { rows, columns } = phase;
  const pixelBytes = ceilTo(sizes.inChannels, 8) * 4;
  const width = ceilTo(columns.count, 4);
  const from = padded.at + rows.start * padded.rowBytes + columns.start * padded.pixelBytes;
  const rowValues = columns.taps.length * sizes.outChannels;
  core.convolve(
    from,
    padded.rowBytes,
    padded.pixelBytes,
    phase.at,
    rows.taps.length,
    rowValues,
    rows.count,
    width,
    result,
    pixelBytes,
  );
  const image = densePlace(staging, inSize);
  const to = {
    at: image.at + rows.first * image.rowBytes + columns.first * image.pixelBytes,
    rowBytes: sizes.strideHeight * image.rowBytes,
    pixelBytes: sizes.strideWidth * image.pixelBytes,
  };
  const size = { rows: rows.count, columns: columns.count, channels: sizes.inChannels };
  movePixels(core, { at: result, rowBytes: width * pixelBytes, pixelBytes }, to, size);
}

/**
 * Gradient of a convolution's input, Σ over kernel places of dy · kernel, written to `out`: a whole
 * batch of images, channels last. A stride above 1 is taken apart into phases, so that no work is
 * spent on zeros.
 */
export function inputGradient(
  sizes: ConvolutionSizes,
  { dy, filter }: { readonly dy: Float32Array; readonly filter: Float32Array },
  out: Float32Array,
): void {
  const layout = layOut(sizes, filter);
  const { phases, inSize, dySize, staging, padded } = layout;
  const dyLength = lengthOf(dySize);
  const inLength = lengthOf(inSize);
  withCore((core) => {
    ensureBytes(core.memory, layout.byteCount);
    core.clear(padded.at, padded.byteCount);
    for (const { kernel, at } of phases) floatsAt(core, at, kernel.length).set(kernel);
    for (let image = 0; image < sizes.batchSize; image++) {
      floatsAt(core, staging, dyLength).set(dy.subarray(image * dyLength, (image + 1) * dyLength));
      movePixels(core, densePlace(staging, dySize), layout.origin, dySize);
      for (const phase of phases) runPhase(core, sizes, layout, phase);
      out.set(floatsAt(core, staging, inLength), image * inLength);
    }
  });
}
