import { cos, sin } from '#seismic/numerics/mathematics';

/** A pass over the whole sequence: `count` butterflies of `radix` legs, `stride` times each. */
export interface TransformStage {
  readonly radix: 2 | 3 | 4;
  readonly count: number;
  readonly stride: number;
}

/** Smallest transform size of at least `minimum`: 2ⁿ or 3 · 2ⁿ, and a multiple of 8. */
export function transformSize(minimum: number): number {
  let size = 8;
  while (size < minimum) size = size % 3 === 0 ? (size / 3) * 4 : Math.max(16, (size / 2) * 3);
  return size;
}

/** Stages of a Stockham transform of `length` = 2ⁿ or 3 · 2ⁿ values: fours first, then a two, a three. */
export function transformStages(length: number): TransformStage[] {
  const stages: TransformStage[] = [];
  let left = length;
  for (const radix of [4, 2, 3] as const) {
    while (left % radix === 0) {
      stages.push({ radix, count: left / radix, stride: length / left });
      left /= radix;
    }
  }
  if (left !== 1) throw new Error(`A transform of ${length} values has a factor other than 2 and one 3`);
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

/** A stage's twiddles: for each butterfly p the powers 1 … radix − 1 of e^(2πi p / (radix · count)). */
export function stageTwiddles({ radix, count }: TransformStage): Float32Array {
  const twiddles = new Float32Array(2 * count * (radix - 1));
  const turns = unitTurns(radix * count, radix * count);
  for (let p = 0; p < count; p++) {
    for (let power = 1; power < radix; power++) {
      const at = 2 * (p * (radix - 1) + power - 1);
      const turn = 2 * ((p * power) % (radix * count));
      twiddles[at] = turns[turn];
      twiddles[at + 1] = turns[turn + 1];
    }
  }
  return twiddles;
}
