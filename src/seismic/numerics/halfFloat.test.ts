import { describe, expect, it } from 'vitest';
import { encodeHalf, halfNumbers } from '#seismic/numerics/halfFloat';
import { createRandom } from '#seismic/numerics/random';

/** The half-precision number nearest to a value, by trying all of them; of two, the one with an even fraction. */
function nearestHalf(value: number): number {
  const numbers = halfNumbers();
  let best = 0;
  for (let half = 0; half < 65536; half++) {
    if (!Number.isFinite(numbers[half])) continue;
    const [distance, least] = [Math.abs(numbers[half] - value), Math.abs(numbers[best] - value)];
    if (distance < least || (distance === least && half % 2 === 0 && best % 2 === 1)) best = half;
  }
  return numbers[best];
}

describe('numbers of half precision', () => {
  it('have the values of IEEE 754', () => {
    const numbers = halfNumbers();
    const known: readonly (readonly [number, number])[] = [
      [0x3c00, 1],
      [0xc000, -2],
      [0x7bff, 65504],
      [0x0400, 2 ** -14],
      [0x0001, 2 ** -24],
      [0x3555, 0.333251953125],
      [0x7c00, Number.POSITIVE_INFINITY],
      [0xfc00, Number.NEGATIVE_INFINITY],
      [0x7e00, Number.NaN],
    ];
    for (const [half, number] of known) expect(numbers[half]).toBe(number);
  });

  it('come back from every one of their own values', () => {
    const numbers = halfNumbers();
    const finite = numbers.filter((number) => Number.isFinite(number));
    const again = encodeHalf(finite);
    expect(finite.findIndex((number, i) => !Object.is(numbers[again[i]], number))).toBe(-1);
  });

  it('are the nearest to a value', () => {
    const random = createRandom(4);
    const values = Float32Array.from({ length: 60 }, (_, i) => random.normal() * 10 ** ((i % 12) - 8));
    const ties = Float32Array.of(1 + 2 ** -11, 1 + 3 * 2 ** -11, 2 ** -25, 3 * 2 ** -25);
    for (const value of [...values, ...ties])
      expect(Math.abs(halfNumbers()[encodeHalf(Float32Array.of(value))[0]] - nearestHalf(value))).toBe(0);
  });

  it('are infinite beyond the largest, and NaN stays NaN', () => {
    const encoded = encodeHalf(Float32Array.of(65520, -1e9, Number.NaN));
    expect([...encoded].map((half) => halfNumbers()[half])).toEqual([
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.NaN,
    ]);
  });
});
