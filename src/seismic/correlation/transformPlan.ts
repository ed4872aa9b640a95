import { cos, sin } from '#seismic/numerics/mathematics';

/** A pass over the whole sequence: `count` butterflies of `radix` legs, `stride` times each. */
export interface TransformStage {
  /** 4, 2 or an odd prime. */
  readonly radix: number;
  readonly count: number;
  readonly stride: number;
}

/** Smallest transform size of at least `minimum`: 2ⁿ or 3 · 2ⁿ, and a multiple of 8. */
export function transformSize(minimum: number): number {
  let size = 8;
  while (size < minimum) size = size % 3 === 0 ? (size / 3) * 4 : Math.max(16, (size / 2) * 3);
  return size;
}

/** Fours first, then a two, then odd primes from the smallest up. */
function nextRadix(left: number): number {
  if (left % 4 === 0) return 4;
  if (left % 2 === 0) return 2;
  let radix = 3;
  while (left % radix !== 0) radix += 2;
  return radix;
}

/** Stages of a Stockham transform of `length` values: one for each factor, 4 being taken as one. */
export function transformStages(length: number): TransformStage[] {
  const stages: TransformStage[] = [];
  for (let left = length; left > 1; ) {
    const radix = nextRadix(left);
    stages.push({ radix, count: left / radix, stride: length / left });
    left /= radix;
  }
  return stages;
}

/** e^(2πi k / length) for k = 0 … count − 1, as pairs of real and imaginary part. */
export function unitTurns(length: number, count: number): Float32Array {
  const turns = new Float32Array(2 * count);
  for (let k = 0; k < count; k++) {
    turns[2 * k] = cos((2 * Math.PI * k) / length);
    turns[2 * k + 1] = sin((2 * Math.PI * k) / length);
  }
  return turns;
}

/** Radices with butterflies of their own; the others take the roots of 1 from the stage's table. */
const LARGEST_OWN_RADIX = 7;
/** Floats of an element: four lanes of a real and an imaginary part. */
const ELEMENT_FLOATS = 8;

/**
 * A stage's table: for each butterfly p the powers 1 … radix − 1 of e^(2πi p / (radix · count)); for radices
 * above 7 after them the `radix` roots of 1 and room for as many elements.
 */
export function stageTwiddles({ radix, count }: TransformStage): Float32Array {
  const ownLength = 2 * count * (radix - 1);
  const rest = radix > LARGEST_OWN_RADIX ? (2 + ELEMENT_FLOATS) * radix : 0;
  const twiddles = new Float32Array(ownLength + rest);
  const turns = unitTurns(radix * count, radix * count);
  for (let p = 0; p < count; p++) {
    for (let power = 1; power < radix; power++) {
      const at = 2 * (p * (radix - 1) + power - 1);
      const turn = 2 * ((p * power) % (radix * count));
      twiddles[at] = turns[turn];
      twiddles[at + 1] = turns[turn + 1];
    }
  }
  if (rest > 0) twiddles.set(unitTurns(radix, radix), ownLength);
  return twiddles;
}
