import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PickOrder, picksFromTruth } from '#seismic/labels/picksFromTruth';
import { TRUTH } from '#seismic/labels/sectionTruth';
import { createRandom } from '#seismic/numerics/random';
import { EVENT_CLASSES, extentOfPick, isInside, type PickedWindow } from '#seismic/picks/pick';
import type { SectionAxes } from '#seismic/section/section';

const AXES: SectionAxes = { traceCount: 240, sampleCount: 300, sampleIntervalUs: 4000, startTimeMs: 100 };
const ORDER: PickOrder = { perClass: 5, endTrace: 80, seed: 3, traces: 16, durationMs: 80 };
const CODES = { diffraction: TRUTH.diffraction, reflection: TRUTH.reflection, noise: TRUTH.neither } as const;

/** Truth in blocks of 20 × 25 samples with a random code each. */
function blockTruth(seed: number): Uint8Array {
  const random = createRandom(seed);
  const blocks = Array.from({ length: 12 * 12 }, () => random.integer(4));
  return Uint8Array.from({ length: AXES.traceCount * AXES.sampleCount }, (_, i) => {
    const [trace, sample] = [Math.floor(i / AXES.sampleCount), i % AXES.sampleCount];
    return blocks[Math.floor(trace / 20) * 12 + Math.floor(sample / 25)];
  });
}

/** Share of a pick's window that has its class in the truth, counted one by one. */
function shareOfOwnClass(truthClass: Uint8Array, pick: PickedWindow): number {
  const { firstTrace, traceCount, firstSample, sampleCount } = extentOfPick(pick, AXES);
  let own = 0;
  for (let x = 0; x < traceCount; x++)
    for (let t = 0; t < sampleCount; t++)
      if (truthClass[(firstTrace + x) * AXES.sampleCount + firstSample + t] === CODES[pick.class]) own++;
  return own / (traceCount * sampleCount);
}

function shareOfOverlap(a: PickedWindow, b: PickedWindow): number {
  const [x, y] = [extentOfPick(a, AXES), extentOfPick(b, AXES)];
  const traces = x.traceCount - Math.abs(x.firstTrace - y.firstTrace);
  const samples = x.sampleCount - Math.abs(x.firstSample - y.firstSample);
  return traces <= 0 || samples <= 0 ? 0 : (traces * samples) / (x.traceCount * x.sampleCount);
}

function countsOf(picks: readonly PickedWindow[]): number[] {
  return EVENT_CLASSES.map((name) => picks.filter((pick) => pick.class === name).length);
}

describe('picks from a known truth', () => {
  it('are wholly inside the allowed part, as many of each class as requested', () => {
    const property = fc.property(
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 16, max: 300 }),
      fc.integer(),
      (perClass, endTrace, seed) => {
        const picks = picksFromTruth({ truthClass: blockTruth(1) }, AXES, {
          ...ORDER,
          perClass,
          endTrace,
          seed,
        });
        const last = picks.map((pick) => {
          const extent = extentOfPick(pick, AXES);
          expect(isInside(extent, AXES)).toBe(true);
          return extent.firstTrace + extent.traceCount;
        });
        // A part of one window's width has only as many places as candidates; there are 57 of them.
        expect(countsOf(picks)).toEqual([perClass, perClass, perClass]);
        expect(Math.max(0, ...last)).toBeLessThanOrEqual(Math.min(endTrace, AXES.traceCount));
      },
    );
    fc.assert(property, { seed: 5, numRuns: 25 });
  });

  it('are the same for the same request, others for another seed, each with its own name', () => {
    const truth = { truthClass: blockTruth(2) };
    const [first, again, other] = [3, 3, 4].map((seed) => picksFromTruth(truth, AXES, { ...ORDER, seed }));
    expect(first).toEqual(again);
    expect(first.map(({ trace, timeMs }) => [trace, timeMs])).not.toEqual(
      other.map(({ trace, timeMs }) => [trace, timeMs]),
    );
    expect(new Set(first.map(({ id }) => id)).size).toBe(15);
  });

  it('have the requested size and do not use truth beyond their part', () => {
    const truthClass = blockTruth(2);
    const changed = truthClass.slice().fill(TRUTH.mixed, ORDER.endTrace * AXES.sampleCount);
    const picks = picksFromTruth({ truthClass }, AXES, ORDER);
    expect(picks).toEqual(picksFromTruth({ truthClass: changed }, AXES, ORDER));
    expect(picks.every(({ traces, durationMs }) => traces === 16 && durationMs === 80)).toBe(true);
  });

  it('are clear examples of their class, apart from each other where there is room', () => {
    const shares = [1, 2, 3, 4].flatMap((seed) => {
      const truthClass = blockTruth(seed);
      const picks = picksFromTruth({ truthClass }, AXES, ORDER);
      const meet = picks.flatMap((a, i) => picks.slice(0, i).map((b) => shareOfOverlap(a, b)));
      expect(Math.max(...meet)).toBe(0);
      return picks.map((pick) => shareOfOwnClass(truthClass, pick));
    });
    // A random window has a quarter of each class.
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.8);
    expect(Math.min(...shares)).toBeGreaterThan(0.4);
  });

  it('are nearer to mixed samples than to the other signal', () => {
    const truthClass = new Uint8Array(AXES.traceCount * AXES.sampleCount);
    const paint = (code: number, [firstTrace, traces]: number[], [firstSample, samples]: number[]): void => {
      for (let trace = firstTrace; trace < firstTrace + traces; trace++)
        truthClass.fill(code, trace * 300 + firstSample, trace * 300 + firstSample + samples);
    };
    for (const [first, around] of [
      [40, TRUTH.reflection],
      [200, TRUTH.mixed],
    ]) {
      paint(around, [0, 16], [first, 20]);
      paint(TRUTH.diffraction, [4, 8], [first + 5, 10]);
    }
    const [pick] = picksFromTruth({ truthClass }, AXES, { ...ORDER, perClass: 1, endTrace: 16 });
    expect([pick.class, pick.trace, pick.timeMs]).toEqual(['diffraction', 8, 100 + 4 * 210]);
  });

  it('overlap where there is no room; there are none where no window fits', () => {
    const truth = { truthClass: blockTruth(1) };
    const crowded = picksFromTruth(truth, AXES, { ...ORDER, endTrace: 16, perClass: 12 });
    expect(countsOf(crowded)).toEqual([12, 12, 12]);
    expect(picksFromTruth(truth, AXES, { ...ORDER, endTrace: 15 })).toEqual([]);
  });
});
