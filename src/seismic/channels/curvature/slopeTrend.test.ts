import { describe, expect, it } from 'vitest';
import { agreementWith, type SlopeAtTime, slopeTrend } from '#seismic/channels/curvature/slopeTrend';
import { createRandom } from '#seismic/numerics/random';

const random = createRandom(9);
/** Slopes of a line on which the velocity grows with the fourth root of time. */
const slopeAt = (time: number): number => 1.3 * (time / 200) ** -0.25;

function tops(count: number, slopeOf: (time: number) => number, weight: number): SlopeAtTime[] {
  return Array.from({ length: count }, () => {
    const time = random.between(80, 500);
    return { time, asymptoticSlope: slopeOf(time), weight };
  });
}

function trendOf(all: readonly SlopeAtTime[]) {
  const trend = slopeTrend(all);
  if (!trend) throw new Error('There is no trend');
  return trend;
}

describe('the trend of slopes', () => {
  it('is that of the diffractions, though as many others are as heavy and lie about it', () => {
    const others = tops(25, () => random.between(0.4, 3.5), 0.3);
    const trend = trendOf([
      ...tops(12, (time) => slopeAt(time) * (1 + 0.02 * random.normal()), 0.3),
      ...others,
    ]);
    for (const time of [100, 200, 350, 480])
      expect(Math.abs(Math.exp(trend(time)) / slopeAt(time) - 1)).toBeLessThan(0.06);
  });

  it('does not rise with time, as crests of folds may seem to', () => {
    const trend = trendOf(tops(20, (time) => 0.6 * (time / 100) ** 0.3, 0.5));
    expect(trend(500)).toBeLessThanOrEqual(trend(100) + 1e-9);
  });

  it('is not moved by what has no weight, and is none where nothing has', () => {
    const known = tops(8, slopeAt, 1);
    const idle = tops(50, () => 3, 0);
    expect(trendOf([...known, ...idle])(300)).toBe(trendOf(known)(300));
    expect(slopeTrend(idle)).toBeNull();
    expect(slopeTrend([])).toBeNull();
  });

  it('agrees with its own slopes wholly, and with those that are half as steep not at all', () => {
    const trend = trendOf(tops(10, slopeAt, 1));
    const at = (factor: number) =>
      agreementWith(trend, { time: 300, asymptoticSlope: factor * Math.exp(trend(300)) });
    expect(at(1)).toBe(1);
    expect(at(1.1)).toBeGreaterThan(0.6);
    expect(at(1.1)).toBeLessThan(0.9);
    expect(at(0.5)).toBeLessThan(1e-4);
  });

  it('takes tops at and before time zero for one sample after it', () => {
    const early = [{ time: -20, asymptoticSlope: 1, weight: 1 }];
    expect(Math.exp(trendOf(early)(0))).toBeCloseTo(1, 1);
  });
});
