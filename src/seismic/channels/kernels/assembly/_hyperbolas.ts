/**
 * Split semblance along hyperbolas. The grid is [sample][trace]: rows of `stride` floats whose traces begin
 * `margin` floats in, zero on both sides, so that four traces are taken at once.
 */
import { FLOAT } from './_floats';

/**
 * Twice the product of the sums on both sides (its magnitude) and the energy of one row, for one hyperbola: at
 * distance h = 1 … `reach` it passes sample `rows[h − 1]` + `shares[h − 1]`.
 */
function scanRow(
  grid: usize,
  traces: i32,
  stride: i32,
  margin: i32,
  rows: usize,
  shares: usize,
  reach: i32,
  least: f32,
  product: usize,
  energy: usize,
): void {
  const rowBytes = FLOAT * usize(stride);
  const lastTrace = f32x4.splat(f32(traces - 1));
  const most = f32x4.splat(f32(reach));
  for (let trace = 0; trace < traces; trace += 4) {
    const middle = grid + FLOAT * usize(margin + trace);
    let left = f32x4.splat(0);
    let right = f32x4.splat(0);
    let power = f32x4.splat(0);
    for (let h: usize = 1; h <= usize(reach); h++) {
      const at = middle + usize(load<u32>(rows + FLOAT * (h - 1))) * rowBytes;
      const upper = v128.load32_splat(shares + FLOAT * (h - 1));
      const lower = f32x4.sub(f32x4.splat(1), upper);
      const a = f32x4.add(
        f32x4.mul(v128.load(at - FLOAT * h), lower),
        f32x4.mul(v128.load(at - FLOAT * h + rowBytes), upper),
      );
      const b = f32x4.add(
        f32x4.mul(v128.load(at + FLOAT * h), lower),
        f32x4.mul(v128.load(at + FLOAT * h + rowBytes), upper),
      );
      left = f32x4.add(left, a);
      right = f32x4.add(right, b);
      power = f32x4.add(power, f32x4.add(f32x4.mul(a, a), f32x4.mul(b, b)));
    }
    const first = f32(trace);
    const place = f32x4(first, first + 1, first + 2, first + 3);
    const count = f32x4.add(f32x4.min(place, most), f32x4.min(f32x4.sub(lastTrace, place), most));
    const counts = f32x4.gt(count, f32x4.splat(least));
    const pair = f32x4.abs(f32x4.mul(left, right));
    const at = FLOAT * usize(trace);
    v128.store(product + at, v128.and(counts, f32x4.add(pair, pair)));
    v128.store(energy + at, v128.and(counts, f32x4.mul(power, f32x4.mul(count, f32x4.splat(0.5)))));
  }
}

/** Sum of the rows `sample` − 2 … + 2 inside the grid, of four traces. */
// @ts-ignore: decorator
@inline
function windowSum(values: usize, samples: i32, sample: i32, rowBytes: usize, at: usize): v128 {
  let sum = f32x4.splat(0);
  const last = min(samples - 1, sample + 2);
  for (let k = max(0, sample - 2); k <= last; k++) sum = f32x4.add(sum, v128.load(values + usize(k) * rowBytes + at));
  return sum;
}

/** Where the semblance of these curvatures, one a sample, is above the best so far, puts it and the curvature there. */
function keepBest(
  product: usize,
  energy: usize,
  traces: i32,
  samples: i32,
  floor: f32,
  curvatures: usize,
  best: usize,
  bestCurvature: usize,
): void {
  const rowBytes = FLOAT * usize((traces + 3) & ~3);
  for (let sample = 0; sample < samples; sample++) {
    const curvature = f32x4.splat(load<f32>(curvatures + FLOAT * usize(sample)));
    for (let at: usize = 0; at < rowBytes; at += 16) {
      const top = windowSum(product, samples, sample, rowBytes, at);
      const bottom = f32x4.add(windowSum(energy, samples, sample, rowBytes, at), f32x4.splat(floor));
      const semblance = f32x4.div(top, bottom);
      const place = usize(sample) * rowBytes + at;
      const before = v128.load(best + place);
      const isBetter = f32x4.gt(semblance, before);
      v128.store(best + place, v128.bitselect(semblance, before, isBetter));
      const kept = v128.load(bestCurvature + place);
      v128.store(bestCurvature + place, v128.bitselect(curvature, kept, isBetter));
    }
  }
}

/**
 * Best split semblance over curvatures at each sample, and the curvature: `best` and `bestCurvature` are
 * [sample][trace rounded up to four] and zero before. `rows` and `shares` are [curvature][sample][reach],
 * `curvatures` and `reaches` are [curvature][sample]. At places with at most `least` traces it is zero.
 */
export function curvatureScan(
  grid: usize,
  traces: i32,
  samples: i32,
  stride: i32,
  margin: i32,
  curvatures: usize,
  curvatureCount: i32,
  rows: usize,
  shares: usize,
  reaches: usize,
  reach: i32,
  least: f32,
  floor: f32,
  product: usize,
  energy: usize,
  best: usize,
  bestCurvature: usize,
): void {
  const rowBytes = FLOAT * usize((traces + 3) & ~3);
  for (let q = 0; q < curvatureCount; q++) {
    for (let sample = 0; sample < samples; sample++) {
      const entry = usize(q * samples + sample);
      const table = FLOAT * entry * usize(reach);
      const to = usize(sample) * rowBytes;
      const own = load<i32>(reaches + FLOAT * entry);
      scanRow(grid, traces, stride, margin, rows + table, shares + table, own, least, product + to, energy + to);
    }
    const own = curvatures + FLOAT * usize(q * samples);
    keepBest(product, energy, traces, samples, floor, own, best, bestCurvature);
  }
}
