import type { TakeScratch, WasmBackend } from '#learning/kernels/wasmBackend';

/** Rows and columns of an image in memory with zeros round it. */
export interface PaddedSize {
  readonly inHeight: number;
  readonly inWidth: number;
  readonly channels: number;
  readonly top: number;
  readonly left: number;
  /** With the zeros; at least what the image takes. */
  readonly rows: number;
  readonly columns: number;
}

export interface PaddedImage {
  readonly rowBytes: number;
  readonly pixelBytes: number;
  /** Pads the dense image at an address; returns the address of the padded one. */
  load(address: number): number;
}

/** A place for one image after the other with zeros round it; where none are needed, the image itself. */
export function padImages(
  { core }: WasmBackend,
  take: TakeScratch,
  { inHeight, inWidth, channels, top, left, rows, columns }: PaddedSize,
): PaddedImage {
  const pixelBytes = 4 * channels;
  const fromRow = inWidth * pixelBytes;
  const rowBytes = columns * pixelBytes;
  if (rows === inHeight && columns === inWidth) return { rowBytes, pixelBytes, load: (address) => address };
  const at = take(rows * rowBytes);
  core.clear({ at, byteCount: rows * rowBytes });
  const origin = at + top * rowBytes + left * pixelBytes;
  return {
    rowBytes,
    pixelBytes,
    load: (address) => {
      core.copyRows({
        ...{ from: address, fromRow, rows: inHeight, rowBytes: fromRow },
        ...{ to: origin, toRow: rowBytes },
      });
      return at;
    },
  };
}
