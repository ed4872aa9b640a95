import { describe, expect, it } from 'vitest';
import { pageScaleOf, rangeAtScale, verticalExaggeration } from '#seismic/display/pageScale';
import type { SectionAxes } from '#seismic/section/section';

const axes: SectionAxes = { traceCount: 1000, sampleCount: 1001, sampleIntervalUs: 4000, startTimeMs: 0 };
/** 20 cm wide, 10 cm high at 96 pixels an inch. */
const size = { width: (20 * 96) / 2.54, height: (10 * 96) / 2.54 };
const range = { firstTrace: 100, traceCount: 400, startTimeMs: 500, durationMs: 2000 };

describe('the scale of a plot', () => {
  it('is traces and seconds over centimetres', () => {
    const { tracesPerCm, cmPerUnit } = pageScaleOf(range, size, axes);
    expect(tracesPerCm).toBeCloseTo(400 / 20, 10);
    expect(cmPerUnit).toBeCloseTo(10 / 2, 10);
    // In depth and of radar, to 100 m and 100 ns: 2000 on 10 cm.
    expect(pageScaleOf(range, size, { domain: 'radar' }).cmPerUnit).toBeCloseTo(0.5, 10);
  });

  it('is shown exactly where it is asked for, about the middle', () => {
    const shown = rangeAtScale(range, size, axes, { tracesPerCm: 12.5, cmPerUnit: 8 });
    expect(pageScaleOf(shown, size, axes).tracesPerCm).toBeCloseTo(12.5, 10);
    expect(pageScaleOf(shown, size, axes).cmPerUnit).toBeCloseTo(8, 10);
    expect(shown.firstTrace + shown.traceCount / 2).toBeCloseTo(300, 10);
    expect(shown.startTimeMs + shown.durationMs / 2).toBeCloseTo(1500, 10);
    const across = rangeAtScale(range, size, axes, { tracesPerCm: 10 });
    expect([across.startTimeMs, across.durationMs]).toEqual([500, 2000]);
    expect(rangeAtScale(range, size, axes, { tracesPerCm: 1e6 }).traceCount).toBe(1000);
  });
});

describe('vertical exaggeration', () => {
  const scale = { tracesPerCm: 20, cmPerUnit: 5 };

  it('is metres to the centimetre across over those down', () => {
    // 20 traces of 25 m are 500 m; 0.2 s two-way at 2500 m/s are 250 m.
    expect(verticalExaggeration(scale, {}, { spacingM: 25, velocityMps: 2500 })).toBeCloseTo(2, 10);
    // 5 cm to 100 m of depth: 20 m, whatever the velocity.
    const depth = verticalExaggeration(scale, { domain: 'depth' }, { spacingM: 25, velocityMps: null });
    expect(depth).toBeCloseTo(25, 10);
    // 20 traces of 0.05 m are 1 m; 20 ns two-way at 0.1 m/ns are 1 m.
    const radar = verticalExaggeration(scale, { domain: 'radar' }, { spacingM: 0.05, velocityMps: 1e8 });
    expect(radar).toBeCloseTo(1, 10);
  });

  it('is not known without distance and velocity', () => {
    expect(verticalExaggeration(scale, {}, { spacingM: null, velocityMps: 2500 })).toBeNull();
    expect(verticalExaggeration(scale, {}, { spacingM: 25, velocityMps: null })).toBeNull();
  });
});
