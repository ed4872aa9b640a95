/** Numbers of half precision (IEEE 754-2008 binary16), for large arrays that are kept and read often. */

const bits = new Uint32Array(1);
const value = new Float32Array(bits.buffer);

/** Nearest half-precision number, ties to even; what is too large becomes infinite. */
function halfOf(number: number): number {
  value[0] = number;
  const sign = (bits[0] >>> 16) & 0x8000;
  const magnitude = bits[0] & 0x7fffffff;
  if (magnitude >= 0x47800000) return magnitude > 0x7f800000 ? sign | 0x7e00 : sign | 0x7c00;
  if (magnitude < 0x38800000) {
    // Below the least normal number: units of 2^-24.
    value[0] = Math.abs(number) * 16777216;
    const units = Math.floor(value[0]);
    const rest = value[0] - units;
    return sign | (units + (rest > 0.5 || (rest === 0.5 && units % 2 === 1) ? 1 : 0));
  }
  const rounded = magnitude + 0xfff + ((magnitude >>> 13) & 1);
  return sign | ((rounded - 0x38000000) >>> 13);
}

function numberOf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >>> 10) & 31;
  const fraction = half & 0x3ff;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return exponent === 0 ? (sign * fraction) / 16777216 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

let table: Float32Array | null = null;

/** Every half-precision number by its 16 bits. */
export function halfNumbers(): Float32Array {
  table ??= Float32Array.from({ length: 65536 }, (_, half) => numberOf(half));
  return table;
}

/** Packs numbers into half precision; 11 significant bits are kept. */
export function encodeHalf(numbers: Float32Array): Uint16Array {
  const out = new Uint16Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) out[i] = halfOf(numbers[i]);
  return out;
}
