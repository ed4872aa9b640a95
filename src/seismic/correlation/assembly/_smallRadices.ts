/** Stages of radix 4, 3, 2 and 5: each reads `source` and writes `target` (see _fft). */
import { ELEMENT, imaginary, put, putTurned, real } from './_element';

const HALF_ROOT_3: f32 = 0.8660254037844386;

/** The butterflies of twiddle 1: all of the last stage, and the first block of each other one. */
function radix4Plain(source: usize, target: usize, count: usize, stride: usize): void {
  const part = count * stride * ELEMENT;
  const step = stride * ELEMENT;
  for (let q: usize = 0; q < step; q += ELEMENT) {
    const a = source + q;
    const b = a + part;
    const c = b + part;
    const d = c + part;
    const sumR = f32x4.add(real(a), real(c));
    const sumI = f32x4.add(imaginary(a), imaginary(c));
    const gapR = f32x4.sub(real(a), real(c));
    const gapI = f32x4.sub(imaginary(a), imaginary(c));
    const otherR = f32x4.add(real(b), real(d));
    const otherI = f32x4.add(imaginary(b), imaginary(d));
    const crossR = f32x4.sub(real(b), real(d));
    const crossI = f32x4.sub(imaginary(b), imaginary(d));
    const out = target + q;
    put(out, f32x4.add(sumR, otherR), f32x4.add(sumI, otherI));
    put(out + step, f32x4.sub(gapR, crossI), f32x4.add(gapI, crossR));
    put(out + 2 * step, f32x4.sub(sumR, otherR), f32x4.sub(sumI, otherI));
    put(out + 3 * step, f32x4.add(gapR, crossI), f32x4.sub(gapI, crossR));
  }
}

export function radix4(source: usize, target: usize, count: usize, stride: usize, twiddles: usize): void {
  radix4Plain(source, target, count, stride);
  const part = count * stride * ELEMENT;
  const step = stride * ELEMENT;
  for (let p: usize = 1; p < count; p++) {
    const w = twiddles + p * 24;
    const w1r = v128.load32_splat(w);
    const w1i = v128.load32_splat(w, 4);
    const w2r = v128.load32_splat(w, 8);
    const w2i = v128.load32_splat(w, 12);
    const w3r = v128.load32_splat(w, 16);
    const w3i = v128.load32_splat(w, 20);
    let a = source + p * step;
    let out = target + 4 * p * step;
    const end = out + step;
    for (; out < end; out += ELEMENT, a += ELEMENT) {
      const b = a + part;
      const c = b + part;
      const d = c + part;
      const sumR = f32x4.add(real(a), real(c));
      const sumI = f32x4.add(imaginary(a), imaginary(c));
      const gapR = f32x4.sub(real(a), real(c));
      const gapI = f32x4.sub(imaginary(a), imaginary(c));
      const otherR = f32x4.add(real(b), real(d));
      const otherI = f32x4.add(imaginary(b), imaginary(d));
      const crossR = f32x4.sub(real(b), real(d));
      const crossI = f32x4.sub(imaginary(b), imaginary(d));
      put(out, f32x4.add(sumR, otherR), f32x4.add(sumI, otherI));
      putTurned(out + step, f32x4.sub(gapR, crossI), f32x4.add(gapI, crossR), w1r, w1i);
      putTurned(out + 2 * step, f32x4.sub(sumR, otherR), f32x4.sub(sumI, otherI), w2r, w2i);
      putTurned(out + 3 * step, f32x4.add(gapR, crossI), f32x4.sub(gapI, crossR), w3r, w3i);
    }
  }
}

export function radix3(source: usize, target: usize, count: usize, stride: usize, twiddles: usize): void {
  const part = count * stride * ELEMENT;
  const step = stride * ELEMENT;
  const half = f32x4.splat(0.5);
  const root = f32x4.splat(HALF_ROOT_3);
  for (let p: usize = 0; p < count; p++) {
    const w = twiddles + p * 16;
    const w1r = v128.load32_splat(w);
    const w1i = v128.load32_splat(w, 4);
    const w2r = v128.load32_splat(w, 8);
    const w2i = v128.load32_splat(w, 12);
    for (let q: usize = 0; q < step; q += ELEMENT) {
      const a = source + p * step + q;
      const b = a + part;
      const c = b + part;
      const sumR = f32x4.add(real(b), real(c));
      const sumI = f32x4.add(imaginary(b), imaginary(c));
      const midR = f32x4.sub(real(a), f32x4.mul(half, sumR));
      const midI = f32x4.sub(imaginary(a), f32x4.mul(half, sumI));
      const sideR = f32x4.mul(root, f32x4.sub(real(b), real(c)));
      const sideI = f32x4.mul(root, f32x4.sub(imaginary(b), imaginary(c)));
      const out = target + 3 * p * step + q;
      put(out, f32x4.add(real(a), sumR), f32x4.add(imaginary(a), sumI));
      putTurned(out + step, f32x4.sub(midR, sideI), f32x4.add(midI, sideR), w1r, w1i);
      putTurned(out + 2 * step, f32x4.add(midR, sideI), f32x4.sub(midI, sideR), w2r, w2i);
    }
  }
}

export function radix2(source: usize, target: usize, count: usize, stride: usize, twiddles: usize): void {
  const part = count * stride * ELEMENT;
  const step = stride * ELEMENT;
  for (let p: usize = 0; p < count; p++) {
    const wr = v128.load32_splat(twiddles + p * 8);
    const wi = v128.load32_splat(twiddles + p * 8, 4);
    for (let q: usize = 0; q < step; q += ELEMENT) {
      const a = source + p * step + q;
      const b = a + part;
      const out = target + 2 * p * step + q;
      put(out, f32x4.add(real(a), real(b)), f32x4.add(imaginary(a), imaginary(b)));
      putTurned(out + step, f32x4.sub(real(a), real(b)), f32x4.sub(imaginary(a), imaginary(b)), wr, wi);
    }
  }
}

const COS_72: f32 = 0.30901699437494745;
const SIN_72: f32 = 0.9510565162951535;
const COS_144: f32 = -0.8090169943749475;
const SIN_144: f32 = 0.5877852522924731;

export function radix5(source: usize, target: usize, count: usize, stride: usize, twiddles: usize): void {
  const part = count * stride * ELEMENT;
  const step = stride * ELEMENT;
  const c1 = f32x4.splat(COS_72);
  const s1 = f32x4.splat(SIN_72);
  const c2 = f32x4.splat(COS_144);
  const s2 = f32x4.splat(SIN_144);
  for (let p: usize = 0; p < count; p++) {
    const w = twiddles + p * 32;
    const w1r = v128.load32_splat(w);
    const w1i = v128.load32_splat(w, 4);
    const w2r = v128.load32_splat(w, 8);
    const w2i = v128.load32_splat(w, 12);
    const w3r = v128.load32_splat(w, 16);
    const w3i = v128.load32_splat(w, 20);
    const w4r = v128.load32_splat(w, 24);
    const w4i = v128.load32_splat(w, 28);
    for (let q: usize = 0; q < step; q += ELEMENT) {
      const a = source + p * step + q;
      const b = a + part;
      const c = b + part;
      const d = c + part;
      const e = d + part;
      const nearR = f32x4.add(real(b), real(e));
      const nearI = f32x4.add(imaginary(b), imaginary(e));
      const nearGapR = f32x4.sub(real(b), real(e));
      const nearGapI = f32x4.sub(imaginary(b), imaginary(e));
      const farR = f32x4.add(real(c), real(d));
      const farI = f32x4.add(imaginary(c), imaginary(d));
      const farGapR = f32x4.sub(real(c), real(d));
      const farGapI = f32x4.sub(imaginary(c), imaginary(d));
      const oneR = f32x4.add(real(a), f32x4.add(f32x4.mul(c1, nearR), f32x4.mul(c2, farR)));
      const oneI = f32x4.add(imaginary(a), f32x4.add(f32x4.mul(c1, nearI), f32x4.mul(c2, farI)));
      const twoR = f32x4.add(real(a), f32x4.add(f32x4.mul(c2, nearR), f32x4.mul(c1, farR)));
      const twoI = f32x4.add(imaginary(a), f32x4.add(f32x4.mul(c2, nearI), f32x4.mul(c1, farI)));
      const sideOneR = f32x4.add(f32x4.mul(s1, nearGapR), f32x4.mul(s2, farGapR));
      const sideOneI = f32x4.add(f32x4.mul(s1, nearGapI), f32x4.mul(s2, farGapI));
      const sideTwoR = f32x4.sub(f32x4.mul(s2, nearGapR), f32x4.mul(s1, farGapR));
      const sideTwoI = f32x4.sub(f32x4.mul(s2, nearGapI), f32x4.mul(s1, farGapI));
      const out = target + 5 * p * step + q;
      put(out, f32x4.add(real(a), f32x4.add(nearR, farR)), f32x4.add(imaginary(a), f32x4.add(nearI, farI)));
      putTurned(out + step, f32x4.sub(oneR, sideOneI), f32x4.add(oneI, sideOneR), w1r, w1i);
      putTurned(out + 2 * step, f32x4.sub(twoR, sideTwoI), f32x4.add(twoI, sideTwoR), w2r, w2i);
      putTurned(out + 3 * step, f32x4.add(twoR, sideTwoI), f32x4.sub(twoI, sideTwoR), w3r, w3i);
      putTurned(out + 4 * step, f32x4.add(oneR, sideOneI), f32x4.sub(oneI, sideOneR), w4r, w4i);
    }
  }
}
