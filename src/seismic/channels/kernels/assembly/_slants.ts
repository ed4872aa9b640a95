/** Stacks along straight lines: with one slope at each sample, and for a set of slopes. */
import { FLOAT } from './_floats';
import { reflectMargins, smoothLine } from './_gaussian';

/**
 * Mean along the slope (samples per trace) at each sample over ± `reach` traces, values between samples
 * linear; what is outside the grid does not count.
 */
export function slantMean(source: usize, slopes: usize, traces: i32, samples: i32, reach: i32, target: usize): void {
  for (let trace = 0; trace < traces; trace++) {
    const first = max(-reach, -trace);
    const last = min(reach, traces - 1 - trace);
    for (let sample = 0; sample < samples; sample++) {
      const place = FLOAT * (usize(trace) * usize(samples) + usize(sample));
      const slope = f64(load<f32>(slopes + place));
      let sum: f32 = 0;
      let count = 0;
      for (let h = first; h <= last; h++) {
        const time = f64(sample) + slope * f64(h);
        const whole = Math.floor(time);
        const i = i32(whole);
        if (i < 0 || i >= samples - 1) continue;
        const share = f32(time - whole);
        const at = source + FLOAT * (usize(trace + h) * usize(samples) + usize(i));
        sum += load<f32>(at) * (1 - share) + load<f32>(at, 4) * share;
        count++;
      }
      store<f32>(target + place, sum / f32(max(count, 1)));
    }
  }
}

/** Adds a trace shifted by `shift` samples to `sum`, and its square to `energy`. */
function addShifted(row: usize, samples: i32, shift: f32, sum: usize, energy: usize): void {
  const whole = f32(Math.floor(shift));
  const offset = i32(whole);
  const share = shift - whole;
  const first = max(0, -offset);
  const last = min(samples, samples - 1 - offset);
  const right = f32x4.splat(share);
  const left = f32x4.splat(1 - share);
  let k = first;
  for (; k + 4 <= last; k += 4) {
    const from = row + FLOAT * usize(k + offset);
    const at = FLOAT * usize(k);
    const value = f32x4.add(f32x4.mul(v128.load(from), left), f32x4.mul(v128.load(from, 4), right));
    v128.store(sum + at, f32x4.add(v128.load(sum + at), value));
    v128.store(energy + at, f32x4.add(v128.load(energy + at), f32x4.mul(value, value)));
  }
  for (; k < last; k++) {
    const from = row + FLOAT * usize(k + offset);
    const at = FLOAT * usize(k);
    const value = load<f32>(from) * (1 - share) + load<f32>(from, 4) * share;
    store<f32>(sum + at, load<f32>(sum + at) + value);
    store<f32>(energy + at, load<f32>(energy + at) + value * value);
  }
}

/** Squares `count` values (rounded up to four) in place. */
function square(values: usize, count: i32): void {
  for (let at = values; at < values + FLOAT * usize(count); at += 16) {
    v128.store(at, f32x4.mul(v128.load(at), v128.load(at)));
  }
}

/**
 * For each slope and sample: the squared sum and the energy of the traces at 0, ± step, … ± reach · step along the
 * slope, both smoothed along samples, to `stacked` and `energy` [slope][trace][sample] (each with 16 floats to
 * spare). `scratch` has room for 2 (samples + 2 radius + 16) floats.
 */
export function dipScan(
  source: usize,
  traces: i32,
  samples: i32,
  slopes: usize,
  slopeCount: i32,
  reach: i32,
  step: i32,
  weights: usize,
  radius: i32,
  scratch: usize,
  stacked: usize,
  energy: usize,
): void {
  const sumLine = scratch + FLOAT * usize(radius);
  const energyLine = sumLine + FLOAT * usize(samples + 2 * radius + 16);
  let to: usize = 0;
  for (let p: usize = 0; p < usize(slopeCount); p++) {
    const slope = load<f32>(slopes + FLOAT * p);
    for (let trace = 0; trace < traces; trace++) {
      memory.fill(sumLine, 0, FLOAT * usize(samples + 4));
      memory.fill(energyLine, 0, FLOAT * usize(samples + 4));
      for (let h = -reach * step; h <= reach * step; h += step) {
        const other = trace + h;
        if (other < 0 || other >= traces) continue;
        addShifted(source + FLOAT * usize(other) * usize(samples), samples, slope * f32(h), sumLine, energyLine);
      }
      square(sumLine, samples);
      reflectMargins(sumLine, samples, radius);
      reflectMargins(energyLine, samples, radius);
      smoothLine(sumLine, samples, weights, radius, stacked + to);
      smoothLine(energyLine, samples, weights, radius, energy + to);
      to += FLOAT * usize(samples);
    }
  }
}

/** Semblance of one slope at one place: the first slope, or a better one, is kept. */
// @ts-ignore: decorator
@inline
function keepBetter(value: f32, slope: i32, best: usize, bestSlope: usize): void {
  if (slope > 0 && value <= load<f32>(best)) return;
  store<f32>(best, value);
  store<i32>(bestSlope, slope);
}

/** The same for four places. */
// @ts-ignore: decorator
@inline
function keepBetterFour(value: v128, slope: i32, best: usize, bestSlope: usize): void {
  const before = v128.load(best);
  const isBetter = slope == 0 ? i32x4.splat(-1) : f32x4.gt(value, before);
  v128.store(best, v128.bitselect(value, before, isBetter));
  v128.store(bestSlope, v128.bitselect(i32x4.splat(slope), v128.load(bestSlope), isBetter));
}

/**
 * Turns `stacked` into semblance in place: stacked / (traceCount · energy + floor), and finds its largest
 * value and the place of it among the slopes at each sample.
 */
export function bestSemblance(
  stacked: usize,
  energy: usize,
  count: i32,
  slopeCount: i32,
  traceCount: f32,
  floor: f32,
  best: usize,
  bestSlope: usize,
): void {
  for (let p = 0; p < slopeCount; p++) {
    const map = FLOAT * usize(p) * usize(count);
    let i: usize = 0;
    for (; i + 4 <= usize(count); i += 4) {
      const at = map + FLOAT * i;
      const total = f32x4.add(f32x4.mul(v128.load(energy + at), f32x4.splat(traceCount)), f32x4.splat(floor));
      const value = f32x4.div(v128.load(stacked + at), total);
      v128.store(stacked + at, value);
      keepBetterFour(value, p, best + FLOAT * i, bestSlope + FLOAT * i);
    }
    for (; i < usize(count); i++) {
      const at = map + FLOAT * i;
      const value = load<f32>(stacked + at) / (load<f32>(energy + at) * traceCount + floor);
      store<f32>(stacked + at, value);
      keepBetter(value, p, best + FLOAT * i, bestSlope + FLOAT * i);
    }
  }
}

/** Turns semblances [slope][place] into shares: squares over their sum (and 10⁻⁶). `sums` has room for the places. */
export function slopeShares(semblances: usize, count: usize, slopeCount: usize, sums: usize): void {
  memory.fill(sums, 0, count * FLOAT);
  for (let p: usize = 0; p < slopeCount; p++) {
    const map = semblances + FLOAT * p * count;
    for (let i: usize = 0; i < count * FLOAT; i += FLOAT) {
      const square = load<f32>(map + i) * load<f32>(map + i);
      store<f32>(map + i, square);
      store<f32>(sums + i, load<f32>(sums + i) + square);
    }
  }
  for (let i: usize = 0; i < count * FLOAT; i += FLOAT) store<f32>(sums + i, 1 / (load<f32>(sums + i) + 1e-6));
  for (let p: usize = 0; p < slopeCount; p++) {
    const map = semblances + FLOAT * p * count;
    for (let i: usize = 0; i < count * FLOAT; i += FLOAT) store<f32>(map + i, load<f32>(map + i) * load<f32>(sums + i));
  }
}
