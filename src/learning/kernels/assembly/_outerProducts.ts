/**
 * Sums of outer products over pixels, Σ x[value] · dy[channel], held in registers 4 x 8 values at a time:
 * the gradient of a convolution's kernel, or of a matrix.
 */
import { loadPart, multiplyAdd, storePart } from './_vectors';

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

/** Adds to `count` of four values in memory, or puts them there. */
// @ts-ignore: decorator
@inline
function addPart(at: usize, values: v128, count: i32, isFirst: bool): void {
  storePart(at, isFirst ? values : f32x4.add(loadPart(at, count), values), count);
}

/** The grid of pixels that is summed over, the same for all values. */
let pixelRows: i32 = 0;
let pixelColumns: i32 = 0;
let columnStep: usize = 0;
let rowSkip: usize = 0;
let sumRow: usize = 0;

function tile4x8(
  x0: usize,
  x1: usize,
  x2: usize,
  x3: usize,
  dy: usize,
  sums: usize,
  values: i32,
  channels: i32,
  isFirst: bool,
): void {
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  const step = columnStep;
  for (let row = 0; row < pixelRows; row++) {
    const end = dy + usize(pixelColumns) * 32;
    while (dy < end) {
      const low = v128.load(dy);
      const high = v128.load(dy, 16);
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
      dy += 32;
      x0 += step;
      x1 += step;
      x2 += step;
      x3 += step;
    }
    x0 += rowSkip;
    x1 += rowSkip;
    x2 += rowSkip;
    x3 += rowSkip;
  }
  addPart(sums, s00, 4, isFirst);
  addPart(sums + 16, s01, channels - 4, isFirst);
  if (values < 2) return;
  addPart(sums + sumRow, s10, 4, isFirst);
  addPart(sums + sumRow + 16, s11, channels - 4, isFirst);
  if (values < 3) return;
  addPart(sums + 2 * sumRow, s20, 4, isFirst);
  addPart(sums + 2 * sumRow + 16, s21, channels - 4, isFirst);
  if (values < 4) return;
  addPart(sums + 3 * sumRow, s30, 4, isFirst);
  addPart(sums + 3 * sumRow + 16, s31, channels - 4, isFirst);
}

function tile4x4(
  x0: usize,
  x1: usize,
  x2: usize,
  x3: usize,
  dy: usize,
  sums: usize,
  values: i32,
  channels: i32,
  isFirst: bool,
): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  const step = columnStep;
  for (let row = 0; row < pixelRows; row++) {
    const end = dy + usize(pixelColumns) * 16;
    while (dy < end) {
      const part = v128.load(dy);
      s0 = multiplyAdd(s0, v128.load32_splat(x0), part);
      s1 = multiplyAdd(s1, v128.load32_splat(x1), part);
      s2 = multiplyAdd(s2, v128.load32_splat(x2), part);
      s3 = multiplyAdd(s3, v128.load32_splat(x3), part);
      dy += 16;
      x0 += step;
      x1 += step;
      x2 += step;
      x3 += step;
    }
    x0 += rowSkip;
    x1 += rowSkip;
    x2 += rowSkip;
    x3 += rowSkip;
  }
  addPart(sums, s0, channels, isFirst);
  if (values > 1) addPart(sums + sumRow, s1, channels, isFirst);
  if (values > 2) addPart(sums + 2 * sumRow, s2, channels, isFirst);
  if (values > 3) addPart(sums + 3 * sumRow, s3, channels, isFirst);
}

/**
 * Adds one image's part to `sums` [kernel row · row value][channel], or puts it there where `isFirst`.
 * `x` is the padded image, rows `xRow` apart, met by pixels at steps of `stepRow` and `stepColumn`; `dy`
 * [row · column][channel] is packed by `packColumns`. `rowValues` = kernel width · channels in.
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
  pixelRows = height;
  pixelColumns = width;
  columnStep = stepColumn;
  rowSkip = stepRow - usize(width) * stepColumn;
  sumRow = usize(channels) * 4;
  const last = kernelHeight * rowValues - 1;
  for (let channel = 0; channel < channels; channel += 8) {
    const left = channels - channel;
    for (let value = 0; value <= last; value += 4) {
      const x0 = x + usize(value / rowValues) * xRow + usize(value % rowValues) * 4;
      const value1 = min(value + 1, last);
      const x1 = x + usize(value1 / rowValues) * xRow + usize(value1 % rowValues) * 4;
      const value2 = min(value + 2, last);
      const x2 = x + usize(value2 / rowValues) * xRow + usize(value2 % rowValues) * 4;
      const value3 = min(value + 3, last);
      const x3 = x + usize(value3 / rowValues) * xRow + usize(value3 % rowValues) * 4;
      const to = sums + usize(value) * sumRow + usize(channel) * 4;
      const count = last + 1 - value;
      if (left > 4) tile4x8(x0, x1, x2, x3, dy, to, count, left, isFirst);
      else tile4x4(x0, x1, x2, x3, dy, to, count, left, isFirst);
    }
    dy += usize(height * width) * (left > 4 ? 32 : 16);
  }
}
