/** Writes the 4 x 4 transpose of the vectors a, b, c, d to `target`, `step` bytes apart. */
// @ts-ignore: decorator
@inline
export function putTransposed(target: usize, step: usize, a: v128, b: v128, c: v128, d: v128): void {
  const lowAB = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const highAB = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const lowCD = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const highCD = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(target, v128.shuffle<i64>(lowAB, lowCD, 0, 2));
  v128.store(target + step, v128.shuffle<i64>(lowAB, lowCD, 1, 3));
  v128.store(target + 2 * step, v128.shuffle<i64>(highAB, highCD, 0, 2));
  v128.store(target + 3 * step, v128.shuffle<i64>(highAB, highCD, 1, 3));
}
