import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownCells } from '#seismic/display/view';

const axes = { traceCount: 512, sampleCount: 750, sampleIntervalUs: 4000, startTimeMs: 0 };
const whole = { firstTrace: 0, traceCount: 512, startTimeMs: 0, durationMs: 3000 };

describe('traces and samples in view', () => {
  it('are all of them where the whole section is: the last sample is one interval before the end', () => {
    expect(shownCells(whole, axes)).toEqual({
      ...{ firstTrace: 0, lastTrace: 511, firstTimeMs: 0, lastTimeMs: 2996 },
    });
  });

  it('begin at the first time of the line', () => {
    const later = { ...axes, startTimeMs: -100 };
    const { firstTimeMs, lastTimeMs } = shownCells({ ...whole, startTimeMs: -100 }, later);
    expect([firstTimeMs, lastTimeMs]).toEqual([-100, 2896]);
  });

  it('are those that a direct search over all cells finds', () => {
    const part = fc.double({ min: 0, max: 0.9, noNaN: true });
    const share = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(part, share, part, share, (left, across, top, down) => {
        const range = {
          firstTrace: left * 512,
          traceCount: Math.min(512 - left * 512, across * 512),
          startTimeMs: top * 3000,
          durationMs: Math.min(3000 - top * 3000, down * 3000),
        };
        const overlaps = (from: number, size: number, first: number, length: number) =>
          from + size > first + 1e-5 * size && from < first + length - 1e-5 * size;
        const traces = Array.from({ length: 512 }, (_, i) => i).filter((i) =>
          overlaps(i, 1, range.firstTrace, range.traceCount),
        );
        const times = Array.from({ length: 750 }, (_, i) => 4 * i).filter((timeMs) =>
          overlaps(timeMs, 4, range.startTimeMs, range.durationMs),
        );
        const found = shownCells(range, axes);
        expect([found.firstTrace, found.lastTrace]).toEqual([traces[0], traces.at(-1)]);
        expect([found.firstTimeMs, found.lastTimeMs]).toEqual([times[0], times.at(-1)]);
      }),
      { seed: 3 },
    );
  });
});
