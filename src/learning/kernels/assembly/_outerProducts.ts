/** Sums of outer products over pixels: the gradient of a convolution's kernel, or of a matrix. */
import { setOutput, setPositions, tile4x4, tile4x8 } from './_tiles';
import { loadPart } from './_vectors';

/** Packs `rows` rows of `channels` as blocks [row][8], the last one [row][4] where no more than 4 are left. */
export function packColumns(from: usize, rows: i32, channels: i32, to: usize): void {
  const rowBytes = usize(channels) * 4;
  for (let channel = 0; channel < channels; channel += 8) {
    const left = channels - channel;
    let at = from + usize(channel) * 4;
    for (let row = 0; row < rows; row++, at += rowBytes) {
      v128.store(to, loadPart(at, left));
      to += 16;
      if (left <= 4) continue;
      v128.store(to, loadPart(at + 16, left - 4));
      to += 16;
    }
  }
}

/** Offset of a value under the kernel from the pixel's own position; one behind the last is the last. */
// @ts-ignore: decorator
@inline
function placeOf(value: i32, last: i32, rowValues: i32, x: usize, xRow: usize): usize {
  const inside = min(value, last);
  return x + usize(inside / rowValues) * xRow + usize(inside % rowValues) * 4;
}

/**
 * Adds one image's part to `sums` [kernel row · row value][channel], or stores it where `isFirst`. `x` is the
 * padded image, rows `xRow` apart, met by pixels at steps of `stepRow` and `stepColumn`; `dy` [row ·
 * column][channel] is packed by `packColumns`. `rowValues` = kernel width · channels in.
 */
export function addOuterProducts(
  x: usize,
  xRow: usize,
  stepRow: usize,
  stepColumn: usize,
  kernelHeight: i32,
  rowValues: i32,
  dy: usize,
  height: i32,
  width: i32,
  channels: i32,
  sums: usize,
  isFirst: bool,
): void {
  setPositions(height, width, stepRow, stepColumn);
  setOutput(!isFirst, false);
  const zero = f32x4.splat(0);
  const sumRow = usize(channels) * 4;
  const last = kernelHeight * rowValues - 1;
  for (let channel = 0; channel < channels; channel += 8) {
    const left = channels - channel;
    for (let value = 0; value <= last; value += 4) {
      const count = last + 1 - value;
      const x0 = placeOf(value, last, rowValues, x, xRow);
      const x1 = placeOf(value + 1, last, rowValues, x, xRow);
      const x2 = placeOf(value + 2, last, rowValues, x, xRow);
      const x3 = placeOf(value + 3, last, rowValues, x, xRow);
      const out0 = sums + usize(value) * sumRow + usize(channel) * 4;
      const out1 = out0 + sumRow;
      const out2 = out1 + sumRow;
      const out3 = out2 + sumRow;
      if (left > 4) tile4x8(x0, x1, x2, x3, dy, zero, zero, out0, out1, out2, out3, count, left);
      else tile4x4(x0, x1, x2, x3, dy, zero, out0, out1, out2, out3, count, left);
    }
    dy += usize(height * width) * (left > 4 ? 32 : 16);
  }
}
