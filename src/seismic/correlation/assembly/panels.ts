/**
 * Two-dimensional correlation panels of real windows by fast transforms, four columns at a time.
 *
 * X and T are the transform's sizes along traces and samples, M = X / 2. A spectrum holds the frequencies kx
 * = 0 … M − 1 along traces in M / 4 groups of four lanes, each group T elements along kt (see _fft), and
 * after them four planes of T floats: real and imaginary parts of the columns kx = 0, then of kx = M. Column
 * 0 of the groups carries both of these, as first + i · second: their inverse transforms along kt are real,
 * so the two never mix.
 *
 * The caller lays out the memory (panelMemory.ts) and passes the addresses to `configure`.
 */
import { ELEMENT } from './_element';
import { transform } from './_fft';
import { putTransposed } from './_transpose';

let sizeX: i32 = 0;
let sizeT: i32 = 0;
let half: i32 = 0;
let planX: usize = 0;
let stagesX: i32 = 0;
let planT: usize = 0;
let stagesT: i32 = 0;
/** e^(2πi k / X) for k = 0 … M, as pairs. */
let turns: usize = 0;
/** Three buffers of max(M, T) elements. */
let bufferA: usize = 0;
let bufferB: usize = 0;
let bufferC: usize = 0;
/** M / 4 groups of T elements. */
let groups: usize = 0;
/** [trace lag][sample lag rounded up to 4] before it is packed. */
let lagRows: usize = 0;

export function configure(
  sizes: usize,
  axisX: usize,
  axisT: usize,
  turnTable: usize,
  scratch: usize,
  groupBuffer: usize,
  lagBuffer: usize,
): void {
  sizeX = load<i32>(sizes);
  stagesX = load<i32>(sizes, 4);
  sizeT = load<i32>(sizes, 8);
  stagesT = load<i32>(sizes, 12);
  half = sizeX >> 1;
  planX = axisX;
  planT = axisT;
  turns = turnTable;
  const length = usize(max(half, sizeT)) * ELEMENT;
  bufferA = scratch;
  bufferB = scratch + length;
  bufferC = scratch + 2 * length;
  groups = groupBuffer;
  lagRows = lagBuffer;
}

/**
 * Half spectrum along traces of four samples: reads the transform of even + i · odd traces (parts
 * exchanged, as a forward transform leaves them) from bufferC, writes kx = 0 … M − 1 to bufferA.
 */
function splitTraces(): void {
  const half2 = f32x4.splat(0.5);
  const zeroR = v128.load(bufferC, 16);
  const zeroI = v128.load(bufferC);
  v128.store(bufferA, f32x4.add(zeroR, zeroI));
  v128.store(bufferA, f32x4.sub(zeroR, zeroI), 16);
  for (let k = 1; k < half; k++) {
    const near = bufferC + usize(k) * ELEMENT;
    const far = bufferC + usize(half - k) * ELEMENT;
    const nearR = v128.load(near, 16);
    const nearI = v128.load(near);
    const farR = v128.load(far, 16);
    const farI = v128.load(far);
    const evenR = f32x4.add(nearR, farR);
    const evenI = f32x4.sub(nearI, farI);
    const oddR = f32x4.add(nearI, farI);
    const oddI = f32x4.sub(farR, nearR);
    const wr = v128.load32_splat(turns + usize(k) * 8);
    const wi = v128.load32_splat(turns + usize(k) * 8, 4);
    const turnedR = f32x4.add(f32x4.mul(oddR, wr), f32x4.mul(oddI, wi));
    const turnedI = f32x4.sub(f32x4.mul(oddI, wr), f32x4.mul(oddR, wi));
    const out = bufferA + usize(k) * ELEMENT;
    v128.store(out, f32x4.mul(half2, f32x4.add(evenR, turnedR)));
    v128.store(out, f32x4.mul(half2, f32x4.add(evenI, turnedI)), 16);
  }
}

/** Transforms four samples of every trace and lays them as columns into the groups, parts exchanged. */
function forwardTraces(grid: usize, rowBytes: usize, traceCount: i32, firstSample: i32): void {
  const zero = f32x4.splat(0);
  for (let m = 0; m < half; m++) {
    const even = grid + usize(2 * m) * rowBytes + usize(firstSample) * 4;
    const at = bufferA + usize(m) * ELEMENT;
    v128.store(at, 2 * m + 1 < traceCount ? v128.load(even + rowBytes) : zero);
    v128.store(at, 2 * m < traceCount ? v128.load(even) : zero, 16);
  }
  transform(planX, stagesX, bufferA, bufferB, bufferC);
  splitTraces();
  for (let k = 0; k < half; k += 4) {
    const from = bufferA + usize(k) * ELEMENT;
    const to = groups + usize(((k >> 2) * sizeT) + firstSample) * ELEMENT;
    putTransposed(to + 16, ELEMENT, v128.load(from), v128.load(from, 32), v128.load(from, 64), v128.load(from, 96));
    putTransposed(to, ELEMENT, v128.load(from, 16), v128.load(from, 48), v128.load(from, 80), v128.load(from, 112));
  }
}

/** Takes the columns kx = 0 and kx = M out of lane 0 of the first group into the spectrum's planes. */
function splitEdges(spectrum: usize): void {
  const planes = spectrum + usize(half * sizeT) * 8;
  const plane = usize(sizeT) * 4;
  for (let k = 0; k < sizeT; k++) {
    const near = spectrum + usize(k) * ELEMENT;
    const far = spectrum + usize((sizeT - k) % sizeT) * ELEMENT;
    const nearR = load<f32>(near);
    const nearI = load<f32>(near, 16);
    const farR = load<f32>(far);
    const farI = load<f32>(far, 16);
    const at = planes + usize(k) * 4;
    store<f32>(at, 0.5 * (nearR + farR));
    store<f32>(at + plane, 0.5 * (nearI - farI));
    store<f32>(at + 2 * plane, 0.5 * (nearI + farI));
    store<f32>(at + 3 * plane, 0.5 * (farR - nearR));
  }
}

/** Spectrum of a window: `grid` is [trace][sample], rows padded with zeros to a multiple of four. */
export function forward(grid: usize, traceCount: i32, paddedSamples: i32, spectrum: usize): void {
  for (let t = 0; t < paddedSamples; t += 4) {
    forwardTraces(grid, usize(paddedSamples) * 4, traceCount, t);
  }
  const zero = f32x4.splat(0);
  for (let g = 0; g < half >> 2; g++) {
    const from = groups + usize(g * sizeT) * ELEMENT;
    for (let t = paddedSamples; t < sizeT; t++) {
      v128.store(from + usize(t) * ELEMENT, zero);
      v128.store(from + usize(t) * ELEMENT, zero, 16);
    }
    transform(planT, stagesT, from, bufferB, bufferC);
    const to = spectrum + usize(g * sizeT) * ELEMENT;
    for (let k = 0; k < sizeT; k++) {
      v128.store(to + usize(k) * ELEMENT, v128.load(bufferC + usize(k) * ELEMENT, 16));
      v128.store(to + usize(k) * ELEMENT, v128.load(bufferC + usize(k) * ELEMENT), 16);
    }
  }
  splitEdges(spectrum);
}

/** conj(A) · B for one group of four columns, into bufferA. */
function multiplyGroup(a: usize, b: usize): void {
  const end = a + usize(sizeT) * ELEMENT;
  for (let to = bufferA; a < end; a += ELEMENT, b += ELEMENT, to += ELEMENT) {
    const aR = v128.load(a);
    const aI = v128.load(a, 16);
    const bR = v128.load(b);
    const bI = v128.load(b, 16);
    v128.store(to, f32x4.add(f32x4.mul(aR, bR), f32x4.mul(aI, bI)));
    v128.store(to, f32x4.sub(f32x4.mul(aR, bI), f32x4.mul(aI, bR)), 16);
  }
}

/** conj(A) · B for the columns kx = 0 and kx = M, put into lane 0 of bufferA as first + i · second. */
function multiplyEdges(a: usize, b: usize): void {
  const plane = usize(sizeT) * 4;
  const end = a + plane;
  for (let to = bufferA; a < end; a += 4, b += 4, to += ELEMENT) {
    const firstR = load<f32>(a) * load<f32>(b) + load<f32>(a + plane) * load<f32>(b + plane);
    const firstI = load<f32>(a) * load<f32>(b + plane) - load<f32>(a + plane) * load<f32>(b);
    const aR = load<f32>(a + 2 * plane);
    const aI = load<f32>(a + 3 * plane);
    const bR = load<f32>(b + 2 * plane);
    const bI = load<f32>(b + 3 * plane);
    store<f32>(to, firstR - (aR * bI - aI * bR));
    store<f32>(to, firstI + (aR * bR + aI * bI), 16);
  }
}

/** Gathers kx = 0 … M − 1 of four sample lags, one in each lane, into bufferB. */
function gatherLags(lag0: usize, lag1: usize, lag2: usize, lag3: usize): void {
  const group = usize(sizeT) * ELEMENT;
  let to = bufferB;
  for (let from = groups; from < groups + usize(half >> 2) * group; from += group) {
    putTransposed(to, ELEMENT, v128.load(from + lag0), v128.load(from + lag1), v128.load(from + lag2), v128.load(from + lag3));
    putTransposed(to + 16, ELEMENT, v128.load(from + lag0, 16), v128.load(from + lag1, 16), v128.load(from + lag2, 16), v128.load(from + lag3, 16));
    to += 4 * ELEMENT;
  }
}

/** Joins the half spectrum in bufferB to the transform of even + i · odd trace lags, in bufferA. */
function joinTraces(): void {
  const zeroR = v128.load(bufferB);
  const zeroI = v128.load(bufferB, 16);
  v128.store(bufferA, f32x4.add(zeroR, zeroI));
  v128.store(bufferA, f32x4.sub(zeroR, zeroI), 16);
  for (let k = 1; k <= half >> 1; k++) {
    const near = bufferB + usize(k) * ELEMENT;
    const far = bufferB + usize(half - k) * ELEMENT;
    const nearR = v128.load(near);
    const nearI = v128.load(near, 16);
    const farR = v128.load(far);
    const farI = v128.load(far, 16);
    const evenR = f32x4.add(nearR, farR);
    const evenI = f32x4.sub(nearI, farI);
    const gapR = f32x4.sub(nearR, farR);
    const gapI = f32x4.add(nearI, farI);
    const wr = v128.load32_splat(turns + usize(k) * 8);
    const wi = v128.load32_splat(turns + usize(k) * 8, 4);
    const oddR = f32x4.sub(f32x4.mul(gapR, wr), f32x4.mul(gapI, wi));
    const oddI = f32x4.add(f32x4.mul(gapR, wi), f32x4.mul(gapI, wr));
    const low = bufferA + usize(k) * ELEMENT;
    const high = bufferA + usize(half - k) * ELEMENT;
    v128.store(low, f32x4.sub(evenR, oddI));
    v128.store(low, f32x4.add(evenI, oddR), 16);
    v128.store(high, f32x4.add(evenR, oddI));
    v128.store(high, f32x4.sub(oddR, evenI), 16);
  }
}

// @ts-ignore: decorator
@inline
function placeOfLag(index: i32, maximumLag: i32): usize {
  const lag = min(index, 2 * maximumLag) - maximumLag;
  return usize(lag < 0 ? lag + sizeT : lag) * ELEMENT;
}

/** Transforms the groups back along traces for the requested lags only. */
function inverseTraces(maximumTraceLag: i32, maximumSampleLag: i32, rowBytes: usize): void {
  for (let index = 0; index <= 2 * maximumSampleLag; index += 4) {
    gatherLags(
      placeOfLag(index, maximumSampleLag),
      placeOfLag(index + 1, maximumSampleLag),
      placeOfLag(index + 2, maximumSampleLag),
      placeOfLag(index + 3, maximumSampleLag),
    );
    joinTraces();
    transform(planX, stagesX, bufferA, bufferB, bufferC);
    let to = lagRows + usize(index) * 4;
    for (let lag = -maximumTraceLag; lag <= maximumTraceLag; lag++) {
      const at = usize(lag < 0 ? lag + sizeX : lag);
      v128.store(to, v128.load(bufferC + at * 16));
      to += rowBytes;
    }
  }
}

/**
 * Panels of one window against `count` templates whose spectra are `spectrumBytes` apart, written to `out` as
 * [template][trace lag][sample lag]. Up to three floats behind the last are overwritten.
 */
export function correlate(
  window: usize,
  templates: usize,
  spectrumBytes: usize,
  count: i32,
  maximumTraceLag: i32,
  maximumSampleLag: i32,
  out: usize,
): void {
  const group = usize(sizeT) * ELEMENT;
  const edges = usize(half * sizeT) * 8;
  const lagCount = 2 * maximumSampleLag + 1;
  const rowBytes = usize((lagCount + 3) & ~3) * 4;
  const scale = f32x4.splat(f32(1.0 / (f64(sizeX) * f64(sizeT))));
  for (let i = 0; i < count; i++) {
    const template = templates + usize(i) * spectrumBytes;
    for (let g: usize = 0; g < usize(half >> 2); g++) {
      multiplyGroup(window + g * group, template + g * group);
      if (g == 0) multiplyEdges(window + edges, template + edges);
      transform(planT, stagesT, bufferA, bufferB, groups + g * group);
    }
    inverseTraces(maximumTraceLag, maximumSampleLag, rowBytes);
    for (let row: usize = 0; row < usize(2 * maximumTraceLag + 1); row++) {
      const from = lagRows + row * rowBytes;
      for (let at: usize = 0; at < rowBytes; at += 16) {
        v128.store(out + at, f32x4.mul(scale, v128.load(from + at)));
      }
      out += usize(lagCount) * 4;
    }
  }
}
