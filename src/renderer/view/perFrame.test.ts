import { afterEach, describe, expect, it, vi } from 'vitest';
import { viewport } from '#renderer/stores/viewport.svelte';
import { oncePerFrame } from '#renderer/view/perFrame';

/** Frames that come when the test says so. */
function stubFrames(): () => void {
  let waiting = new Map<number, () => void>();
  let last = 0;
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => {
    waiting.set(++last, work);
    return last;
  });
  vi.stubGlobal('cancelAnimationFrame', (request: number) => waiting.delete(request));
  return () => {
    const due = [...waiting.values()];
    waiting = new Map();
    for (const work of due) work();
  };
}

afterEach(() => vi.unstubAllGlobals());

describe('work of a frame', () => {
  it('is done once, however often it is asked for, and not after it is cancelled', () => {
    const frame = stubFrames();
    const work = vi.fn();
    const { schedule, cancel } = oncePerFrame(work);
    for (let i = 0; i < 3; i++) schedule();
    expect(work).not.toHaveBeenCalled();
    frame();
    frame();
    expect(work).toHaveBeenCalledTimes(1);
    schedule();
    cancel();
    frame();
    expect(work).toHaveBeenCalledTimes(1);
    schedule();
    frame();
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('takes the range that the last of many events left', () => {
    const frame = stubFrames();
    viewport.open({ traceCount: 400, sampleCount: 501, sampleIntervalUs: 4000, startTimeMs: 0 });
    const whole = viewport.drawnRange;
    expect(whole).toEqual(viewport.range);
    for (let i = 0; i < 3; i++) viewport.zoomAt({ traces: 0.5, time: 1 });
    expect([viewport.traceCount, viewport.drawnRange]).toEqual([50, whole]);
    frame();
    expect(viewport.drawnRange).toEqual(viewport.range);
  });
});
