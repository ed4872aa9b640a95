import { setOutput, setPositions, tile4x4, tile4x8 } from './_tiles';

/** Address of a pixel of a grid; one behind the last counts as the last. */
// @ts-ignore: decorator
@inline
function placeOf(pixel: i32, last: i32, width: i32, at: usize, row: usize, step: usize): usize {
  const inside = min(pixel, last);
  return at + usize(inside / width) * row + usize(inside % width) * step;
}

/**
 * out[row][column][channel] = bias + Σ over kernel rows and row values of x · kernel, not below 0 where
 * `isRectified`. `x` is the padded image, its rows `xRow` apart; pixels of the output are at steps of
 * `stepRow` and `stepColumn`. `rowValues` = kernel width · channels in. `kernel` is packed (see _packing.ts).
 */
export function convolve(
  x: usize,
  xRow: usize,
  stepRow: usize,
  stepColumn: usize,
  kernelHeight: i32,
  rowValues: i32,
  height: i32,
  width: i32,
  kernel: usize,
  isRectified: bool,
  out: usize,
  outRow: usize,
  outPixel: usize,
  channels: i32,
): void {
  setPositions(kernelHeight, rowValues, xRow, 4);
  setOutput(false, isRectified);
  const last = height * width - 1;
  for (let channel = 0; channel < channels; channel += 8) {
    const left = channels - channel;
    for (let pixel = 0; pixel <= last; pixel += 4) {
      const count = last + 1 - pixel;
      const x0 = placeOf(pixel, last, width, x, stepRow, stepColumn);
      const x1 = placeOf(pixel + 1, last, width, x, stepRow, stepColumn);
      const x2 = placeOf(pixel + 2, last, width, x, stepRow, stepColumn);
      const x3 = placeOf(pixel + 3, last, width, x, stepRow, stepColumn);
      const out0 = placeOf(pixel, last, width, out, outRow, outPixel);
      const out1 = placeOf(pixel + 1, last, width, out, outRow, outPixel);
      const out2 = placeOf(pixel + 2, last, width, out, outRow, outPixel);
      const out3 = placeOf(pixel + 3, last, width, out, outRow, outPixel);
      const bias = v128.load(kernel);
      if (left > 4) {
        const more = v128.load(kernel, 16);
        tile4x8(x0, x1, x2, x3, kernel + 32, bias, more, out0, out1, out2, out3, count, left);
      } else tile4x4(x0, x1, x2, x3, kernel + 16, bias, out0, out1, out2, out3, count, left);
    }
    kernel += usize(kernelHeight * rowValues + 1) * (left > 4 ? 32 : 16);
    out += 32;
  }
}
