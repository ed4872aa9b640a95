import { wasmBase64 } from '#learning/kernels/generated/conv2dBackprop';
import { createWasmPool, type WasmMemory } from '#seismic/numerics/embeddedWasm';

/** A convolution's sizes: images are [row][column][channel], kernels [row][column][in][out]. */
export interface ConvolutionSizes {
  readonly batchSize: number;
  readonly inHeight: number;
  readonly inWidth: number;
  readonly inChannels: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly outChannels: number;
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly strideHeight: number;
  readonly strideWidth: number;
  readonly padTop: number;
  readonly padLeft: number;
}

/** The exports of assembly/conv2dBackprop.ts. Addresses and steps are in bytes. */
export interface ConvolutionCore {
  readonly memory: WasmMemory;
  addFilterGradient(
    x: number,
    xRow: number,
    xStep: number,
    strideHeight: number,
    dy: number,
    dyPixel: number,
    outHeight: number,
    outWidth: number,
    kernelHeight: number,
    rowValues: number,
    sums: number,
  ): void;
  convolve(
    dy: number,
    dyRow: number,
    dyPixel: number,
    kernel: number,
    kernelHeight: number,
    rowValues: number,
    height: number,
    paddedWidth: number,
    out: number,
    outPixel: number,
  ): void;
  copyPixels(
    from: number,
    fromRow: number,
    fromPixel: number,
    rows: number,
    columns: number,
    pixelBytes: number,
    to: number,
    toRow: number,
    toPixel: number,
  ): void;
  clear(at: number, byteCount: number): void;
}

/** Pixels in a core's memory: the address of the first, and how far rows and pixels lie apart. */
export interface PixelPlace {
  readonly at: number;
  readonly rowBytes: number;
  readonly pixelBytes: number;
}

export interface ImageSize {
  readonly rows: number;
  readonly columns: number;
  readonly channels: number;
}

function isConvolutionCore(exports: object): exports is ConvolutionCore {
  const names = ['memory', 'addFilterGradient', 'convolve', 'copyPixels', 'clear'];
  return names.every((name) => name in exports);
}

const pool = createWasmPool(wasmBase64, isConvolutionCore);

/** Runs `work` with an instance of the core, kept for the next call afterwards. */
export function withCore(work: (core: ConvolutionCore) => void): void {
  const core = pool.take();
  try {
    work(core);
  } finally {
    pool.giveBack(core);
  }
}

/** Rounds up to a multiple of what the core's vectors run over. */
export function ceilTo(count: number, step: number): number {
  return Math.ceil(count / step) * step;
}

export function floatsAt(core: ConvolutionCore, address: number, count: number): Float32Array {
  return new Float32Array(core.memory.buffer, address, count);
}

export function lengthOf({ rows, columns, channels }: ImageSize): number {
  return rows * columns * channels;
}

/** Where the pixels of a dense image at an address lie. */
export function densePlace(at: number, { columns, channels }: ImageSize): PixelPlace {
  return { at, rowBytes: columns * channels * 4, pixelBytes: channels * 4 };
}

/** Copies the pixels of an image from one place to another. */
export function movePixels(core: ConvolutionCore, from: PixelPlace, to: PixelPlace, size: ImageSize): void {
  const { rows, columns, channels } = size;
  core.copyPixels(
    from.at,
    from.rowBytes,
    from.pixelBytes,
    rows,
    columns,
    channels * 4,
    to.at,
    to.rowBytes,
    to.pixelBytes,
  );
}
