import { loadPart, storePart } from './_vectors';

/** out = dy where y > 0, else 0: the gradient of a rectifier by its own output. */
export function rectifierGradient(dy: usize, y: usize, count: i32, out: usize): void {
  const zero = f32x4.splat(0);
  for (; count > 0; count -= 4, dy += 16, y += 16, out += 16) {
    const isOpen = f32x4.gt(loadPart(y, count), zero);
    storePart(out, v128.and(loadPart(dy, count), isOpen), count);
  }
}

/** Rows that are added up by themselves, so that rounding stays small. */
const STRETCH = 64;

/** out[column] = Σ over rows, `rows` x `columns`: the gradient of a bias. */
export function columnSums(from: usize, rows: i32, columns: i32, out: usize): void {
  const rowBytes = usize(columns) * 4;
  for (let column = 0; column < columns; column += 4) {
    const left = columns - column;
    let sum = f32x4.splat(0);
    let at = from + usize(column) * 4;
    for (let row = 0; row < rows; ) {
      const end = min(rows, row + STRETCH);
      let part = f32x4.splat(0);
      for (; row < end; row++, at += rowBytes) part = f32x4.add(part, loadPart(at, left));
      sum = f32x4.add(sum, part);
    }
    storePart(out + usize(column) * 4, sum, left);
  }
}
