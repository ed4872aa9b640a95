import { describe, expect, it } from 'vitest';
import { apexRows } from '#jobs/export/apexTable';

/** A trace spacing of 0.1 m and flanks of 5 working samples a trace, each of 2 samples of 200 units. */
function velocityOf(domain?: 'time' | 'depth' | 'radar'): number | null {
  const axes = { traceCount: 9, sampleCount: 100, sampleIntervalUs: 200, startTimeMs: 0, domain };
  const apex = {
    trace: 4,
    sample: 10,
    asymptoticSlope: 5,
    probability: 1,
    score: 1,
    coherence: 1,
    agreement: 1,
  };
  const working = {
    ...{ traceCount: 9, sampleCount: 50, sampleStep: 2, firstSample: 0, silent: null },
    amplitudes: new Float32Array(0),
  };
  return apexRows([apex], axes, working, 0.1)[0].velocityMps;
}

describe('the velocity of an apex', () => {
  // 2 · 0.1 m over 5 · 400 µs is 100 m/s; over 5 · 400 ps it is 1e8 m/s, 0.1 m/ns.
  it.each([
    [undefined, 100],
    ['radar' as const, 1e8],
  ])('counts the interval in the unit of the domain: %s', (domain, velocity) => {
    expect(velocityOf(domain)).toBeCloseTo(velocity, 3);
  });

  it('is not told in depth', () => {
    expect(velocityOf('depth')).toBeNull();
  });
});
