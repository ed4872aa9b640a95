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

/** a [rows][inner] times b [inner][columns], or times the transpose of b [columns][inner]. */
export function product(backend: WasmBackend, operands: ProductOperands, isTurnedB: boolean): void {
  const { a, b, out, rows, inner, columns } = operands;
  const { core } = backend;
  backend.withScratch((take) => {
    const packed = take(packedBytes(inner + 1, columns));
    if (isTurnedB) core.packTurnedKernel(b, 1, columns, inner, 0, 0, 1, 0, 0, 1, packed);
    else core.packKernel(b, 0, inner, columns, packed);
    const rowBytes = 4 * columns;
    core.convolve(a, 0, 0, 4 * inner, 1, inner, 1, rows, packed, false, out, 0, rowBytes, columns);
  });
}

/** The transpose of a [inner][rows] times b [inner][columns]. */
export function productOfTurned(backend: WasmBackend, operands: ProductOperands): void {
  const { a, b, out, rows, inner, columns } = operands;
  const { core } = backend;
  backend.withScratch((take) => {
    const packed = take(packedBytes(inner, columns));
    core.packColumns(b, inner, columns, packed);
    core.addOuterProducts(a, 0, 0, 4 * rows, 1, rows, packed, 1, inner, columns, out, true);
  });
}
