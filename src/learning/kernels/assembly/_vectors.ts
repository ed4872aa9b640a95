/** Small parts that the kernels share. */

// @ts-ignore: decorator
@inline
export function multiplyAdd(sum: v128, a: v128, b: v128): v128 {
  return f32x4.add(sum, f32x4.mul(a, b));
}

/** Stores the first `count` of four values; none where it is not above 0. */
export function storePart(at: usize, values: v128, count: i32): void {
  if (count >= 4) {
    v128.store(at, values);
    return;
  }
  if (count > 0) v128.store32_lane(at, values, 0);
  if (count > 1) v128.store32_lane(at, values, 1, 4);
  if (count > 2) v128.store32_lane(at, values, 2, 8);
}

/** Loads the first `count` of four values, zeros behind them. */
export function loadPart(at: usize, count: i32): v128 {
  if (count >= 4) return v128.load(at);
  let values = f32x4.splat(0);
  if (count > 0) values = v128.load32_lane(at, values, 0);
  if (count > 1) values = v128.load32_lane(at, values, 1, 4);
  if (count > 2) values = v128.load32_lane(at, values, 2, 8);
  return values;
}
