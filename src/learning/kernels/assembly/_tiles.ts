/**
 * Sums of products held in registers, 4 x 8 or 4 x 4 of them: the core of convolutions, their gradients and
 * products of matrices. No patch matrix is built: the values under a row of a convolution's kernel are
 * contiguous in the image.
 */
import { loadPart, multiplyAdd, storePart } from './_vectors';

/** The positions that are summed over, the same for all tiles of a call: rows of columns. */
let rows: i32 = 0;
let columns: i32 = 0;
let columnStep: usize = 0;
let rowSkip: usize = 0;
/** How the sums are stored: added to the present values, then raised to the least value. */
let isAdded: bool = false;
let least: f32 = 0;

/** For all tiles that follow. `rowStep` and `step` are the distances of positions in x, in bytes. */
export function setPositions(rowCount: i32, columnCount: i32, rowStep: usize, step: usize): void {
  rows = rowCount;
  columns = columnCount;
  columnStep = step;
  rowSkip = rowStep - usize(columnCount) * step;
}

/** For all tiles that follow. */
export function setOutput(areAdded: bool, isRectified: bool): void {
  isAdded = areAdded;
  least = isRectified ? 0 : -f32(Infinity);
}

// @ts-ignore: decorator
@inline
function put(at: usize, values: v128, count: i32): void {
  const sums = isAdded ? f32x4.add(loadPart(at, count), values) : values;
  storePart(at, f32x4.pmax(sums, f32x4.splat(least)), count);
}

/**
 * out[4][8] = start[8] + Σ over positions of x[4] · y[position][8], with only the first `count` rows and
 * `channels` columns put out. The sums run in one order whatever the sizes.
 */
export function tile4x8(
  x0: usize,
  x1: usize,
  x2: usize,
  x3: usize,
  y: usize,
  start0: v128,
  start1: v128,
  out0: usize,
  out1: usize,
  out2: usize,
  out3: usize,
  count: i32,
  channels: i32,
): void {
  let s00 = start0;
  let s01 = start1;
  let s10 = start0;
  let s11 = start1;
  let s20 = start0;
  let s21 = start1;
  let s30 = start0;
  let s31 = start1;
  const step = columnStep;
  for (let row = 0; row < rows; row++) {
    const end = y + usize(columns) * 32;
    while (y < end) {
      const low = v128.load(y);
      const high = v128.load(y, 16);
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
      y += 32;
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
  put(out0, s00, 4);
  put(out0 + 16, s01, channels - 4);
  if (count < 2) return;
  put(out1, s10, 4);
  put(out1 + 16, s11, channels - 4);
  if (count < 3) return;
  put(out2, s20, 4);
  put(out2 + 16, s21, channels - 4);
  if (count < 4) return;
  put(out3, s30, 4);
  put(out3 + 16, s31, channels - 4);
}

/** The same for up to four columns; y is [position][4]. */
export function tile4x4(
  x0: usize,
  x1: usize,
  x2: usize,
  x3: usize,
  y: usize,
  start: v128,
  out0: usize,
  out1: usize,
  out2: usize,
  out3: usize,
  count: i32,
  channels: i32,
): void {
  let s0 = start;
  let s1 = start;
  let s2 = start;
  let s3 = start;
  const step = columnStep;
  for (let row = 0; row < rows; row++) {
    for (const end = y + usize(columns) * 16; y < end; y += 16) {
      const values = v128.load(y);
      s0 = multiplyAdd(s0, v128.load32_splat(x0), values);
      s1 = multiplyAdd(s1, v128.load32_splat(x1), values);
      s2 = multiplyAdd(s2, v128.load32_splat(x2), values);
      s3 = multiplyAdd(s3, v128.load32_splat(x3), values);
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
  put(out0, s0, channels);
  if (count > 1) put(out1, s1, channels);
  if (count > 2) put(out2, s2, channels);
  if (count > 3) put(out3, s3, channels);
}
