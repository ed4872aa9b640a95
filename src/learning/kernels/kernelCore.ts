import { wasmBase64 } from '#learning/kernels/generated/kernels';
import { instantiateEmbedded, type WasmMemory } from '#seismic/numerics/embeddedWasm';

/** The exports of assembly/kernels.ts, said there; addresses and steps are in bytes. */
export interface KernelCore {
  clear(at: number, byteCount: number): void;
  copyRows(from: number, fromRow: number, rows: number, rowBytes: number, to: number, toRow: number): void;
  packKernel(from: number, bias: number, values: number, channels: number, to: number): void;
  packTurnedKernel(
    from: number,
    kernelWidth: number,
    channelsIn: number,
    channelsOut: number,
    firstRow: number,
    stepRow: number,
    rows: number,
    firstColumn: number,
    stepColumn: number,
    columns: number,
    to: number,
  ): void;
  convolve(
    x: number,
    xRow: number,
    stepRow: number,
    stepColumn: number,
    kernelHeight: number,
    rowValues: number,
    height: number,
    width: number,
    kernel: number,
    isRectified: boolean,
    out: number,
    outRow: number,
    outPixel: number,
    channels: number,
  ): void;
  packColumns(from: number, rows: number, channels: number, to: number): void;
  addOuterProducts(
    x: number,
    xRow: number,
    stepRow: number,
    stepColumn: number,
    kernelHeight: number,
    rowValues: number,
    dy: number,
    height: number,
    width: number,
    channels: number,
    sums: number,
    isFirst: boolean,
  ): void;
  maxPoolGradient(
    dy: number,
    x: number,
    y: number,
    size: number,
    outHeight: number,
    outWidth: number,
    channels: number,
    xRow: number,
    dx: number,
  ): void;
  rectifierGradient(dy: number, y: number, count: number, out: number): void;
  columnSums(from: number, rows: number, columns: number, out: number): void;
}

const NAMES = [
  ...['clear', 'copyRows', 'packKernel', 'packTurnedKernel', 'convolve'],
  ...['packColumns', 'addOuterProducts', 'maxPoolGradient', 'rectifierGradient', 'columnSums'],
];

function isKernelCore(exports: object): exports is KernelCore {
  return NAMES.every((name) => name in exports);
}

/** Our kernels, working in this memory. They keep nothing in it. */
export function kernelCoreOn(memory: WasmMemory): KernelCore {
  return instantiateEmbedded(wasmBase64, isKernelCore, { env: { memory } });
}

/** Bytes that `count` rows of `channels` take when packed: channels go up to a multiple of four. */
export function packedBytes(count: number, channels: number): number {
  return count * Math.ceil(channels / 4) * 16;
}
