/**
 * Elementary functions whose bits are the same in every JavaScript engine.
 *
 * `Math.sin` and its like are left to the engine by ECMA-262 and differ in the last bit between
 * Node 20 and Electron 42, so everything on a recipe's path takes them from here. Only +, −, ×, ÷,
 * `Math.sqrt`, `Math.floor`, `Math.round` and `Math.abs` are used: those are exact by IEEE 754.
 */

const LN2_HIGH = 6.931471803691238e-1;
const LN2_LOW = 1.9082149292705877e-10;
const TWO_TO_32 = 4294967296;
const HALF_PI_HIGH = 1.5707963267341256;
const HALF_PI_MIDDLE = 6.077100506303966e-11;
const HALF_PI_LOW = 2.0222662487959506e-21;

/** Evaluates c0 + c1 x + c2 x² + … by Horner's rule. */
function polynomial(x: number, coefficients: readonly number[]): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i];
  return sum;
}

function inverseFactorials(first: number, step: number, count: number, sign: number): number[] {
  const list: number[] = [];
  for (let i = 0; i < count; i++) {
    let factorial = 1;
    for (let k = 2; k <= first + i * step; k++) factorial *= k;
    list.push((i % 2 === 1 ? sign : 1) / factorial);
  }
  return list;
}

// Written out below: the loss of a net calls these millions of times.
const [E0, E1, E2, E3, E4, E5, E6, E7, E8, E9, E10, E11, E12, E13, E14] = inverseFactorials(0, 1, 15, 1);
const SIN_TERMS = inverseFactorials(1, 2, 10, -1);
const COS_TERMS = inverseFactorials(0, 2, 10, -1);
const [A0, A1, A2, A3, A4, A5, A6, A7, A8, A9, A10, A11, A12] = Array.from(
  { length: 13 },
  (_, i) => 1 / (2 * i + 1),
);

/** Σ xⁱ / i! up to i = 14, by Horner's rule. */
function expOfRest(x: number): number {
  return (
    (((((((((((((E14 * x + E13) * x + E12) * x + E11) * x + E10) * x + E9) * x + E8) * x + E7) * x + E6) * x +
      E5) *
      x +
      E4) *
      x +
      E3) *
      x +
      E2) *
      x +
      E1) *
      x +
    E0
  );
}

/** Σ xⁱ / (2 i + 1) up to i = 12, by Horner's rule. */
function atanhSeries(x: number): number {
  return (
    (((((((((((A12 * x + A11) * x + A10) * x + A9) * x + A8) * x + A7) * x + A6) * x + A5) * x + A4) * x +
      A3) *
      x +
      A2) *
      x +
      A1) *
      x +
    A0
  );
}

/** x · 2^power, exact while the result is a normal number. */
function scaleByPowerOfTwo(x: number, power: number): number {
  if (power >= 0 && power <= 30) return x * (1 << power);
  if (power < 0 && power >= -30) return x / (1 << -power);
  let result = x;
  for (let left = power; left !== 0; ) {
    const step = Math.max(-30, Math.min(30, left));
    result = step > 0 ? result * (1 << step) : result / (1 << -step);
    left -= step;
  }
  return result;
}

/** e to the power x. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.79) return Number.POSITIVE_INFINITY;
  if (x < -745.2) return 0;
  const power = Math.round(x / Math.LN2);
  const rest = x - power * LN2_HIGH - power * LN2_LOW;
  return scaleByPowerOfTwo(expOfRest(rest), power);
}

/** Splits x = mantissa · 2^power with mantissa in [√½, √2). x must be positive and finite. */
function splitPowerOfTwo(x: number): { mantissa: number; power: number } {
  let mantissa = x;
  let power = 0;
  while (mantissa >= TWO_TO_32) {
    mantissa /= TWO_TO_32;
    power += 32;
  }
  while (mantissa < 1 / TWO_TO_32) {
    mantissa *= TWO_TO_32;
    power -= 32;
  }
  while (mantissa >= Math.SQRT2) {
    mantissa *= 0.5;
    power += 1;
  }
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    power -= 1;
  }
  return { mantissa, power };
}

/** Natural logarithm; NaN below zero, −Infinity at zero. */
export function log(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return x > 0 ? x : Number.NaN;
  const { mantissa, power } = splitPowerOfTwo(x);
  const s = (mantissa - 1) / (mantissa + 1);
  return power * LN2_HIGH + (2 * s * atanhSeries(s * s) + power * LN2_LOW);
}

/** base to a real exponent, base ≥ 0. Integer exponents up to 64 are multiplied out. */
export function pow(base: number, exponent: number): number {
  if (Number.isInteger(exponent) && Math.abs(exponent) <= 64) {
    let product = 1;
    for (let i = 0; i < Math.abs(exponent); i++) product *= base;
    return exponent < 0 ? 1 / product : product;
  }
  if (base === 0) return exponent > 0 ? 0 : Number.POSITIVE_INFINITY;
  return exp(exponent * log(base));
}

function reduceToQuadrant(x: number): { rest: number; quadrant: number } {
  const turns = Math.round(x / HALF_PI_HIGH);
  const rest = x - turns * HALF_PI_HIGH - turns * HALF_PI_MIDDLE - turns * HALF_PI_LOW;
  return { rest, quadrant: ((turns % 4) + 4) % 4 };
}

function sinOfRest(rest: number): number {
  return rest * polynomial(rest * rest, SIN_TERMS);
}

function cosOfRest(rest: number): number {
  return polynomial(rest * rest, COS_TERMS);
}

/** Sine of an angle in radians, |x| up to about 10⁶. */
export function sin(x: number): number {
  const { rest, quadrant } = reduceToQuadrant(x);
  const magnitude = quadrant % 2 === 0 ? sinOfRest(rest) : cosOfRest(rest);
  return quadrant < 2 ? magnitude : -magnitude;
}

/** Cosine of an angle in radians, |x| up to about 10⁶. */
export function cos(x: number): number {
  const { rest, quadrant } = reduceToQuadrant(x);
  const magnitude = quadrant % 2 === 0 ? cosOfRest(rest) : sinOfRest(rest);
  return quadrant === 0 || quadrant === 3 ? magnitude : -magnitude;
}
