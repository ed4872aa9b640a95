import { packedBytes } from '#learning/kernels/kernelCore';
import type { WasmBackend } from '#learning/kernels/wasmBackend';

/** Addresses of dense matrices: out [rows][columns] = Σ over `inner` of a · b. */
export interface ProductOperands {
  readonly a: number;
  readonly b: number;
  readonly out: number;
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
}

/** A matrix as a kernel of one tap. */
const ONE_TAP = {
  kernelWidth: 1,
  firstRow: 0,
  stepRow: 0,
  rows: 1,
  firstColumn: 0,
  stepColumn: 0,
  columns: 1,
};

/** a [rows][inner] times b [inner][columns], or times the transpose of b [columns][inner]. */
export function product(backend: WasmBackend, operands: ProductOperands, isTurnedB: boolean): void {
  const { a, b, out, rows, inner, columns } = operands;
  const { core } = backend;
  backend.withScratch((take) => {
    const packed = take(packedBytes(inner + 1, columns));
    if (isTurnedB)
      core.packTurnedKernel({ ...ONE_TAP, from: b, channelsIn: columns, channelsOut: inner, to: packed });
    else core.packKernel({ from: b, bias: 0, values: inner, channels: columns, to: packed });
    core.convolve({
      ...{ x: a, xRow: 0, stepRow: 0, stepColumn: 4 * inner, kernelHeight: 1, rowValues: inner },
      ...{ height: 1, width: rows, kernel: packed, isRectified: 0 },
      ...{ out, outRow: 0, outPixel: 4 * columns, channels: columns },
    });
  });
}

/** The transpose of a [inner][rows] times b [inner][columns]. */
export function productOfTurned(backend: WasmBackend, operands: ProductOperands): void {
  const { a, b, out, rows, inner, columns } = operands;
  const { core } = backend;
  backend.withScratch((take) => {
    const packed = take(packedBytes(inner, columns));
    core.packColumns({ from: b, rows: inner, channels: columns, to: packed });
    core.addOuterProducts({
      ...{ x: a, xRow: 0, stepRow: 0, stepColumn: 4 * rows, kernelHeight: 1, rowValues: rows },
      ...{ dy: packed, height: 1, width: inner, channels: columns, sums: out, isFirst: 1 },
    });
  });
}
