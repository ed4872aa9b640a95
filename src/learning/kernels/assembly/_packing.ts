/**
 * Kernels and matrices in the order in which `convolve` reads them: blocks of 8 channels out, the last one
 * of 4 where no more than 4 are left, each [bias][8] and then [value][8].
 */
import { loadPart } from './_vectors';

/** Puts up to 8 or 4 values, a part of a row, at `to` and returns the place behind. */
function putRow(from: usize, count: i32, isHalf: bool, to: usize): usize {
  v128.store(to, loadPart(from, count));
  if (isHalf) return to + 16;
  v128.store(to, loadPart(from + 16, count - 4), 16);
  return to + 32;
}

/** Packs `values` rows of `channels`; `bias` is the address of a row, or 0 for zeros. */
export function packKernel(from: usize, bias: usize, values: i32, channels: i32, to: usize): void {
  const rowBytes = usize(channels) * 4;
  for (let channel = 0; channel < channels; channel += 8) {
    const left = channels - channel;
    const isHalf = left <= 4;
    const first = usize(channel) * 4;
    to = putRow(bias + first, bias == 0 ? 0 : left, isHalf, to);
    for (let i = 0; i < values; i++) to = putRow(from + usize(i) * rowBytes + first, left, isHalf, to);
  }
}

/** Puts a column of up to 8 or 4 values, `step` apart, at `to` and returns the place behind. */
// @ts-ignore: decorator
@inline
function putColumn(from: usize, step: usize, count: i32, width: i32, to: usize): usize {
  for (let i = 0; i < width; i++, from += step, to += 4)
    store<f32>(to, i < count ? load<f32>(from) : 0);
  return to;
}

/**
 * Packs a kernel [row][column][in][out] with channels exchanged and taps from the last to the first: rows
 * firstRow, firstRow - stepRow, …, columns alike. Values then run over [tap row][tap column][out], and the
 * blocks over channels in. Without bias.
 */
export function packTurnedKernel(
  from: usize,
  kernelWidth: i32,
  channelsIn: i32,
  channelsOut: i32,
  firstRow: i32,
  stepRow: i32,
  rows: i32,
  firstColumn: i32,
  stepColumn: i32,
  columns: i32,
  to: usize,
): void {
  const pixel = usize(channelsOut) * 4;
  for (let channel = 0; channel < channelsIn; channel += 8) {
    const left = channelsIn - channel;
    const width = left <= 4 ? 4 : 8;
    to = putColumn(0, 0, 0, width, to);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const tap = (firstRow - row * stepRow) * kernelWidth + firstColumn - column * stepColumn;
        const at = from + usize(tap * channelsIn + channel) * pixel;
        for (let out: usize = 0; out < pixel; out += 4) to = putColumn(at + out, pixel, left, width, to);
      }
    }
  }
}
