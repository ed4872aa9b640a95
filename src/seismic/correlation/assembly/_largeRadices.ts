/** Stages of radix 7 and of any other odd radix (see _fft). */
import { ELEMENT, imaginary, put, putTurned, real } from './_element';

const COS_7A: f32 = 0.6234898018587336;
const COS_7B: f32 = -0.2225209339563144;
const COS_7C: f32 = -0.9009688679024191;
const SIN_7A: f32 = 0.7818314824680298;
const SIN_7B: f32 = 0.9749279121818236;
const SIN_7C: f32 = 0.4338837391175581;

/** x a + y b + z c. */
// @ts-ignore: decorator
@inline
function weigh(x: v128, y: v128, z: v128, a: f32, b: f32, c: f32): v128 {
  const first = f32x4.add(f32x4.mul(x, f32x4.splat(a)), f32x4.mul(y, f32x4.splat(b)));
  return f32x4.add(first, f32x4.mul(z, f32x4.splat(c)));
}

/** Stores the legs k and 7 − k: mid ± i side, turned. */
// @ts-ignore: decorator
@inline
function putPair(near: usize, far: usize, midR: v128, midI: v128, sideR: v128, sideI: v128, w: usize, v: usize): void {
  const wr = v128.load32_splat(w);
  const wi = v128.load32_splat(w, 4);
  putTurned(near, f32x4.sub(midR, sideI), f32x4.add(midI, sideR), wr, wi);
  const vr = v128.load32_splat(v);
  const vi = v128.load32_splat(v, 4);
  putTurned(far, f32x4.add(midR, sideI), f32x4.sub(midI, sideR), vr, vi);
}

export function radix7(source: usize, target: usize, count: usize, stride: usize, twiddles: usize): void {
  const part = count * stride * ELEMENT;
  const step = stride * ELEMENT;
  for (let p: usize = 0; p < count; p++) {
    const w = twiddles + p * 48;
    for (let q: usize = 0; q < step; q += ELEMENT) {
      const a = source + p * step + q;
      const b = a + part;
      const c = b + part;
      const d = c + part;
      const e = d + part;
      const f = e + part;
      const g = f + part;
      const xR = f32x4.add(real(b), real(g));
      const xI = f32x4.add(imaginary(b), imaginary(g));
      const yR = f32x4.add(real(c), real(f));
      const yI = f32x4.add(imaginary(c), imaginary(f));
      const zR = f32x4.add(real(d), real(e));
      const zI = f32x4.add(imaginary(d), imaginary(e));
      const uR = f32x4.sub(real(b), real(g));
      const uI = f32x4.sub(imaginary(b), imaginary(g));
      const vR = f32x4.sub(real(c), real(f));
      const vI = f32x4.sub(imaginary(c), imaginary(f));
      const tR = f32x4.sub(real(d), real(e));
      const tI = f32x4.sub(imaginary(d), imaginary(e));
      const aR = real(a);
      const aI = imaginary(a);
      const out = target + 7 * p * step + q;
      put(out, f32x4.add(aR, f32x4.add(xR, f32x4.add(yR, zR))), f32x4.add(aI, f32x4.add(xI, f32x4.add(yI, zI))));
      putPair(
        out + step,
        out + 6 * step,
        f32x4.add(aR, weigh(xR, yR, zR, COS_7A, COS_7B, COS_7C)),
        f32x4.add(aI, weigh(xI, yI, zI, COS_7A, COS_7B, COS_7C)),
        weigh(uR, vR, tR, SIN_7A, SIN_7B, SIN_7C),
        weigh(uI, vI, tI, SIN_7A, SIN_7B, SIN_7C),
        w,
        w + 40,
      );
      putPair(
        out + 2 * step,
        out + 5 * step,
        f32x4.add(aR, weigh(xR, yR, zR, COS_7B, COS_7C, COS_7A)),
        f32x4.add(aI, weigh(xI, yI, zI, COS_7B, COS_7C, COS_7A)),
        weigh(uR, vR, tR, SIN_7B, -SIN_7C, -SIN_7A),
        weigh(uI, vI, tI, SIN_7B, -SIN_7C, -SIN_7A),
        w + 8,
        w + 32,
      );
      putPair(
        out + 3 * step,
        out + 4 * step,
        f32x4.add(aR, weigh(xR, yR, zR, COS_7C, COS_7A, COS_7B)),
        f32x4.add(aI, weigh(xI, yI, zI, COS_7C, COS_7A, COS_7B)),
        weigh(uR, vR, tR, SIN_7C, -SIN_7A, SIN_7B),
        weigh(uI, vI, tI, SIN_7C, -SIN_7A, SIN_7B),
        w + 16,
        w + 24,
      );
    }
  }
}

/** Puts x[j] + x[radix − j] and x[j] − x[radix − j] for j = 1 … (radix − 1) / 2 into `pairs`. */
// @ts-ignore: decorator
@inline
function foldLegs(first: usize, part: usize, radix: usize, pairs: usize): void {
  for (let j: usize = 1; j <= radix >> 1; j++) {
    const near = first + j * part;
    const far = first + (radix - j) * part;
    const at = pairs + (j - 1) * 2 * ELEMENT;
    put(at, f32x4.add(real(near), real(far)), f32x4.add(imaginary(near), imaginary(far)));
    put(at + ELEMENT, f32x4.sub(real(near), real(far)), f32x4.sub(imaginary(near), imaginary(far)));
  }
}

/** Any odd radix, leg by leg; after the twiddles are the roots of 1 and room for the legs' sums and differences. */
export function radixOdd(source: usize, target: usize, radix: usize, count: usize, stride: usize, twiddles: usize): void {
  const part = count * stride * ELEMENT;
  const step = stride * ELEMENT;
  const roots = twiddles + 8 * count * (radix - 1);
  const pairs = roots + 8 * radix;
  for (let p: usize = 0; p < count; p++) {
    const w = twiddles + p * 8 * (radix - 1);
    for (let q: usize = 0; q < step; q += ELEMENT) {
      const a = source + p * step + q;
      const out = target + radix * p * step + q;
      foldLegs(a, part, radix, pairs);
      let totalR = real(a);
      let totalI = imaginary(a);
      for (let j: usize = 0; j < radix >> 1; j++) {
        totalR = f32x4.add(totalR, real(pairs + j * 2 * ELEMENT));
        totalI = f32x4.add(totalI, imaginary(pairs + j * 2 * ELEMENT));
      }
      put(out, totalR, totalI);
      for (let k: usize = 1; k <= radix >> 1; k++) {
        let midR = real(a);
        let midI = imaginary(a);
        let sideR = f32x4.splat(0);
        let sideI = f32x4.splat(0);
        let turn: usize = 0;
        for (let j: usize = 0; j < radix >> 1; j++) {
          turn += k;
          if (turn >= radix) turn -= radix;
          const cosine = v128.load32_splat(roots + 8 * turn);
          const sine = v128.load32_splat(roots + 8 * turn, 4);
          const at = pairs + j * 2 * ELEMENT;
          midR = f32x4.add(midR, f32x4.mul(cosine, real(at)));
          midI = f32x4.add(midI, f32x4.mul(cosine, imaginary(at)));
          sideR = f32x4.add(sideR, f32x4.mul(sine, real(at + ELEMENT)));
          sideI = f32x4.add(sideI, f32x4.mul(sine, imaginary(at + ELEMENT)));
        }
        const near = w + 8 * (k - 1);
        const far = w + 8 * (radix - k - 1);
        const outNear = out + k * step;
        const outFar = out + (radix - k) * step;
        putTurned(outNear, f32x4.sub(midR, sideI), f32x4.add(midI, sideR), v128.load32_splat(near), v128.load32_splat(near, 4));
        putTurned(outFar, f32x4.add(midR, sideI), f32x4.sub(midI, sideR), v128.load32_splat(far), v128.load32_splat(far, 4));
      }
    }
  }
}
