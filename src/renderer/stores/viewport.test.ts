import { beforeEach, describe, expect, it } from 'vitest';
import { viewport } from '#renderer/stores/viewport.svelte';

const axes = { traceCount: 400, sampleCount: 501, sampleIntervalUs: 4000, startTimeMs: 200 };
const cdp = { name: 'CDP', values: Array.from({ length: 1000 }, (_, trace) => 1000 + 2 * trace) };

beforeEach(() => {
  viewport.close();
  viewport.open(axes);
});

describe('the viewport', () => {
  it('shows a new line whole, and keeps the view if the next line has the same extent', () => {
    expect(viewport.range).toEqual({ firstTrace: 0, traceCount: 400, startTimeMs: 200, durationMs: 2004 });
    expect(viewport.isFitted).toBe(true);
    viewport.show({ firstTrace: 100, traceCount: 50, startTimeMs: 400, durationMs: 300 });
    const part = viewport.range;
    viewport.open({ ...axes });
    expect(viewport.range).toEqual(part);
    viewport.open({ ...axes, traceCount: 401 });
    expect(viewport.isFitted).toBe(true);
  });

  it('zooms about its centre if no point is given, and never beyond the line', () => {
    viewport.zoomAt({ traces: 0.5, time: 1 });
    expect([viewport.firstTrace, viewport.traceCount]).toEqual([100, 200]);
    viewport.zoomAt({ traces: 100, time: 100 });
    expect(viewport.isFitted).toBe(true);
    viewport.panBy(50, 50);
    expect(viewport.firstTrace).toBe(0);
  });

  it('brings a pick into view, and does not move if it is in view', () => {
    viewport.show({ firstTrace: 0, traceCount: 50, startTimeMs: 200, durationMs: 400 });
    viewport.reveal({ trace: 300, timeMs: 1800, traces: 20, durationMs: 80 });
    const { firstTrace, traceCount, startTimeMs, durationMs } = viewport.range;
    expect(firstTrace).toBeLessThanOrEqual(290);
    expect(firstTrace + traceCount).toBeGreaterThanOrEqual(310);
    expect(startTimeMs).toBeLessThanOrEqual(1760);
    expect(startTimeMs + durationMs).toBeGreaterThanOrEqual(1840);
    const before = viewport.range;
    viewport.reveal({ trace: 302, timeMs: 1800, traces: 20, durationMs: 80 });
    expect(viewport.range).toBe(before);
  });

  it('gives the sample under the pointer, and keeps its amplitude while the pointer stays on it', () => {
    viewport.point({ trace: 12.9, timeMs: 209.9 }, cdp);
    expect(viewport.cursor).toMatchObject({
      trace: 12,
      sample: 2,
      timeMs: 208,
      scaleValue: 1024,
      amplitude: null,
    });
    if (viewport.cursor) viewport.cursor = { ...viewport.cursor, amplitude: 3 };
    viewport.point({ trace: 12.1, timeMs: 208.1 }, cdp);
    expect(viewport.cursor?.amplitude).toBe(3);
    viewport.point({ trace: 13.1, timeMs: 208.1 }, cdp);
    expect(viewport.cursor?.amplitude).toBeNull();
    viewport.point({ trace: -0.1, timeMs: 208 }, cdp);
    expect(viewport.cursor).toBeNull();
  });
});
