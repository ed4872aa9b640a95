import { describe, expect, it } from 'vitest';
import { curvePoints, windowOfHyperbola } from '#seismic/hyperbola/hyperbolaWindow';

const axes = { traceCount: 200, sampleCount: 500, sampleIntervalUs: 4000, startTimeMs: 100 };
const metres = Float64Array.from({ length: 200 }, (_, trace) => 10 * trace);
const line = { axes, metres, geometry: { radiusM: 0, separationM: 0 } };
const hyperbola = { apexTrace: 80, apexTimeMs: 900, velocityMps: 2000 };
/** √(0.9² + 4 x² / v²) in ms. */
const timeAt = (trace: number) => 1000 * Math.sqrt(0.81 + 4 * ((10 * (trace - 80)) / 2000) ** 2);

describe('the curve of a hyperbola', () => {
  it('passes through its times on every trace within reach', () => {
    const points = curvePoints(line, hyperbola, 30);
    expect(points.map(({ trace }) => trace)).toEqual(Array.from({ length: 61 }, (_, i) => 50 + i));
    for (const { trace, timeMs } of points) expect(timeMs).toBeCloseTo(timeAt(trace), 9);
    const few = curvePoints(line, hyperbola, 1000, 10);
    expect(few.length).toBeLessThanOrEqual(11);
    expect([few[0].trace, few[1].trace]).toEqual([0, 20]);
  });
});

describe('the window that follows a hyperbola', () => {
  it('is centred on the apex and holds the curve with its margin', () => {
    const window = windowOfHyperbola(line, hyperbola, { halfTraces: 30, marginSamples: 5 });
    // The apex is sample 200; 30 traces from it the curve is 48.6 ms later, which is 13 samples.
    expect(timeAt(110) - 900).toBeCloseTo(48.7, 1);
    expect(window).toEqual({ firstTrace: 50, traceCount: 61, firstSample: 182, sampleCount: 37 });
  });

  it('is narrower at the ends of the section', () => {
    const early = { ...hyperbola, apexTimeMs: 140 };
    const window = windowOfHyperbola(line, early, { halfTraces: 60, marginSamples: 2 });
    expect(window?.firstSample).toBeGreaterThanOrEqual(0);
    const half = ((window?.traceCount ?? 0) - 1) / 2;
    const late = 1000 * Math.sqrt(0.14 ** 2 + 4 * ((10 * half) / 2000) ** 2);
    // Ten samples above the apex are all there is: the curve stays in as many below.
    expect((late - 140) / 4 + 2).toBeLessThanOrEqual(10);
    expect(half).toBeGreaterThan(3);
    const aside = windowOfHyperbola(
      line,
      { ...hyperbola, apexTrace: 4 },
      { halfTraces: 30, marginSamples: 5 },
    );
    expect([aside?.firstTrace, aside?.traceCount]).toEqual([0, 9]);
    expect(
      windowOfHyperbola(line, { ...hyperbola, apexTrace: 210 }, { halfTraces: 9, marginSamples: 1 }),
    ).toBeNull();
  });
});
