/**
 * Gradients of a two-dimensional convolution (channels last, no dilation), one image at a time, as
 * blocked products of 4 x 8 values held in registers.
 *
 * No patch matrix is built: with the image padded in memory, the kernelWidth · channels values under
 * one row of the kernel lie side by side. The caller lays out the memory, see convolutionCore.ts; all
 * channel counts that vectors run over are rounded up to 8 there, with zeros behind.
 */

// @ts-ignore: decorator
@inline
function multiplyAdd(sum: v128, a: v128, b: v128): v128 {
  return f32x4.add(sum, f32x4.mul(a, b));
}

// @ts-ignore: decorator
@inline
function addTo(at: usize, low: v128, high: v128): void {
  v128.store(at, f32x4.add(v128.load(at), low));
  v128.store(at, f32x4.add(v128.load(at, 16), high), 16);
}

/** sums[4][8] += Σ over `count` positions of x[4] · y[8]; steps in bytes. */
function addOuter4(x: usize, xStep: usize, y: usize, yStep: usize, count: i32, sums: usize): void {
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  for (let i = 0; i < count; i++) {
    const low = v128.load(y);
    const high = v128.load(y, 16);
    const x0 = v128.load32_splat(x);
    const x1 = v128.load32_splat(x, 4);
    const x2 = v128.load32_splat(x, 8);
    const x3 = v128.load32_splat(x, 12);
    s00 = multiplyAdd(s00, x0, low);
    s01 = multiplyAdd(s01, x0, high);
    s10 = multiplyAdd(s10, x1, low);
    s11 = multiplyAdd(s11, x1, high);
    s20 = multiplyAdd(s20, x2, low);
    s21 = multiplyAdd(s21, x2, high);
    s30 = multiplyAdd(s30, x3, low);
    s31 = multiplyAdd(s31, x3, high);
    x += xStep;
    y += yStep;
  }
  addTo(sums, s00, s01);
  addTo(sums + yStep, s10, s11);
  addTo(sums + 2 * yStep, s20, s21);
  addTo(sums + 3 * yStep, s30, s31);
}

/** sums[8] += Σ over `count` positions of x · y[8]. */
function addOuter1(x: usize, xStep: usize, y: usize, yStep: usize, count: i32, sums: usize): void {
  let low = f32x4.splat(0);
  let high = low;
  for (let i = 0; i < count; i++) {
    const value = v128.load32_splat(x);
    low = multiplyAdd(low, value, v128.load(y));
    high = multiplyAdd(high, value, v128.load(y, 16));
    x += xStep;
    y += yStep;
  }
  addTo(sums, low, high);
}

/**
 * Adds one image's part to the gradient of the kernel, `sums` [kernel row][row values][channels out].
 * `x` is the padded image, rows `xRow` bytes apart; `dy` is [row][column][channels out], pixels
 * `dyPixel` bytes apart. `rowValues` = kernel width · channels in; `xStep` is the stride along a row in
 * bytes. Partial sums run along one row of the image, so that rounding stays small.
 */
export function addFilterGradient(
  x: usize,
  xRow: usize,
  xStep: usize,
  strideHeight: i32,
  dy: usize,
  dyPixel: usize,
  outHeight: i32,
  outWidth: i32,
  kernelHeight: i32,
  rowValues: i32,
  sums: usize,
): void {
  for (let row = 0; row < outHeight; row++) {
    const dyRow = dy + usize(row * outWidth) * dyPixel;
    for (let kernelRow = 0; kernelRow < kernelHeight; kernelRow++) {
      const from = x + usize(row * strideHeight + kernelRow) * xRow;
      const to = sums + usize(kernelRow * rowValues) * dyPixel;
      for (let channel: usize = 0; channel < dyPixel; channel += 32) {
        let value = 0;
        for (; value + 4 <= rowValues; value += 4) {
          const target = to + usize(value) * dyPixel + channel;
          addOuter4(from + usize(value) * 4, xStep, dyRow + channel, dyPixel, outWidth, target);
        }
        for (; value < rowValues; value++) {
          const target = to + usize(value) * dyPixel + channel;
          addOuter1(from + usize(value) * 4, xStep, dyRow + channel, dyPixel, outWidth, target);
        }
      }
    }
  }
}

/** out[4 pixels][8] = Σ over kernel rows and row values of dy · kernel; see `convolve`. */
function convolve4(
  dy: usize,
  dyRow: usize,
  dyPixel: usize,
  kernel: usize,
  kernelHeight: i32,
  rowValues: i32,
  out: usize,
  outPixel: usize,
): void {
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  for (let kernelRow = 0; kernelRow < kernelHeight; kernelRow++) {
    let at = dy + usize(kernelRow) * dyRow;
    const end = at + usize(rowValues) * 4;
    for (; at < end; at += 4) {
      const low = v128.load(kernel);
      const high = v128.load(kernel, 16);
      const d0 = v128.load32_splat(at);
      const d1 = v128.load32_splat(at + dyPixel);
      const d2 = v128.load32_splat(at + 2 * dyPixel);
      const d3 = v128.load32_splat(at + 3 * dyPixel);
      s00 = multiplyAdd(s00, d0, low);
      s01 = multiplyAdd(s01, d0, high);
      s10 = multiplyAdd(s10, d1, low);
      s11 = multiplyAdd(s11, d1, high);
      s20 = multiplyAdd(s20, d2, low);
      s21 = multiplyAdd(s21, d2, high);
      s30 = multiplyAdd(s30, d3, low);
      s31 = multiplyAdd(s31, d3, high);
      kernel += outPixel;
    }
  }
  v128.store(out, s00);
  v128.store(out, s01, 16);
  v128.store(out + outPixel, s10);
  v128.store(out + outPixel, s11, 16);
  v128.store(out + 2 * outPixel, s20);
  v128.store(out + 2 * outPixel, s21, 16);
  v128.store(out + 3 * outPixel, s30);
  v128.store(out + 3 * outPixel, s31, 16);
}

/**
 * A convolution with stride 1 of the padded `dy`, rows `dyRow` and pixels `dyPixel` bytes apart, with a
 * turned kernel [kernel row][kernel column · channels out][channels in]: the gradient of those pixels
 * of an image that meet the same part of the kernel. `out` is [row][column][channels in], its rows a
 * multiple of four long.
 */
export function convolve(
  dy: usize,
  dyRow: usize,
  dyPixel: usize,
  kernel: usize,
  kernelHeight: i32,
  rowValues: i32,
  height: i32,
  paddedWidth: i32,
  out: usize,
  outPixel: usize,
): void {
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < paddedWidth; column += 4) {
      const from = dy + usize(row) * dyRow + usize(column) * dyPixel;
      const to = out + usize(row * paddedWidth + column) * outPixel;
      for (let channel: usize = 0; channel < outPixel; channel += 32) {
        convolve4(from, dyRow, dyPixel, kernel + channel, kernelHeight, rowValues, to + channel, outPixel);
      }
    }
  }
}

/**
 * Copies `rows` x `columns` pixels of `pixelBytes`; on both sides pixels and rows lie given steps apart,
 * and what lies between is left as it is.
 */
export function copyPixels(
  from: usize,
  fromRow: usize,
  fromPixel: usize,
  rows: i32,
  columns: i32,
  pixelBytes: usize,
  to: usize,
  toRow: usize,
  toPixel: usize,
): void {
  const isDense = fromPixel == pixelBytes && toPixel == pixelBytes;
  for (let row = 0; row < rows; row++, from += fromRow, to += toRow) {
    if (isDense) {
      memory.copy(to, from, usize(columns) * pixelBytes);
      continue;
    }
    for (let column: usize = 0; column < usize(columns); column++) {
      const source = from + column * fromPixel;
      const target = to + column * toPixel;
      for (let at: usize = 0; at < pixelBytes; at += 4) store<f32>(target + at, load<f32>(source + at));
    }
  }
}

/** Zeroes a stretch of memory. */
export function clear(at: usize, byteCount: usize): void {
  memory.fill(at, 0, byteCount);
}
