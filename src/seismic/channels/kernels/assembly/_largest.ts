/** The three largest and the sum of many maps, in numbers of 16 and 32 bits. */

/**
 * Takes a map of 16-bit numbers into the three largest and the sum (of 32 bits) at each place; `count` is a multiple
 * of eight.
 */
export function keepLargest(map: usize, count: usize, first: usize, second: usize, third: usize, sum: usize): void {
  for (let at: usize = 0; at < count * 2; at += 16) {
    const value = v128.load(map + at);
    const one = v128.load(first + at);
    const two = v128.load(second + at);
    const below = i16x8.min_u(one, value);
    v128.store(first + at, i16x8.max_u(one, value));
    v128.store(second + at, i16x8.max_u(two, below));
    v128.store(third + at, i16x8.max_u(v128.load(third + at), i16x8.min_u(two, below)));
    const low = sum + at + at;
    v128.store(low, i32x4.add(v128.load(low), i32x4.extend_low_i16x8_u(value)));
    v128.store(low, i32x4.add(v128.load(low, 16), i32x4.extend_high_i16x8_u(value)), 16);
  }
}

/**
 * Lays largest, sum of the three largest, and sum out as rows [trace][sample], each times its factor, from blocks of
 * four traces.
 */
export function unpackLargest(
  first: usize,
  second: usize,
  third: usize,
  sum: usize,
  rows: usize,
  samples: usize,
  factor: f32,
  threeFactor: f32,
  sumFactor: f32,
  outFirst: usize,
  outThree: usize,
  outMean: usize,
): void {
  for (let trace: usize = 0; trace < rows; trace++) {
    const block = (trace & ~3) * samples + (trace & 3);
    for (let t: usize = 0; t < samples; t++) {
      const from = (block + t * 4) * 2;
      const to = (trace * samples + t) * 4;
      const one = load<u16>(first + from);
      const three = u32(one) + u32(load<u16>(second + from)) + u32(load<u16>(third + from));
      store<f32>(outFirst + to, f32(one) * factor);
      store<f32>(outThree + to, f32(three) * threeFactor);
      store<f32>(outMean + to, f32(load<u32>(sum + from + from)) * sumFactor);
    }
  }
}
