import { describe, expect, it } from 'vitest';
import { timeTicks, traceTicks } from '#seismic/display/layers/axisTicks';

const size = { width: 500, height: 200 };

describe('ticks of the axes', () => {
  it('are in the middle of their samples, at round times', () => {
    const axes = { traceCount: 10, sampleCount: 250, sampleIntervalUs: 4000, startTimeMs: 0 };
    const range = { firstTrace: 0, traceCount: 10, startTimeMs: 0, durationMs: 1000 };
    const ticks = timeTicks(range, size, axes);
    expect(ticks.map(({ label }) => label)).toEqual(['0', '200', '400', '600', '800']);
    // Sample 100 of 250 is at 400 ms.
    expect(ticks[2].at).toBeCloseTo((100.5 / 250) * 200, 9);
  });

  it('follow a scale that falls along the traces', () => {
    const range = { firstTrace: 0, traceCount: 5, startTimeMs: 0, durationMs: 1000 };
    const ticks = traceTicks(range, size, { name: 'CDP', values: [50, 40, 30, 20, 10] });
    expect(ticks.find(({ label }) => label === '40')?.at).toBeCloseTo(150, 9);
  });
});

describe('ticks in other units', () => {
  const axes = { traceCount: 10, sampleCount: 250, sampleIntervalUs: 4000, startTimeMs: 100 };
  const range = { firstTrace: 0, traceCount: 10, startTimeMs: 100, durationMs: 1000 };

  it('are at round seconds, and at round samples from the first', () => {
    const seconds = timeTicks(range, size, axes, 'seconds');
    expect(seconds.map(({ label }) => label)).toEqual(['0.2', '0.4', '0.6', '0.8', '1.0']);
    // 0.4 s is sample 75 of 250, which 100 ms begin.
    expect(seconds[1].at).toBeCloseTo((75.5 / 250) * 200, 9);
    const samples = timeTicks(range, size, axes, 'samples');
    expect(samples.map(({ label }) => label)).toEqual(['0', '50', '100', '150', '200']);
    expect(samples[2].at).toBeCloseTo((100.5 / 250) * 200, 9);
  });

  it('of radar are never seconds', () => {
    const radar = { ...axes, domain: 'radar' } as const;
    expect(timeTicks(range, size, radar, 'seconds')).toEqual(timeTicks(range, size, radar));
  });
});
