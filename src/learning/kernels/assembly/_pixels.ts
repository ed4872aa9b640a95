import { loadPart, storePart } from './_vectors';

/** Copies `rows` rows of `rowBytes` each; they are given steps apart on both sides. */
export function copyRows(
  from: usize,
  fromRow: usize,
  rows: i32,
  rowBytes: usize,
  to: usize,
  toRow: usize,
): void {
  for (let row = 0; row < rows; row++) {
    memory.copy(to, from, rowBytes);
    from += fromRow;
    to += toRow;
  }
}

/** Zeroes a stretch of memory. */
export function clear(at: usize, byteCount: usize): void {
  memory.fill(at, 0, byteCount);
}

/** Copies `channels` values of each of `pixels` pixels; they are given steps apart on both sides. */
export function copyChannels(
  from: usize,
  fromPixel: usize,
  pixels: i32,
  channels: i32,
  to: usize,
  toPixel: usize,
): void {
  for (let pixel = 0; pixel < pixels; pixel++, from += fromPixel, to += toPixel) {
    for (let channel = 0; channel < channels; channel += 4) {
      const offset = usize(channel) * 4;
      storePart(to + offset, loadPart(from + offset, channels - channel), channels - channel);
    }
  }
}
