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
import { createMemoryLayout, ensureBytes } from '#seismic/numerics/embeddedWasm';

/**
 * Pixels of the input that meet the same taps of the kernel along one axis. Input position i and output
 * position o meet at tap i + pad − stride · o, so all i with the same (i + pad) mod stride form a phase.
 */
interface AxisPhase {
  /** First input position of the phase, and how many follow at steps of the stride. */
  readonly first: number;
  readonly count: number;
  /** Taps that the phase meets, the last one first: output positions then go upwards. */
  readonly taps: number[];
  /** Output position, counted from −lead, that meets `taps[0]` at `first`. */
  readonly start: number;
}

interface Axis {
  readonly phases: AxisPhase[];
  /** Zeros needed before the first output position, and the length with those behind. */
  readonly lead: number;
  readonly length: number;
}

function axisOf(size: { in: number; out: number; filter: number; stride: number; pad: number }): Axis {
  const { stride, filter, pad } = size;
  const lead = Math.ceil(filter / stride) - 1;
  const phases: AxisPhase[] = [];
  for (let first = 0; first < Math.min(stride, size.in); first++) {
    const taps: number[] = [];
    for (let tap = (first + pad) % stride; tap < filter; tap += stride) taps.unshift(tap);
    const count = Math.ceil((size.in - first) / stride);
    const start = Math.floor((first + pad) / stride) - (taps.length - 1) + lead;
    phases.push({ first, count, taps, start });
  }
  const reach = phases.map(
    ({ start, count, taps }) => start + ceilTo(count, 4) + Math.max(0, taps.length - 1),
  );
  return { phases, lead, length: Math.max(lead + size.out, ...reach) };
}

/** The taps of a phase, channels exchanged: [row tap][column tap][out][in rounded up to 8]. */
function phaseKernel(
  sizes: ConvolutionSizes,
  filter: Float32Array,
  rows: AxisPhase,
  columns: AxisPhase,
): Float32Array {
  const { filterWidth, inChannels, outChannels } = sizes;
  const padded = ceilTo(inChannels, 8);
  const kernel = new Float32Array(rows.taps.length * columns.taps.length * outChannels * padded);
  let at = 0;
  for (const row of rows.taps) {
    for (const column of columns.taps) {
      const from = (row * filterWidth + column) * inChannels * outChannels;
      for (let out = 0; out < outChannels; out++, at += padded)
        for (let i = 0; i < inChannels; i++) kernel[at + i] = filter[from + i * outChannels + out];
    }
  }
  return kernel;
}

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
