/**
 * The number crunching of segyio-wasm: samples of any SEG-Y format into float32 and back.
 * All addresses and lengths are handed in; nothing is allocated here.
 */

/** First byte that callers may use; what lies below belongs to the module itself. */
export function heapStart(): usize {
  return __heap_base;
}

// @ts-ignore: decorator
@inline
function swap32(words: v128): v128 {
  return i8x16.shuffle(words, words, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
}

/**
 * Four IBM words to float32, each rounded once. Word: sign, 7 bits of exponent E, 24 bits of mantissa M,
 * value (−1)^sign · M · 2^(4E − 280). The power is split in two halves that are normal numbers, so that
 * only the last product rounds; clamping it changes nothing, for those results are 0 or infinite anyway.
 */
// @ts-ignore: decorator
@inline
function ibmToFloat(words: v128): v128 {
  const exponents = v128.and(i32x4.shr_u(words, 22), i32x4.splat(0x1fc));
  const powers = i32x4.min_s(
    i32x4.max_s(i32x4.sub(exponents, i32x4.splat(280)), i32x4.splat(-180)),
    i32x4.splat(130),
  );
  const first = i32x4.shr_s(powers, 1);
  const second = i32x4.sub(powers, first);
  const mantissas = f32x4.convert_i32x4_s(v128.and(words, i32x4.splat(0xffffff)));
  const scaled = f32x4.mul(mantissas, i32x4.shl(i32x4.add(first, i32x4.splat(127)), 23));
  const sized = f32x4.mul(scaled, i32x4.shl(i32x4.add(second, i32x4.splat(127)), 23));
  return v128.or(sized, v128.and(words, i32x4.splat(0x80000000)));
}

// @ts-ignore: decorator
@inline
function word16(at: usize, isBig: bool): u32 {
  const word = <u32>load<u16>(at);
  return isBig ? <u32>bswap<u16>(<u16>word) : word;
}

// @ts-ignore: decorator
@inline
function word32(at: usize, isBig: bool): u32 {
  const word = load<u32>(at);
  return isBig ? bswap<u32>(word) : word;
}

// @ts-ignore: decorator
@inline
function word24(at: usize, isBig: bool): u32 {
  const first = <u32>load<u8>(at);
  const middle = <u32>load<u8>(at + 1) << 8;
  const last = <u32>load<u8>(at + 2);
  return isBig ? (first << 16) | middle | last : (last << 16) | middle | first;
}

// @ts-ignore: decorator
@inline
function word64(at: usize, isBig: bool): u64 {
  const word = load<u64>(at);
  return isBig ? bswap<u64>(word) : word;
}

/**
 * Fixed point with gain (format 4): bits 16 to 23 are the gain, the lower 16 a signed mantissa, the top byte
 * is not used. Value mantissa · 2^−gain as revisions 2.0 and 2.1 define it, mantissa · 2^gain as those before
 * do; exact in float64, rounded once.
 */
// @ts-ignore: decorator
@inline
function fixedPoint(word: u32, isUpwards: bool): f32 {
  const gain = <u64>((word >> 16) & 0xff);
  const exponent = isUpwards ? 1023 + gain : 1023 - gain;
  return <f32>(<f64>(<i16>word) * reinterpret<f64>(exponent << 52));
}

/** One sample of a format that has no SIMD path. Codes as in SEG-Y rev 2.1, bytes 3225-3226; 13 is format 4 before rev 2. */
function scalarSample(format: i32, at: usize, isBig: bool): f32 {
  switch (format) {
    case 2: return <f32>(<i32>word32(at, isBig));
    case 3: return <f32>(<i16>word16(at, isBig));
    case 4: return fixedPoint(word32(at, isBig), false);
    case 13: return fixedPoint(word32(at, isBig), true);
    case 6: return <f32>reinterpret<f64>(word64(at, isBig));
    case 7: return <f32>((<i32>(word24(at, isBig) << 8)) >> 8);
    case 8: return <f32>load<i8>(at);
    case 9: return <f32>(<i64>word64(at, isBig));
    case 10: return <f32>word32(at, isBig);
    case 11: return <f32>(<u16>word16(at, isBig));
    case 12: return <f32>word64(at, isBig);
    case 15: return <f32>word24(at, isBig);
    default: return <f32>load<u8>(at);
  }
}

function decodeFour(format: i32, words: v128): v128 {
  if (format == 1) return ibmToFloat(words);
  return format == 2 ? f32x4.convert_i32x4_s(words) : words;
}

/** 32-bit formats 1 (IBM), 2 (int32) and 5 (IEEE), four at a time; the rest by a padded last group. */
function decodeWords(format: i32, isBig: bool, from: usize, to: usize, count: i32): void {
  const whole = count & ~3;
  if (format == 1) {
    for (let i = 0; i < whole; i += 4) {
      const words = v128.load(from + (<usize>i << 2));
      v128.store(to + (<usize>i << 2), ibmToFloat(isBig ? swap32(words) : words));
    }
  } else {
    for (let i = 0; i < whole; i += 4) {
      const words = v128.load(from + (<usize>i << 2));
      v128.store(to + (<usize>i << 2), decodeFour(format, isBig ? swap32(words) : words));
    }
  }
  for (let i = whole; i < count; i++) {
    const word = i32x4.splat(word32(from + (<usize>i << 2), isBig));
    store<u32>(to + (<usize>i << 2), i32x4.extract_lane(decodeFour(format, word), 0));
  }
}

/**
 * Decodes `traces` stretches of `samples` samples, the first at `from`, each `stride` bytes behind the
 * one before, into float32 packed at `to`. `to` may be `from` or below it for formats of 4 bytes and more.
 */
export function decode(
  format: i32,
  isBig: bool,
  from: usize,
  stride: usize,
  to: usize,
  traces: i32,
  samples: i32,
  sampleBytes: i32,
): void {
  for (let trace = 0; trace < traces; trace++) {
    const source = from + <usize>trace * stride;
    const target = to + <usize>trace * (<usize>samples << 2);
    if (format == 1 || format == 2 || format == 5) {
      decodeWords(format, isBig, source, target, samples);
      continue;
    }
    for (let i = 0; i < samples; i++) {
      const value = scalarSample(format, source + <usize>(i * sampleBytes), isBig);
      store<f32>(target + (<usize>i << 2), value);
    }
  }
}

/**
 * The IBM word nearest to a float32, ties to the even mantissa. Infinity becomes the largest IBM number
 * of its sign; what is not a number has no IBM word, so callers refuse it first.
 */
function floatToIbm(bits: u32): u32 {
  const sign = bits & 0x80000000;
  const biased = <i32>((bits >> 23) & 0xff);
  if (biased == 0xff) return sign | 0x7fffffff;
  let mantissa = bits & 0x7fffff;
  if (biased == 0 && mantissa == 0) return sign;
  // The value is mantissa · 2^power, bit 23 of the mantissa set.
  let power = max(biased, 1) - 150;
  if (biased == 0) {
    const lift = <i32>clz<u32>(mantissa) - 8;
    mantissa <<= lift;
    power -= lift;
  } else mantissa |= 0x800000;
  // M · 2^(4E − 280): E rounded up, so that at most three bits of the mantissa are dropped.
  const exponent = (power + 283) >> 2;
  const drop = (exponent << 2) - 280 - power;
  const kept = mantissa >> drop;
  const rest = mantissa - (kept << drop);
  const half: u32 = (1 << drop) >> 1;
  const up: u32 = drop > 0 && (rest > half || (rest == half && (kept & 1) == 1)) ? 1 : 0;
  return sign | (<u32>exponent << 24) | (kept + up);
}

/** Encodes float32 at `from` as IBM (1) or IEEE (5) words at `to`; `to` may be `from`. */
export function encode(format: i32, isBig: bool, from: usize, to: usize, count: i32): void {
  for (let i = 0; i < count; i++) {
    const bits = load<u32>(from + (<usize>i << 2));
    const word = format == 1 ? floatToIbm(bits) : bits;
    store<u32>(to + (<usize>i << 2), isBig ? bswap<u32>(word) : word);
  }
}

/** Swaps the two bytes of each 16-bit word: what turns a pair-swapped file into a big-endian one. */
export function swapPairs(at: usize, byteCount: usize): void {
  const end = at + (byteCount & ~1);
  for (; at < end; at += 2) store<u16>(at, bswap<u16>(load<u16>(at)));
}

/** How many of the float32 values are not finite: exponent all ones. */
export function countNotFinite(at: usize, count: i32): i32 {
  let found = 0;
  for (let i = 0; i < count; i++) {
    if ((load<u32>(at + (<usize>i << 2)) & 0x7f800000) == 0x7f800000) found++;
  }
  return found;
}
