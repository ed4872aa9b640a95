/**
 * One time step of the acoustic wave equation u_tt = v² ∇²u on a square grid, eighth order in space, second
 * in time, four cells at once. Cells are stored column by column, rows downwards; a row count is a multiple
 * of four. The outermost four cells on every side stay zero.
 */

const C0: f32 = -205.0 / 36.0;
const C1: f32 = 8.0 / 5.0;
const C2: f32 = -1.0 / 5.0;
const C3: f32 = 8.0 / 315.0;
const C4: f32 = -1.0 / 560.0;

// @ts-ignore: decorator
@inline
function pair(at: usize, offset: usize): v128 {
  return f32x4.add(v128.load(at - offset), v128.load(at + offset));
}

/** Both neighbours at a distance, across and down. */
// @ts-ignore: decorator
@inline
function ring(at: usize, column: usize, distance: usize): v128 {
  return f32x4.add(pair(at, distance * column), pair(at, distance * 4));
}

/**
 * Replaces the field of the step before by that of the next step.
 * @param factors (v · time step / cell)² of every cell
 */
export function step(previous: usize, current: usize, factors: usize, columns: i32, rows: i32): void {
  const column = <usize>rows * 4;
  const c0 = f32x4.splat(C0);
  const c1 = f32x4.splat(C1);
  const c2 = f32x4.splat(C2);
  const c3 = f32x4.splat(C3);
  const c4 = f32x4.splat(C4);
  for (let x = 4; x < columns - 4; x++) {
    const first = <usize>x * column + 16;
    const end = (<usize>x + 1) * column - 16;
    for (let i = first; i < end; i += 16) {
      const at = current + i;
      const here = v128.load(at);
      let sum = f32x4.mul(c0, here);
      sum = f32x4.add(sum, f32x4.mul(c1, ring(at, column, 1)));
      sum = f32x4.add(sum, f32x4.mul(c2, ring(at, column, 2)));
      sum = f32x4.add(sum, f32x4.mul(c3, ring(at, column, 3)));
      sum = f32x4.add(sum, f32x4.mul(c4, ring(at, column, 4)));
      const inertia = f32x4.sub(f32x4.add(here, here), v128.load(previous + i));
      v128.store(previous + i, f32x4.add(inertia, f32x4.mul(v128.load(factors + i), sum)));
    }
  }
}

function dampRows(field: usize, first: i32, end: i32, gain: f32, rowGains: usize): void {
  for (let z = first; z < end; z++) {
    const at = field + <usize>z * 4;
    store<f32>(at, load<f32>(at) * gain * load<f32>(rowGains + <usize>z * 4));
  }
}

/** Multiplies the absorbing border of `border` cells by the gains of its columns and rows. */
export function damp(
  field: usize,
  columnGains: usize,
  rowGains: usize,
  columns: i32,
  rows: i32,
  border: i32,
): void {
  for (let x = 0; x < columns; x++) {
    const at = field + <usize>x * <usize>rows * 4;
    const gain = load<f32>(columnGains + <usize>x * 4);
    if (x < border || x >= columns - border) {
      dampRows(at, 0, rows, gain, rowGains);
    } else {
      dampRows(at, 0, border, gain, rowGains);
      dampRows(at, rows - border, rows, gain, rowGains);
    }
  }
}
