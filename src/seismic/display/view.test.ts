import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boxOfExtent,
  cellAt,
  cellView,
  clampRange,
  fitRange,
  panRange,
  pointAt,
  revealRange,
  xOfTrace,
  yOfTime,
  zoomRange,
} from '#seismic/display/view';

const axes = { traceCount: 534, sampleCount: 1501, sampleIntervalUs: 4000, startTimeMs: 200 };
const size = { width: 700, height: 560 };
const range = { firstTrace: 100, traceCount: 200, startTimeMs: 1200, durationMs: 2000 };

const anyRange = fc.record({
  firstTrace: fc.double({ min: -200, max: 700, noNaN: true }),
  traceCount: fc.double({ min: 1, max: 900, noNaN: true }),
  startTimeMs: fc.double({ min: -1000, max: 8000, noNaN: true }),
  durationMs: fc.double({ min: 1, max: 9000, noNaN: true }),
});

function expectInside(view: typeof range): void {
  const whole = fitRange(axes);
  expect(view.firstTrace).toBeGreaterThanOrEqual(0);
  expect(view.firstTrace + view.traceCount).toBeLessThanOrEqual(whole.traceCount + 1e-9);
  expect(view.startTimeMs).toBeGreaterThanOrEqual(whole.startTimeMs);
  expect(view.startTimeMs + view.durationMs).toBeLessThanOrEqual(200 + 1501 * 4 + 1e-9);
  expect(view.traceCount).toBeGreaterThanOrEqual(8);
}

describe('the view', () => {
  it('never leaves the section, whatever range is requested', () => {
    fc.assert(
      fc.property(anyRange, fc.double({ min: 0.01, max: 100, noNaN: true }), (wanted, factor) => {
        const clamped = clampRange(wanted, axes);
        expectInside(clamped);
        expectInside(panRange(clamped, wanted.firstTrace, wanted.startTimeMs, axes));
        const at = { trace: clamped.firstTrace + 3, timeMs: clamped.startTimeMs + 5 };
        expectInside(zoomRange(clamped, at, { traces: factor, time: 1 / factor }, axes));
      }),
      { seed: 7 },
    );
  });

  it('zooms about the cursor: the cell under it stays under it', () => {
    const at = pointAt(range, size, 500, 120);
    const zoomed = zoomRange(range, at, { traces: 0.5, time: 0.8 }, axes);
    expect(zoomed.traceCount).toBe(100);
    expect(zoomed.durationMs).toBe(1600);
    const after = pointAt(zoomed, size, 500, 120);
    expect(after.trace).toBeCloseTo(at.trace, 9);
    expect(after.timeMs).toBeCloseTo(at.timeMs, 9);
  });

  it('at the largest zoom, further zooming does not move the view', () => {
    const closest = zoomRange(range, { trace: 150, timeMs: 2000 }, { traces: 1e-6, time: 1e-6 }, axes);
    expect(
      zoomRange(closest, { trace: closest.firstTrace + 1, timeMs: 2000 }, { traces: 0.5, time: 0.5 }, axes),
    ).toEqual(closest);
  });

  it('fits all of the section', () => {
    expect(fitRange(axes)).toEqual({ firstTrace: 0, traceCount: 534, startTimeMs: 200, durationMs: 6004 });
    expect(cellView(fitRange(axes), axes)).toEqual({
      firstTrace: 0,
      traceCount: 534,
      firstSample: 0,
      sampleCount: 1501,
    });
  });
});

describe('pixels and cells', () => {
  it('the centre of a cell is drawn where a click finds that cell', () => {
    for (const [trace, sample] of [
      [100, 250],
      [299, 749],
      [187, 400],
    ]) {
      const x = xOfTrace(range, size, trace);
      const y = yOfTime(range, size, 200 + 4 * sample, axes);
      expect(cellAt(pointAt(range, size, x, y), axes)).toEqual({ trace, sample });
    }
  });

  it('nothing is beyond the last trace and sample', () => {
    expect(cellAt({ trace: 533.99, timeMs: 200 + 6003.9 }, axes)).toEqual({ trace: 533, sample: 1500 });
    expect(cellAt({ trace: 534, timeMs: 300 }, axes)).toBeNull();
    expect(cellAt({ trace: 3, timeMs: 199.9 }, axes)).toBeNull();
  });

  it('a window of the whole view fills the plot', () => {
    const extent = { firstTrace: 100, traceCount: 200, firstSample: 250, sampleCount: 500 };
    expect(boxOfExtent(extent, range, size, axes)).toEqual({ x: 0, y: 0, width: 700, height: 560 });
  });
});

describe('revealing a window', () => {
  it('keeps the view when the window is visible, else centres it', () => {
    const seen = { firstTrace: 150, traceCount: 32, firstSample: 300, sampleCount: 40 };
    expect(revealRange(range, seen, axes)).toBe(range);
    const revealed = revealRange(range, { ...seen, firstTrace: 400 }, axes);
    expect(revealed.firstTrace + revealed.traceCount / 2).toBe(416);
    expect(revealed.traceCount).toBe(200);
    const large = revealRange({ ...range, traceCount: 20 }, seen, axes);
    expect(large.traceCount).toBe(96);
  });
});
