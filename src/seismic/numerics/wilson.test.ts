import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '#seismic/numerics/wilson';

/**
 * The interval by its definition, found by halving: the true shares for which the observed one is no further
 * than 1.96 standard deviations away.
 */
function byDefinition(successes: number, tries: number, towards: 0 | 1): number {
  const share = successes / tries;
  let [inside, outside] = [share, towards as number];
  for (let i = 0; i < 60; i++) {
    const middle = (inside + outside) / 2;
    const isInside = (share - middle) ** 2 <= (1.959963984540054 ** 2 * middle * (1 - middle)) / tries;
    if (isInside) inside = middle;
    else outside = middle;
  }
  return inside;
}

describe('wilsonInterval', () => {
  it.each([
    [18, 20],
    [3, 7],
    [29, 30],
    [1, 200],
  ])('of %i in %i is what its definition gives', (successes, tries) => {
    const interval = wilsonInterval(successes, tries);
    expect(interval.low).toBeCloseTo(byDefinition(successes, tries, 0), 9);
    expect(interval.high).toBeCloseTo(byDefinition(successes, tries, 1), 9);
  });

  it('reaches the end of the scale where all or none succeed, and is 0 to 1 without tries', () => {
    expect(wilsonInterval(10, 10).high).toBeCloseTo(1, 12);
    expect(wilsonInterval(0, 10).low).toBeCloseTo(0, 12);
    expect(wilsonInterval(0, 0)).toEqual({ share: Number.NaN, low: 0, high: 1 });
  });
});
