import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChannelSection, cutPatch, mirrorPatch, patchExtent } from '#learning/input/patches';
import { extentOfPick } from '#seismic/picks/pick';

const AXES = { traceCount: 30, sampleCount: 50, sampleIntervalUs: 4000, startTimeMs: 0 };
/** Two channels whose samples encode their position: 100 trace + sample, the second plus 10 000. */
const SECTION: ChannelSection = {
  axes: AXES,
  channels: [0, 10_000].map((first) =>
    Float32Array.from({ length: 1500 }, (_, i) => first + 100 * Math.floor(i / 50) + (i % 50)),
  ),
};
const place = fc.record({
  trace: fc.integer({ min: -20, max: 60 }),
  sample: fc.integer({ min: -20, max: 80 }),
});
const size = fc.record({ traces: fc.integer({ min: 1, max: 30 }), samples: fc.integer({ min: 1, max: 50 }) });

describe('patches', () => {
  it('hold the samples of their extent, which is inside the section for any centre', () => {
    const property = fc.property(place, size, (centre, window) => {
      const extent = patchExtent(centre, window, AXES);
      const patch = cutPatch(SECTION, centre, window);
      const { traces, samples } = window;
      const expected = [0, 10_000].flatMap((first) =>
        Array.from(
          { length: traces * samples },
          (_, i) =>
            first + 100 * (extent.firstTrace + Math.floor(i / samples)) + extent.firstSample + (i % samples),
        ),
      );
      expect(extent.firstTrace).toBeGreaterThanOrEqual(0);
      expect(extent.firstTrace + traces).toBeLessThanOrEqual(30);
      expect(extent.firstSample).toBeGreaterThanOrEqual(0);
      expect(extent.firstSample + samples).toBeLessThanOrEqual(50);
      expect([...patch]).toEqual(expected);
    });
    fc.assert(property, { seed: 1, numRuns: 100 });
  });

  it('are at the place of a pick with their centre', () => {
    const extent = patchExtent({ trace: 14, sample: 21 }, { traces: 7, samples: 10 }, AXES);
    expect(extent).toEqual(extentOfPick({ trace: 14, timeMs: 84, traces: 7, durationMs: 40 }, AXES));
  });

  it('larger than the section are refused', () => {
    expect(() => cutPatch(SECTION, { trace: 5, sample: 5 }, { traces: 31, samples: 5 })).toThrow(RangeError);
    expect(() => cutPatch(SECTION, { trace: 5, sample: 5 }, { traces: 3, samples: 51 })).toThrow(RangeError);
  });

  it('mirrored have their traces in reverse order, and twice are themselves', () => {
    const property = fc.property(place, size, (centre, window) => {
      const patch = cutPatch(SECTION, centre, window);
      const mirrored = mirrorPatch(patch, window);
      const { traces, samples } = window;
      const expected = patch.map((_, i) => {
        const channel = Math.floor(i / (traces * samples));
        const trace = Math.floor(i / samples) % traces;
        return patch[(channel * traces + traces - 1 - trace) * samples + (i % samples)];
      });
      expect(mirrored).toEqual(expected);
      expect(mirrorPatch(mirrored, window)).toEqual(patch);
    });
    fc.assert(property, { seed: 2, numRuns: 60 });
  });
});
