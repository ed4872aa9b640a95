import { describe, expect, it } from 'vitest';
import { createRandom } from '#seismic/numerics/random';
import { velocityMap } from '#seismic/velocity/velocityMap';
import { type VelocityPoint, velocityTrend } from '#seismic/velocity/velocityTrend';

const AXES = { traceCount: 120, sampleCount: 300, sampleIntervalUs: 8000, startTimeMs: 0 };

/** Velocity in m/s at a trace and a time in ms. */
type Truth = (trace: number, timeMs: number) => number;

/** Points at random places whose velocities are off by a few per cent, and every sixth wrong. */
function pointsOf(truth: Truth, count: number, seed = 4): VelocityPoint[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const [trace, timeMs] = [random.integer(120), random.between(200, 2300)];
    const factor = i % 6 === 5 ? 1.6 : 1 + 0.02 * random.normal();
    return { trace, timeMs, velocityMps: factor * truth(trace, timeMs), weight: random.between(0.2, 1) };
  });
}

/** Share by which the map differs from the truth: at half of the samples it is less, and nowhere more. */
function errorsOf(points: readonly VelocityPoint[], truth: Truth): { median: number; most: number } {
  const map = velocityMap(points, AXES);
  if (!map) throw new Error('There is no map.');
  const errors = map.map((value, i) => {
    const known = truth(Math.floor(i / 300), (i % 300) * 8);
    return Math.abs(value / known - 1);
  });
  errors.sort();
  return { median: errors[errors.length >> 1], most: errors[errors.length - 1] };
}

describe('a map of velocity', () => {
  it('is that of a constant velocity, whatever single points say', () => {
    const { median, most } = errorsOf(
      pointsOf(() => 2000, 18),
      () => 2000,
    );
    expect(median).toBeLessThan(0.01);
    expect(most).toBeLessThan(0.04);
  });

  it('follows a velocity that grows with time', () => {
    const truth: Truth = (_, timeMs) => 1600 + 0.5 * timeMs;
    const { median, most } = errorsOf(pointsOf(truth, 18), truth);
    expect(median).toBeLessThan(0.02);
    // Before the first point and after the last one it stays as it is there.
    expect(most).toBeLessThan(0.12);
  });

  it('follows a velocity that changes along the line, between its points', () => {
    const truth: Truth = (trace, timeMs) => 1800 + 0.4 * timeMs + 300 * Math.sin((Math.PI * trace) / 120);
    const along = errorsOf(pointsOf(truth, 60), truth);
    const level: Truth = () => 1800 + 300 * (2 / Math.PI);
    expect(along.median).toBeLessThan(0.025);
    expect(errorsOf(pointsOf(level, 60), truth).median).toBeGreaterThan(0.1);
  });

  it('stays between the velocities that agree', () => {
    const points = pointsOf((_, timeMs) => 1500 + timeMs, 30);
    const { weights } = velocityTrend(points);
    const taken = points.filter((_, i) => weights[i] > 0).map(({ velocityMps }) => velocityMps);
    const map = velocityMap(points, AXES) ?? new Float32Array(1);
    expect(map.reduce((a, b) => Math.min(a, b))).toBeGreaterThanOrEqual(Math.min(...taken) - 0.01);
    expect(map.reduce((a, b) => Math.max(a, b))).toBeLessThanOrEqual(Math.max(...taken) + 0.01);
  });

  it('is none of two points, and one value where all points are at one time', () => {
    const points = pointsOf(() => 2000, 3).map((point) => ({ ...point, timeMs: 800, velocityMps: 1900 }));
    expect(velocityMap(points.slice(1), AXES)).toBeNull();
    expect(new Set(velocityMap(points, AXES))).toEqual(new Set([1900]));
  });
});
