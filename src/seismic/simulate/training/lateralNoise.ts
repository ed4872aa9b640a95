import type { Random } from '#seismic/numerics/random';

/** A smooth random function of a position in traces, of about unit variance. */
export type LateralNoise = (x: number) => number;

/** Values are drawn once for every `length` traces from `first` to `last`, and joined smoothly. */
export function createLateralNoise(
  random: Random,
  length: number,
  first: number,
  last: number,
): LateralNoise {
  const count = Math.ceil((last - first) / length) + 2;
  const values = Float64Array.from({ length: count }, () => 1.15 * random.normal());
  return (x) => {
    const place = Math.max(0, Math.min(count - 1.001, (x - first) / length));
    const i = Math.floor(place);
    const part = place - i;
    const share = part * part * (3 - 2 * part);
    return values[i] + share * (values[i + 1] - values[i]);
  };
}

/** 0 below 0, 1 above 1, smooth between. */
export function smoothStep(x: number): number {
  const part = Math.max(0, Math.min(1, x));
  return part * part * (3 - 2 * part);
}
