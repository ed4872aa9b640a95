/**
 * Symmetric weighted means along one axis; beyond an edge the values are reflected (c b a | a b c | c b a).
 * `weights` holds the weight of the middle and then those at distance 1 … radius.
 */
import { FLOAT } from './_floats';

/** Bytes of a row of a strip: 16 floats. */
const ROW: usize = 64;

// @ts-ignore: decorator
@inline
function reflected(index: i32, length: i32): i32 {
  let at = index;
  while (at < 0 || at >= length) at = at < 0 ? -1 - at : 2 * length - 1 - at;
  return at;
}

/**
 * Fills the margins of a line of `length` values at `line` by reflection, `radius` in front of it and
 * `radius` + 15 behind it.
 */
export function reflectMargins(line: usize, length: i32, radius: i32): void {
  for (let i = 1; i <= radius; i++) store<f32>(line - FLOAT * usize(i), load<f32>(line + FLOAT * usize(reflected(-i, length))));
  for (let i = length; i < length + radius + 15; i++)
    store<f32>(line + FLOAT * usize(i), load<f32>(line + FLOAT * usize(reflected(i, length))));
}

/** Means of 16 values side by side; their neighbours at each distance are so many times `step` bytes away. */
// @ts-ignore: decorator
@inline
function smooth16(at: usize, step: usize, weights: usize, radius: i32, to: usize): void {
  const middle = v128.load32_splat(weights);
  let a = f32x4.mul(middle, v128.load(at));
  let b = f32x4.mul(middle, v128.load(at, 16));
  let c = f32x4.mul(middle, v128.load(at, 32));
  let d = f32x4.mul(middle, v128.load(at, 48));
  for (let j: usize = 1; j <= usize(radius); j++) {
    const weight = v128.load32_splat(weights + FLOAT * j);
    const left = at - step * j;
    const right = at + step * j;
    a = f32x4.add(a, f32x4.mul(weight, f32x4.add(v128.load(left), v128.load(right))));
    b = f32x4.add(b, f32x4.mul(weight, f32x4.add(v128.load(left, 16), v128.load(right, 16))));
    c = f32x4.add(c, f32x4.mul(weight, f32x4.add(v128.load(left, 32), v128.load(right, 32))));
    d = f32x4.add(d, f32x4.mul(weight, f32x4.add(v128.load(left, 48), v128.load(right, 48))));
  }
  v128.store(to, a);
  v128.store(to, b, 16);
  v128.store(to, c, 32);
  v128.store(to, d, 48);
}

/** Means along a line with margins, to `target`, which has room for `length` rounded up to 16 values. */
export function smoothLine(line: usize, length: i32, weights: usize, radius: i32, target: usize): void {
  for (let at: usize = 0; at < FLOAT * usize(length); at += ROW) smooth16(line + at, FLOAT, weights, radius, target + at);
}

/**
 * Means along the samples of every trace. `scratch` has room for samples + 2 radius + 16 floats, `line` for
 * the samples rounded up to 16.
 */
export function smoothSamples(
  source: usize,
  traces: i32,
  samples: i32,
  weights: usize,
  radius: i32,
  scratch: usize,
  line: usize,
  target: usize,
): void {
  const bytes = FLOAT * usize(samples);
  const inner = scratch + FLOAT * usize(radius);
  for (let trace: usize = 0; trace < usize(traces); trace++) {
    memory.copy(inner, source + trace * bytes, bytes);
    reflectMargins(inner, samples, radius);
    smoothLine(inner, samples, weights, radius, line);
    memory.copy(target + trace * bytes, line, bytes);
  }
}

/** Copies 16 samples of every trace, from `first` on, behind one another; beyond the samples zero. */
function gatherStrip(source: usize, traces: i32, samples: i32, first: i32, strip: usize): void {
  const count = min(16, samples - first);
  for (let trace = 0; trace < traces; trace++) {
    const to = strip + ROW * usize(trace);
    memory.fill(to, 0, 64);
    memory.copy(to, source + FLOAT * (usize(trace) * usize(samples) + usize(first)), FLOAT * usize(count));
  }
}

/** Means along the traces. `scratch` has room for (traces + 2 radius + 1) · 16 floats. */
export function smoothTraces(
  source: usize,
  traces: i32,
  samples: i32,
  weights: usize,
  radius: i32,
  scratch: usize,
  target: usize,
): void {
  const strip = scratch + ROW * usize(radius);
  const row = strip + ROW * usize(traces + radius);
  for (let first = 0; first < samples; first += 16) {
    gatherStrip(source, traces, samples, first, strip);
    for (let i = 1; i <= radius; i++) {
      memory.copy(strip - ROW * usize(i), strip + ROW * usize(reflected(-i, traces)), 64);
      const behind = traces - 1 + i;
      memory.copy(strip + ROW * usize(behind), strip + ROW * usize(reflected(behind, traces)), 64);
    }
    const bytes = FLOAT * usize(min(16, samples - first));
    for (let trace = 0; trace < traces; trace++) {
      smooth16(strip + ROW * usize(trace), ROW, weights, radius, row);
      memory.copy(target + FLOAT * (usize(trace) * usize(samples) + usize(first)), row, bytes);
    }
  }
}
