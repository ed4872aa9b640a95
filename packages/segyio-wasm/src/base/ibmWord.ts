const MANTISSA_RANGE = 2 ** 24;
const WORK = new DataView(new ArrayBuffer(8));

/** `value` to the nearest whole number, ties to even. Exact for what a mantissa of 24 bits can be. */
function roundToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** Power of two of the leading bit, exact for every finite double that is not 0. */
function exponentOf(size: number): number {
  WORK.setFloat64(0, size);
  const biased = (WORK.getUint32(0) >>> 20) & 0x7ff;
  return biased === 0 ? -1023 : biased - 1023;
}

/**
 * The IBM word nearest to a double, ties to the even mantissa: sign, 7 bits of exponent E, 24 bits of
 * mantissa M, value M · 2^(4E − 280), M from 2^20 on where E allows it. Smaller than the smallest becomes 0.
 * The caller has checked that the value is finite and at most the largest IBM number.
 */
export function ibmWordOf(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x80000000 : 0;
  const size = Math.abs(value);
  if (size === 0) return sign;
  // Smallest E with size < 16^(E − 64), but not below 0, where mantissas lose their leading digit.
  let exponent = Math.max(0, Math.floor(exponentOf(size) / 4) + 65);
  // In two steps, for 2^(280 − 4E) may be beyond what a double's power can be.
  let mantissa = roundToEven(size * 2 ** (140 - 2 * exponent) * 2 ** (140 - 2 * exponent));
  if (mantissa === MANTISSA_RANGE) {
    mantissa = MANTISSA_RANGE / 16;
    exponent++;
  }
  return (sign | (exponent << 24) | mantissa) >>> 0;
}

/** (1 − 16^−6) · 16^63, the largest IBM number; doubles above it round up to no word at all. */
export const LARGEST_IBM = (MANTISSA_RANGE - 1) * 2 ** 228;

/** The value of an IBM word, exact. */
export function valueOfIbmWord(word: number): number {
  const size = (word & 0xffffff) * 2 ** (4 * ((word >>> 24) & 0x7f) - 280);
  return word >>> 31 === 1 ? -size : size;
}
