/** The value, or 0 where it is not finite: Infinity − infinity and NaN are not 0. */
export function finiteOrZero(value: number): number {
  return value - value === 0 ? value : 0;
}
