/** Value by value. Counts are rounded up to four where vectors are used; arrays have room for that. */
import { FLOAT } from './_floats';

export function squares(source: usize, count: usize, target: usize): void {
  for (let at: usize = 0; at < count * FLOAT; at += 16) {
    const value = v128.load(source + at);
    v128.store(target + at, f32x4.mul(value, value));
  }
}

export function squareRoots(source: usize, count: usize, target: usize): void {
  for (let at: usize = 0; at < count * FLOAT; at += 16)
    v128.store(target + at, f32x4.sqrt(v128.load(source + at)));
}

export function subtract(from: usize, other: usize, count: usize, target: usize): void {
  for (let at: usize = 0; at < count * FLOAT; at += 16)
    v128.store(target + at, f32x4.sub(v128.load(from + at), v128.load(other + at)));
}

// @ts-ignore: decorator
@inline
function clamp(value: v128, least: v128, most: v128): v128 {
  return f32x4.min(most, f32x4.max(least, value));
}

/** factor · above / (below + floor), at most `most` in magnitude. */
export function ratios(
  above: usize,
  below: usize,
  count: usize,
  floor: f32,
  factor: f32,
  most: f32,
  target: usize,
): void {
  const top = f32x4.splat(most);
  const bottom = f32x4.splat(-most);
  const scale = f32x4.splat(factor);
  for (let at: usize = 0; at < count * FLOAT; at += 16) {
    const divisor = f32x4.add(v128.load(below + at), f32x4.splat(floor));
    const value = f32x4.div(f32x4.mul(scale, v128.load(above + at)), divisor);
    v128.store(target + at, clamp(value, bottom, top));
  }
}

const LN2: f32 = 0.6931471805599453;
const PER_LN10: f32 = 0.4342944819032518;

/** Decimal logarithm of normal positive numbers. */
// @ts-ignore: decorator
@inline
function log10(x: v128): v128 {
  const one = f32x4.splat(1);
  const raw = v128.or(v128.and(x, i32x4.splat(0x7fffff)), i32x4.splat(0x3f800000));
  const isUpper = f32x4.gt(raw, f32x4.splat(1.4142135));
  const mantissa = v128.bitselect(f32x4.mul(raw, f32x4.splat(0.5)), raw, isUpper);
  // A comparison is −1 where it holds.
  const power = i32x4.sub(i32x4.sub(i32x4.shr_u(x, 23), i32x4.splat(127)), isUpper);
  const s = f32x4.div(f32x4.sub(mantissa, one), f32x4.add(mantissa, one));
  const z = f32x4.mul(s, s);
  let series = f32x4.add(f32x4.splat(1.0 / 7.0), f32x4.mul(z, f32x4.splat(1.0 / 9.0)));
  series = f32x4.add(f32x4.splat(0.2), f32x4.mul(z, series));
  series = f32x4.add(f32x4.splat(1.0 / 3.0), f32x4.mul(z, series));
  series = f32x4.add(one, f32x4.mul(z, series));
  const ln = f32x4.add(
    f32x4.mul(f32x4.convert_i32x4_s(power), f32x4.splat(LN2)),
    f32x4.mul(f32x4.add(s, s), series),
  );
  return f32x4.mul(ln, f32x4.splat(PER_LN10));
}

/**
 * factor · (log10(value / level + 10⁻³) + offset, between `least` and `most`); 10⁻³ alone where a level is zero.
 * `levelStep` is 16 for a level at each value, 0 for four that are used over and over.
 */
export function logRatios(
  values: usize,
  levels: usize,
  levelStep: usize,
  count: usize,
  offset: f32,
  least: f32,
  most: f32,
  factor: f32,
  target: usize,
): void {
  const zero = f32x4.splat(0);
  let level = levels;
  for (let at: usize = 0; at < count * FLOAT; at += 16) {
    const below = v128.load(level);
    const ratio = v128.and(f32x4.gt(below, zero), f32x4.div(v128.load(values + at), below));
    const log = f32x4.add(log10(f32x4.add(ratio, f32x4.splat(0.001))), f32x4.splat(offset));
    v128.store(target + at, f32x4.mul(f32x4.splat(factor), clamp(log, f32x4.splat(least), f32x4.splat(most))));
    level += levelStep;
  }
}

/** Difference per step of values `stride` bytes apart at place i of `count`: central, one-sided at the ends. */
// @ts-ignore: decorator
@inline
function gradient(at: usize, i: i32, count: i32, stride: usize): f32 {
  if (count < 2) return 0;
  if (i == 0) return load<f32>(at + stride) - load<f32>(at);
  if (i == count - 1) return load<f32>(at) - load<f32>(at - stride);
  return (load<f32>(at + stride) - load<f32>(at - stride)) * 0.5;
}

/** Products of the differences along traces and samples: across · along, and along². */
export function gradientProducts(source: usize, traces: i32, samples: i32, crossed: usize, along: usize): void {
  const row = FLOAT * usize(samples);
  for (let trace = 0; trace < traces; trace++) {
    for (let sample = 0; sample < samples; sample++) {
      const place = usize(trace) * row + FLOAT * usize(sample);
      const bySample = gradient(source + place, sample, samples, FLOAT);
      store<f32>(crossed + place, gradient(source + place, trace, traces, row) * bySample);
      store<f32>(along + place, bySample * bySample);
    }
  }
}

/**
 * Counts of the upper 16 bits of the words, or of the lower 16 bits of those with the given upper ones
 * (−1: all words' upper bits). `counts` has 65536 words and is zero before.
 */
export function countHalves(words: usize, count: usize, upper: i32, counts: usize): void {
  const end = words + count * FLOAT;
  for (let at = words; at < end; at += FLOAT) {
    const word = load<u32>(at);
    if (upper >= 0 && word >> 16 != u32(upper)) continue;
    const slot = counts + FLOAT * usize(upper < 0 ? word >> 16 : word & 65535);
    store<u32>(slot, load<u32>(slot) + 1);
  }
}
