import { describe, expect, it } from 'vitest';
import { cos, exp, log, pow, sin } from '#seismic/numerics/mathematics';
import { createRandom } from '#seismic/numerics/random';

type RealFunction = (x: number) => number;

/** Distance of two numbers in units in the last place of the larger; 0 for two alike, NaN included. */
function ulpsBetween(found: number, expected: number): number {
  if (Object.is(found, expected) || found === expected) return 0;
  const exponent = Math.floor(Math.log2(Math.max(Math.abs(found), Math.abs(expected))));
  return Math.abs(found - expected) / 2 ** (Math.max(-1022, exponent) - 52);
}

/** Arguments spread evenly over a range. */
function argumentsIn(low: number, high: number): number[] {
  const random = createRandom(11);
  return Array.from({ length: 4000 }, () => random.between(low, high));
}

function worstUlps(ours: RealFunction, engine: RealFunction, places: readonly number[]): number {
  return places.reduce((worst, x) => Math.max(worst, ulpsBetween(ours(x), engine(x))), 0);
}

/** Where a function passes zero, only the absolute error is bounded. */
function worstGap(ours: RealFunction, engine: RealFunction, places: readonly number[]): number {
  return places.reduce((worst, x) => Math.max(worst, Math.abs(ours(x) - engine(x))), 0);
}

describe('elementary functions against the engine', () => {
  // The engine's own are within 1 ulp of the truth.
  it.each<[string, RealFunction, RealFunction, number[], number]>([
    ['exp', exp, Math.exp, argumentsIn(-700, 700), 2],
    ['exp near 0', exp, Math.exp, argumentsIn(-0.4, 0.4), 2],
    ['log over all magnitudes', log, Math.log, argumentsIn(-700, 700).map(Math.exp), 2],
    ['log near 1', log, Math.log, argumentsIn(0.6, 1.5), 3],
    ['sin near 0', sin, Math.sin, argumentsIn(-0.7, 0.7), 2],
    ['cos near 0', cos, Math.cos, argumentsIn(-0.7, 0.7), 2],
    ['square root as a power', (x) => pow(x, 0.5), Math.sqrt, argumentsIn(0.001, 3), 8],
    ['a high integer power', (x) => pow(x, 9), (x) => x ** 9, argumentsIn(-3, 3), 8],
    ['a negative integer power', (x) => pow(x, -3), (x) => 1 / (x * x * x), argumentsIn(0.1, 9), 2],
  ])('%s agrees to a few ulp', (_name, ours, engine, places, ulps) => {
    expect(worstUlps(ours, engine, places)).toBeLessThanOrEqual(ulps);
  });

  it.each<[string, RealFunction, RealFunction, number[], number]>([
    ['sin', sin, Math.sin, argumentsIn(-100, 100), 2.3e-16],
    ['cos', cos, Math.cos, argumentsIn(-100, 100), 2.3e-16],
    ['sin of large angles', sin, Math.sin, argumentsIn(-1e6, 1e6), 2.3e-16],
    ['cos of large angles', cos, Math.cos, argumentsIn(-1e6, 1e6), 2.3e-16],
  ])('%s agrees to about half an ulp of 1', (_name, ours, engine, places, bound) => {
    expect(worstGap(ours, engine, places)).toBeLessThanOrEqual(bound);
  });

  it('of multiples of π is the rounding error of π in double precision', () => {
    const multiples = Array.from({ length: 200 }, (_, k) => k * 1000 * Math.PI);
    expect(worstGap(sin, Math.sin, multiples)).toBeLessThan(1e-17);
  });
});

describe('elementary functions at their ends', () => {
  const { POSITIVE_INFINITY: more, NEGATIVE_INFINITY: less } = Number;
  it.each<[string, number, number]>([
    ['exp(0)', exp(0), 1],
    ['exp(-∞)', exp(less), 0],
    ['exp(∞)', exp(more), more],
    ['exp(800)', exp(800), more],
    ['exp(-800)', exp(-800), 0],
    ['exp(NaN)', exp(Number.NaN), Number.NaN],
    ['log(1)', log(1), 0],
    ['log(0)', log(0), less],
    ['log(∞)', log(more), more],
    ['log(-1)', log(-1), Number.NaN],
    ['log(NaN)', log(Number.NaN), Number.NaN],
    ['log of the smallest number', log(Number.MIN_VALUE), Math.log(Number.MIN_VALUE)],
    ['log of the largest number', log(Number.MAX_VALUE), Math.log(Number.MAX_VALUE)],
    ['pow(0, 0.5)', pow(0, 0.5), 0],
    ['pow(0, -0.5)', pow(0, -0.5), more],
    ['pow(0, 0)', pow(0, 0), 1],
    ['sin(0)', sin(0), 0],
    ['cos(0)', cos(0), 1],
  ])('%s', (_name, found, expected) => {
    expect(found).toBe(expected);
  });

  it('keeps numbers below the smallest normal one', () => {
    const places = Array.from({ length: 360 }, (_, i) => -708.5 - i / 10);
    expect(worstGap(exp, Math.exp, places) / Number.MIN_VALUE).toBeLessThanOrEqual(1);
  });
});
