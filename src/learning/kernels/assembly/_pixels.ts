/** Copies `rows` rows of `rowBytes` each; they lie given steps apart on both sides. */
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
