import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hitPick, pickBoxes } from '#renderer/tools/pickHit';
import {
  extentAround,
  extentBetween,
  HANDLES,
  MINIMUM_WINDOW,
  mirroredExtent,
  movedExtent,
  pickWithExtent,
  placementOfExtent,
  resizedExtent,
} from '#renderer/tools/pickPlacement';
import { extentOfPick, isInside, type PickedWindow } from '#seismic/picks/pick';
import { PICK_LIMITS } from '#seismic/picks/pickSchema';

const axes = { traceCount: 534, sampleCount: 1501, sampleIntervalUs: 4000, startTimeMs: 200 };
const somewhere = fc.record({
  trace: fc.double({ min: -50, max: 600, noNaN: true }),
  sample: fc.double({ min: -50, max: 1600, noNaN: true }),
});
const pickAt = (id: string, trace: number, timeMs: number, traces = 32, durationMs = 160): PickedWindow => ({
  id,
  class: 'diffraction',
  trace,
  timeMs,
  traces,
  durationMs,
});

describe('placing windows', () => {
  it('every window is inside the section and has a pick that gives the same window', () => {
    fc.assert(
      fc.property(somewhere, somewhere, fc.constantFrom(...HANDLES), (from, to, handle) => {
        const drawn = extentBetween(from, to, axes);
        const changed = [drawn, movedExtent(drawn, to, axes), resizedExtent(drawn, handle, to, axes)];
        for (const extent of [...changed, extentAround(to, { traces: 33, durationMs: 100 }, axes)]) {
          expect(isInside(extent, axes)).toBe(true);
          expect(extent.traceCount).toBeGreaterThanOrEqual(MINIMUM_WINDOW.traces);
          expect(extent.sampleCount).toBeGreaterThanOrEqual(MINIMUM_WINDOW.samples);
          expect(extentOfPick(placementOfExtent(extent, axes), axes)).toEqual(extent);
        }
      }),
      { seed: 11 },
    );
  });

  it('a click puts the window around the cell under it', () => {
    const extent = extentAround({ trace: 120.7, sample: 300.2 }, { traces: 32, durationMs: 160 }, axes);
    expect(placementOfExtent(extent, axes)).toEqual({
      trace: 120,
      timeMs: 1400,
      traces: 32,
      durationMs: 160,
    });
  });

  it('a drag in any direction keeps its first corner', () => {
    const from = { trace: 100, sample: 500 };
    const right = { firstTrace: 100, traceCount: 20, firstSample: 500, sampleCount: 30 };
    const left = { firstTrace: 80, traceCount: 20, firstSample: 492, sampleCount: 8 };
    expect(extentBetween(from, { trace: 120, sample: 530 }, axes)).toEqual(right);
    expect(extentBetween(from, { trace: 80, sample: 497 }, axes)).toEqual(left);
  });

  it('a handle moves only its edges', () => {
    const extent = { firstTrace: 100, traceCount: 32, firstSample: 200, sampleCount: 40 };
    const corner = resizedExtent(extent, { trace: -1, sample: 1 }, { trace: 90, sample: 300 }, axes);
    expect(corner).toEqual({ firstTrace: 90, traceCount: 42, firstSample: 200, sampleCount: 100 });
    const side = resizedExtent(extent, { trace: 1, sample: 0 }, { trace: 50, sample: 900 }, axes);
    expect(side).toEqual({ ...extent, traceCount: 8 });
  });

  it('is no wider than a pick may be, however long the line', () => {
    const long = { ...axes, traceCount: 100_000 };
    const { traces } = PICK_LIMITS;
    const [from, to] = [
      { trace: 50_000, sample: 10 },
      { trace: 99_000, sample: 900 },
    ];
    const extent = { firstTrace: 50_000, traceCount: 33, firstSample: 100, sampleCount: 41 };
    const corner = { trace: 1, sample: 1 } as const;
    const made = [
      extentBetween(from, to, long),
      extentAround(from, { traces: 1e20, durationMs: 1e20 }, long),
      resizedExtent(extent, corner, to, long),
      resizedExtent(extent, { trace: -1, sample: 0 }, { trace: 3, sample: 0 }, long),
    ];
    expect(made.map(({ traceCount }) => traceCount)).toEqual([traces, traces, traces, traces]);
    expect(mirroredExtent(extent, corner, to, long).traceCount).toBe(traces - 1);
    for (const one of made) expect(isInside(one, long)).toBe(true);
  });

  it('class, id and note survive a move', () => {
    const pick = { ...pickAt('a', 100, 1000), note: 'fault tip' };
    const extent = movedExtent(extentOfPick(pick, axes), { trace: 3, sample: -5 }, axes);
    expect(pickWithExtent(pick, extent, axes)).toEqual({ ...pick, trace: 103, timeMs: 980 });
  });
});

describe('hitting windows', () => {
  const range = { firstTrace: 0, traceCount: 200, startTimeMs: 200, durationMs: 800 };
  const size = { width: 800, height: 400 };
  const picks = [
    pickAt('small', 50, 600, 16, 80),
    pickAt('large', 52, 600, 64, 320),
    pickAt('away', 400, 600),
  ];
  const boxes = pickBoxes(picks, range, size, axes);

  it('leaves out picks outside the view', () => {
    expect(boxes.map(({ pick }) => pick.id)).toEqual(['large', 'small']);
    expect(boxes[1]).toMatchObject({ x: 168, y: 180, width: 64, height: 40 });
  });

  it('takes the small window on top of the large one', () => {
    expect(hitPick(boxes, { x: 200, y: 200 }, null)?.pick.id).toBe('small');
    expect(hitPick(boxes, { x: 100, y: 200 }, null)?.pick.id).toBe('large');
    expect(hitPick(boxes, { x: 700, y: 20 }, null)).toBeNull();
  });

  it('takes a handle only of the selected window, also just outside it', () => {
    expect(hitPick(boxes, { x: 230, y: 218 }, 'small')?.handle).toEqual({ trace: 1, sample: 1 });
    expect(hitPick(boxes, { x: 236, y: 200 }, 'small')?.handle).toEqual({ trace: 1, sample: 0 });
    expect(hitPick(boxes, { x: 230, y: 218 }, null)?.handle).toBeNull();
    expect(hitPick(boxes, { x: 200, y: 200 }, 'small')?.handle).toBeNull();
  });
});

describe('a window about an apex', () => {
  it('keeps its centre while it is resized, inside the section', () => {
    fc.assert(
      fc.property(
        somewhere,
        fc.constantFrom(...HANDLES),
        fc.nat(400),
        fc.nat(1200),
        (to, handle, trace, sample) => {
          const centre = { trace: trace + 60, sample: sample + 120 };
          const extent = {
            ...{ firstTrace: centre.trace - 20, traceCount: 41 },
            ...{ firstSample: centre.sample - 50, sampleCount: 101 },
          };
          const resized = mirroredExtent(extent, handle, to, axes);
          const placed = placementOfExtent(resized, axes);
          expect([placed.trace, Math.round((placed.timeMs - 200) / 4)]).toEqual([
            centre.trace,
            centre.sample,
          ]);
          expect(isInside(resized, axes)).toBe(true);
          expect(resized.traceCount).toBeGreaterThanOrEqual(MINIMUM_WINDOW.traces);
        },
      ),
    );
  });
});
