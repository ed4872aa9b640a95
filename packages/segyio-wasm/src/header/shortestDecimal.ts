/** Digits that tell any two floats of 4 bytes apart. */
const MOST_DIGITS = 9;

/**
 * The shortest decimal that a float of 4 bytes stands for.
 *
 * @example shortestDecimal(Math.fround(0.0025)) // 0.0025
 */
export function shortestDecimal(value: number): number {
  for (let digits = 6; digits < MOST_DIGITS; digits++) {
    const decimal = Number(value.toPrecision(digits));
    if (Math.fround(decimal) === value) return decimal;
  }
  return value;
}
