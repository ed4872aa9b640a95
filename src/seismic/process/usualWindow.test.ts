import { describe, expect, it } from 'vitest';
import { usualWindowMs } from '#seismic/process/usualWindow';

const axes = { traceCount: 100, sampleCount: 750, sampleIntervalUs: 4000, startTimeMs: 0 };

describe('the usual length of a window', () => {
  it('is 160 ms of seismic data, in whole samples', () => {
    expect(usualWindowMs(axes, null)).toBe(160);
    expect(usualWindowMs({ ...axes, sampleIntervalUs: 3000 }, null)).toBe(159);
  });

  it('is four periods of the antenna in ns, as of 100 MHz where none is stated', () => {
    const radar = { ...axes, sampleIntervalUs: 400, domain: 'radar' } as const;
    expect(usualWindowMs(radar, 200)).toBeCloseTo(20, 9);
    expect(usualWindowMs(radar, null)).toBeCloseTo(40, 9);
  });

  it('is 40 samples in depth', () => {
    expect(usualWindowMs({ ...axes, sampleIntervalUs: 5000, domain: 'depth' }, null)).toBe(200);
  });

  it('covers at most a quarter of a short record, and at least a sample', () => {
    expect(usualWindowMs({ ...axes, sampleCount: 100 }, null)).toBe(100);
    expect(usualWindowMs({ ...axes, sampleCount: 1 }, null)).toBe(4);
  });
});
