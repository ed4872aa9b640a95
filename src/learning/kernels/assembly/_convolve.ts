/**
 * A convolution as blocked products of 4 pixels x 8 channels, or 8 x 4, held in registers. No patch matrix
 * is built: the kernelWidth · channels values under one row of the kernel lie side by side in the image.
 * A product of matrices is the same with one row of pixels and a kernel of one row.
 */
import { multiplyAdd, storePart } from './_vectors';

// @ts-ignore: decorator
@inline
function finish(at: usize, values: v128, channels: i32, least: v128): void {
  storePart(at, f32x4.pmax(values, least), channels);
}

/** Image and kernel of the convolution under way, the same for all its pixels. */
let imageRow: usize = 0;
let kernelRows: i32 = 0;
let kernelRowBytes: usize = 0;

function tile4x8(
  x0: usize,
  x1: usize,
  x2: usize,
  x3: usize,
  kernel: usize,
  out0: usize,
  out1: usize,
  out2: usize,
  out3: usize,
  channels: i32,
  least: v128,
): void {
  let s00 = v128.load(kernel);
  let s01 = v128.load(kernel, 16);
  let s10 = s00;
  let s11 = s01;
  let s20 = s00;
  let s21 = s01;
  let s30 = s00;
  let s31 = s01;
  const skip = imageRow - kernelRowBytes;
  kernel += 32;
  for (let row = 0; row < kernelRows; row++) {
    const end = x0 + kernelRowBytes;
    while (x0 < end) {
      const low = v128.load(kernel);
      const high = v128.load(kernel, 16);
      const d0 = v128.load32_splat(x0);
      s00 = multiplyAdd(s00, d0, low);
      s01 = multiplyAdd(s01, d0, high);
      const d1 = v128.load32_splat(x1);
      s10 = multiplyAdd(s10, d1, low);
      s11 = multiplyAdd(s11, d1, high);
      const d2 = v128.load32_splat(x2);
      s20 = multiplyAdd(s20, d2, low);
      s21 = multiplyAdd(s21, d2, high);
      const d3 = v128.load32_splat(x3);
      s30 = multiplyAdd(s30, d3, low);
      s31 = multiplyAdd(s31, d3, high);
      kernel += 32;
      x0 += 4;
      x1 += 4;
      x2 += 4;
      x3 += 4;
    }
    x0 += skip;
    x1 += skip;
    x2 += skip;
    x3 += skip;
  }
  finish(out0, s00, 4, least);
  finish(out0 + 16, s01, channels - 4, least);
  finish(out1, s10, 4, least);
  finish(out1 + 16, s11, channels - 4, least);
  finish(out2, s20, 4, least);
  finish(out2 + 16, s21, channels - 4, least);
  finish(out3, s30, 4, least);
  finish(out3 + 16, s31, channels - 4, least);
}

function tile4x4(
  x0: usize,
  x1: usize,
  x2: usize,
  x3: usize,
  kernel: usize,
  out0: usize,
  out1: usize,
  out2: usize,
  out3: usize,
  channels: i32,
  least: v128,
): void {
  let s0 = v128.load(kernel);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  const skip = imageRow - kernelRowBytes;
  kernel += 16;
  for (let row = 0; row < kernelRows; row++) {
    const end = x0 + kernelRowBytes;
    while (x0 < end) {
      const values = v128.load(kernel);
      s0 = multiplyAdd(s0, v128.load32_splat(x0), values);
      s1 = multiplyAdd(s1, v128.load32_splat(x1), values);
      s2 = multiplyAdd(s2, v128.load32_splat(x2), values);
      s3 = multiplyAdd(s3, v128.load32_splat(x3), values);
      kernel += 16;
      x0 += 4;
      x1 += 4;
      x2 += 4;
      x3 += 4;
    }
    x0 += skip;
    x1 += skip;
    x2 += skip;
    x3 += skip;
  }
  finish(out0, s0, channels, least);
  finish(out1, s1, channels, least);
  finish(out2, s2, channels, least);
  finish(out3, s3, channels, least);
}

/** Where a pixel of a grid lies; one behind the last counts as the last. */
// @ts-ignore: decorator
@inline
function placeOf(pixel: i32, last: i32, width: i32, at: usize, row: usize, step: usize): usize {
  const inside = min(pixel, last);
  return at + usize(inside / width) * row + usize(inside % width) * step;
}

/**
 * out[row][column][channel] = bias + Σ over kernel rows and row values of x · kernel, not below 0 where
 * `isRectified`. `x` is the padded image, its rows `xRow` apart; pixels of the output meet it at steps of
 * `stepRow` and `stepColumn`. `rowValues` = kernel width · channels in. `kernel` is packed (see _packing.ts).
 * The sums run in one order whatever the sizes.
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
  imageRow = xRow;
  kernelRows = kernelHeight;
  kernelRowBytes = usize(rowValues) * 4;
  const least = f32x4.splat(isRectified ? 0 : -f32(Infinity));
  const last = height * width - 1;
  for (let channel = 0; channel < channels; channel += 8) {
    const left = channels - channel;
    for (let pixel = 0; pixel <= last; pixel += 4) {
      const x0 = placeOf(pixel, last, width, x, stepRow, stepColumn);
      const x1 = placeOf(pixel + 1, last, width, x, stepRow, stepColumn);
      const x2 = placeOf(pixel + 2, last, width, x, stepRow, stepColumn);
      const x3 = placeOf(pixel + 3, last, width, x, stepRow, stepColumn);
      const out0 = placeOf(pixel, last, width, out, outRow, outPixel);
      const out1 = placeOf(pixel + 1, last, width, out, outRow, outPixel);
      const out2 = placeOf(pixel + 2, last, width, out, outRow, outPixel);
      const out3 = placeOf(pixel + 3, last, width, out, outRow, outPixel);
      if (left > 4) tile4x8(x0, x1, x2, x3, kernel, out0, out1, out2, out3, left, least);
      else tile4x4(x0, x1, x2, x3, kernel, out0, out1, out2, out3, left, least);
    }
    kernel += usize(kernelHeight * rowValues + 1) * (left > 4 ? 32 : 16);
    out += 32;
  }
}
