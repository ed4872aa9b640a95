/**
 * One-dimensional inverse transforms y[n] = Σ Y[k] e^(+2πi kn/N) of four sequences at once, one in each lane.
 * An element is a pair of vectors, real part then imaginary part: 32 bytes.
 *
 * Stockham's autosort form with radices 4, 2, 3, 5, 7 and other primes: each stage reads one buffer and writes another, so no
 * bit-reversed order is needed. A forward transform is the same with real and imaginary parts exchanged
 * before and after.
 */

/** Bytes of an element. */
export const ELEMENT: usize = 32;
/** Bytes of a stage in a plan: radix, butterflies, stride, address of its twiddles. */
const STAGE: usize = 16;
const HALF_ROOT_3: f32 = 0.8660254037844386;

// @ts-ignore: decorator
@inline
function real(element: usize): v128 {
  return v128.load(element);
}

// @ts-ignore: decorator
@inline
function imaginary(element: usize): v128 {
  return v128.load(element, 16);
}

// @ts-ignore: decorator
@inline
function put(element: usize, re: v128, im: v128): void {
  v128.store(element, re);
  v128.store(element, im, 16);
}

/** Stores (re + i im) · w. */
// @ts-ignore: decorator
@inline
function putTurned(element: usize, re: v128, im: v128, wr: v128, wi: v128): void {
  put(
    element,
    f32x4.sub(f32x4.mul(re, wr), f32x4.mul(im, wi)),
    f32x4.add(f32x4.mul(re, wi), f32x4.mul(im, wr)),
  );
}

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

function radix4(source: usize, target: usize, count: usize, stride: usize, twiddles: usize): void {
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

function radix3(source: usize, target: usize, count: usize, stride: usize, twiddles: usize): void {
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

function radix2(source: usize, target: usize, count: usize, stride: usize, twiddles: usize): void {
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

function radix5(source: usize, target: usize, count: usize, stride: usize, twiddles: usize): void {
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

function radix7(source: usize, target: usize, count: usize, stride: usize, twiddles: usize): void {
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
function radixOdd(source: usize, target: usize, radix: usize, count: usize, stride: usize, twiddles: usize): void {
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

/**
 * Runs a plan of `stages` stages on the elements in `first`. `other` is scratch of the same size, and
 * `last` (neither of the two) takes the result; the contents of `first` and `other` are lost.
 */
export function transform(plan: usize, stages: i32, first: usize, other: usize, last: usize): void {
  let source = first;
  let spare = other;
  for (let i = 0; i < stages; i++) {
    const stage = plan + usize(i) * STAGE;
    const radix = load<i32>(stage);
    const count = usize(load<i32>(stage, 4));
    const stride = usize(load<i32>(stage, 8));
    const twiddles = usize(load<i32>(stage, 12));
    const target = i == stages - 1 ? last : spare;
    if (radix == 4) radix4(source, target, count, stride, twiddles);
    else if (radix == 2) radix2(source, target, count, stride, twiddles);
    else if (radix == 3) radix3(source, target, count, stride, twiddles);
    else if (radix == 5) radix5(source, target, count, stride, twiddles);
    else if (radix == 7) radix7(source, target, count, stride, twiddles);
    else radixOdd(source, target, usize(radix), count, stride, twiddles);
    spare = source;
    source = target;
  }
}
