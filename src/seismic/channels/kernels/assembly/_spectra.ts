/**
 * Two-dimensional transforms of real grids, four columns or four traces at a time.
 *
 * A plan is a block of words: T, stages and plan along samples, X, stages and plan along traces, three buffers
 * of max(X, T) + 4 elements (see _fft). A half spectrum holds kt = 0 … T / 2 in ⌊T / 8⌋ + 1 groups of four lanes,
 * each group X elements along kx; lanes beyond T / 2 are zero. Before transforms of traces back, groups are
 * laid out as blocks of four traces, each with the elements kt = 0 …: `columns`.
 */
import { ELEMENT } from '../../../correlation/assembly/_element';
import { transform } from '../../../correlation/assembly/_fft';
import { putTransposed } from '../../../correlation/assembly/_transpose';

// @ts-ignore: decorator
@inline
function word(plan: usize, index: usize): usize {
  return usize(load<u32>(plan + index * 4));
}
// @ts-ignore: decorator
@inline
function sizeT(plan: usize): usize {
  return word(plan, 0);
}
// @ts-ignore: decorator
@inline
function sizeX(plan: usize): usize {
  return word(plan, 3);
}
// @ts-ignore: decorator
@inline
function groupCount(plan: usize): usize {
  return (sizeT(plan) >> 3) + 1;
}
// @ts-ignore: decorator
@inline
function bufferA(plan: usize): usize {
  return word(plan, 6);
}
// @ts-ignore: decorator
@inline
function bufferB(plan: usize): usize {
  return word(plan, 7);
}
// @ts-ignore: decorator
@inline
function bufferC(plan: usize): usize {
  return word(plan, 8);
}

function clear(from: usize, to: usize): void {
  memory.fill(from, 0, to - from);
}

/** Transposes four elements, at a, b, c and d, of four lanes each. */
// @ts-ignore: decorator
@inline
function transposeElements(target: usize, a: usize, b: usize, c: usize, d: usize): void {
  putTransposed(target, ELEMENT, v128.load(a), v128.load(b), v128.load(c), v128.load(d));
  putTransposed(target + 16, ELEMENT, v128.load(a, 16), v128.load(b, 16), v128.load(c, 16), v128.load(d, 16));
}

/** Sets the elements kt > T / 2 of the last group to zero. */
function clearBeyondHalf(plan: usize, elements: usize): void {
  clear(elements + ((sizeT(plan) >> 1) + 1) * ELEMENT, elements + groupCount(plan) * 4 * ELEMENT);
}

/** Spectra of four traces into the groups at x = `trace` … + 3, real and imaginary parts exchanged. */
function forwardSamples(plan: usize, grid: usize, rows: usize, samples: usize, trace: usize, spectrum: usize): void {
  const first = bufferA(plan);
  clear(first, first + sizeT(plan) * ELEMENT);
  for (let lane: usize = 0; lane < 4 && trace + lane < rows; lane++) {
    const row = grid + (trace + lane) * samples * 4;
    const to = first + 16 + lane * 4;
    for (let t: usize = 0; t < samples; t++) store<f32>(to + t * ELEMENT, load<f32>(row + t * 4));
  }
  transform(word(plan, 2), i32(word(plan, 1)), first, bufferB(plan), bufferC(plan));
  clearBeyondHalf(plan, bufferC(plan));
  for (let g: usize = 0; g < groupCount(plan); g++) {
    const from = bufferC(plan) + g * 4 * ELEMENT;
    const to = spectrum + (g * sizeX(plan) + trace) * ELEMENT;
    transposeElements(to, from, from + ELEMENT, from + 2 * ELEMENT, from + 3 * ELEMENT);
  }
}

/** Half spectrum of a grid [row][sample]; X must be at least the rows rounded up to four. */
export function forwardSpectrum(plan: usize, grid: usize, rows: usize, samples: usize, spectrum: usize): void {
  for (let trace: usize = 0; trace < rows; trace += 4) forwardSamples(plan, grid, rows, samples, trace, spectrum);
  const length = sizeX(plan) * ELEMENT;
  const filled = ((rows + 3) & ~3) * ELEMENT;
  for (let g: usize = 0; g < groupCount(plan); g++) {
    const group = spectrum + g * length;
    clear(group + filled, group + length);
    transform(word(plan, 5), i32(word(plan, 4)), group, bufferB(plan), bufferC(plan));
    for (let at: usize = 0; at < length; at += ELEMENT) {
      v128.store(group + at, v128.load(bufferC(plan) + at, 16));
      v128.store(group + at, v128.load(bufferC(plan) + at), 16);
    }
  }
}

/** Doubles 0 < kt < ⌊T / 2⌋, so that the inverse transform is the analytic signal along samples. */
export function makeAnalytic(plan: usize, spectrum: usize): void {
  const half = sizeT(plan) >> 1;
  const length = sizeX(plan) * ELEMENT;
  for (let g: usize = 0; g < groupCount(plan); g++) {
    for (let at = spectrum + g * length; at < spectrum + (g + 1) * length; at += 4) {
      const kt = g * 4 + ((at >> 2) & 3);
      if (kt > 0 && kt < half) store<f32>(at, 2 * load<f32>(at));
    }
  }
}

/** Transforms the group in bufferA along traces; lays traces `start` … + rows − 1 into the columns. */
function inverseTraces(plan: usize, g: usize, start: usize, rows: usize, columns: usize): void {
  transform(word(plan, 5), i32(word(plan, 4)), bufferA(plan), bufferB(plan), bufferC(plan));
  const from = bufferC(plan);
  const end = from + sizeX(plan) * ELEMENT;
  let a = from + start * ELEMENT;
  for (let trace: usize = 0; trace < rows; trace += 4) {
    let b = a + ELEMENT;
    if (b == end) b = from;
    let c = b + ELEMENT;
    if (c == end) c = from;
    let d = c + ELEMENT;
    if (d == end) d = from;
    transposeElements(columns + (trace * groupCount(plan) + g * 4) * ELEMENT, a, b, c, d);
    a = d + ELEMENT;
    if (a == end) a = from;
  }
}

/** bufferA = section · conj(template) of one group; of the mirrored template with −kx. */
function multiplyConjugate(plan: usize, section: usize, template: usize, isMirrored: bool): void {
  const length = sizeX(plan);
  let to = bufferA(plan);
  for (let k: usize = 0; k < length; k++) {
    const other = isMirrored && k > 0 ? length - k : k;
    const a = section + k * ELEMENT;
    const b = template + other * ELEMENT;
    const aR = v128.load(a);
    const aI = v128.load(a, 16);
    const bR = v128.load(b);
    const bI = v128.load(b, 16);
    v128.store(to, f32x4.add(f32x4.mul(aR, bR), f32x4.mul(aI, bI)));
    v128.store(to, f32x4.sub(f32x4.mul(aI, bR), f32x4.mul(aR, bI)), 16);
    to += ELEMENT;
  }
}

/** Envelope of four traces times `weights`, rounded, as whole numbers of 16 bits. */
function storeEnvelope(plan: usize, start: usize, samples: usize, weights: usize, out: usize): void {
  const from = bufferC(plan);
  const half = f32x4.splat(0.5);
  let t = start;
  for (let k: usize = 0; k < samples; k++) {
    const re = v128.load(from + t * ELEMENT);
    const im = v128.load(from + t * ELEMENT, 16);
    const size = f32x4.sqrt(f32x4.add(f32x4.mul(re, re), f32x4.mul(im, im)));
    const whole = i32x4.trunc_sat_f32x4_s(f32x4.add(half, f32x4.mul(size, v128.load(weights + k * 16))));
    v128.store64_lane(out + k * 8, i16x8.narrow_i32x4_u(whole, whole), 0);
    if (++t == sizeT(plan)) t = 0;
  }
}

/**
 * Envelope of the correlation of a section's analytic half spectrum with a template's, times `weights`, as whole
 * numbers of 16 bits, the largest where it is more: values in blocks of four traces [block][sample][lane], as
 * `weights`. The template's first sample is at −`traceReach`, −`sampleReach` from the place; when mirrored its last
 * trace is.
 */
export function correlateEnvelope(
  plan: usize,
  section: usize,
  template: usize,
  isMirrored: i32,
  traceReach: i32,
  sampleReach: i32,
  rows: usize,
  samples: usize,
  columns: usize,
  weights: usize,
  out: usize,
): void {
  const length = sizeX(plan);
  const start = isMirrored ? usize(traceReach - 1) : length - usize(traceReach);
  const group = length * ELEMENT;
  for (let g: usize = 0; g < groupCount(plan); g++) {
    multiplyConjugate(plan, section + g * group, template + g * group, isMirrored != 0);
    inverseTraces(plan, g, start, rows, columns);
  }
  const kept = groupCount(plan) * 4 * ELEMENT;
  const first = bufferA(plan);
  for (let trace: usize = 0; trace < rows; trace += 4) {
    memory.copy(first, columns + trace * groupCount(plan) * ELEMENT, min(kept, sizeT(plan) * ELEMENT));
    if (kept < sizeT(plan) * ELEMENT) clear(first + kept, first + sizeT(plan) * ELEMENT);
    transform(word(plan, 2), i32(word(plan, 1)), first, bufferB(plan), bufferC(plan));
    const block = trace * samples;
    const firstSample = sizeT(plan) - usize(sampleReach);
    storeEnvelope(plan, firstSample, samples, weights + block * 4, out + block * 2);
  }
}

/** bufferA = one group of the spectrum times real weights, one for each lane. */
function multiplyReal(plan: usize, spectrum: usize, weights: usize): void {
  const to = bufferA(plan);
  for (let k: usize = 0; k < sizeX(plan); k++) {
    const weight = v128.load(weights + k * 16);
    v128.store(to + k * ELEMENT, f32x4.mul(v128.load(spectrum + k * ELEMENT), weight));
    v128.store(to + k * ELEMENT, f32x4.mul(v128.load(spectrum + k * ELEMENT, 16), weight), 16);
  }
}

/** bufferA = the whole spectrum along samples of a + i b from the halves of a and b. */
function joinHalves(plan: usize, a: usize, b: usize): void {
  const length = sizeT(plan);
  const to = bufferA(plan);
  for (let k: usize = 0; k <= length >> 1; k++) {
    const aR = v128.load(a + k * ELEMENT);
    const aI = v128.load(a + k * ELEMENT, 16);
    const bR = v128.load(b + k * ELEMENT);
    const bI = v128.load(b + k * ELEMENT, 16);
    v128.store(to + k * ELEMENT, f32x4.sub(aR, bI));
    v128.store(to + k * ELEMENT, f32x4.add(aI, bR), 16);
    if (k == 0 || k + k == length) continue;
    const mirror = to + (length - k) * ELEMENT;
    v128.store(mirror, f32x4.add(aR, bI));
    v128.store(mirror, f32x4.sub(bR, aI), 16);
  }
}

/** Unpacks four traces of a (real parts) and b (imaginary parts) to rows [trace][sample]. */
function storeRows(plan: usize, trace: usize, rows: usize, samples: usize, a: usize, b: usize): void {
  for (let lane: usize = 0; lane < 4 && trace + lane < rows; lane++) {
    const from = bufferC(plan) + lane * 4;
    const to = (trace + lane) * samples * 4;
    for (let t: usize = 0; t < samples; t++) {
      store<f32>(a + to + t * 4, load<f32>(from + t * ELEMENT));
      store<f32>(b + to + t * 4, load<f32>(from + t * ELEMENT, 16));
    }
  }
}

/**
 * A grid's half spectrum times two sets of real weights [group][kx][lane], transformed back to two grids
 * [row][sample]. Weights must be even in kx and hold the scale 1 / (X · T).
 */
export function filterPair(
  plan: usize,
  spectrum: usize,
  weightsA: usize,
  weightsB: usize,
  rows: usize,
  samples: usize,
  columnsA: usize,
  columnsB: usize,
  outA: usize,
  outB: usize,
): void {
  const length = sizeX(plan);
  for (let g: usize = 0; g < groupCount(plan); g++) {
    multiplyReal(plan, spectrum + g * length * ELEMENT, weightsA + g * length * 16);
    inverseTraces(plan, g, 0, rows, columnsA);
    multiplyReal(plan, spectrum + g * length * ELEMENT, weightsB + g * length * 16);
    inverseTraces(plan, g, 0, rows, columnsB);
  }
  for (let trace: usize = 0; trace < rows; trace += 4) {
    const at = trace * groupCount(plan) * ELEMENT;
    joinHalves(plan, columnsA + at, columnsB + at);
    transform(word(plan, 2), i32(word(plan, 1)), bufferA(plan), bufferB(plan), bufferC(plan));
    storeRows(plan, trace, rows, samples, outA, outB);
  }
}
