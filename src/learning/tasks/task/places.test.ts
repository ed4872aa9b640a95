import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPlaces, type PlacedPick, splitByPlace, windowsOverlap } from '#learning/tasks/task/places';
import { createRandom } from '#seismic/numerics/random';
import { EVENT_CLASSES, type WindowExtent } from '#seismic/picks/pick';

const extent = fc.record({
  firstTrace: fc.integer({ min: -5, max: 120 }),
  traceCount: fc.integer({ min: 1, max: 24 }),
  firstSample: fc.integer({ min: -5, max: 120 }),
  sampleCount: fc.integer({ min: 1, max: 24 }),
});
const placedPick: fc.Arbitrary<PlacedPick> = fc.record({ class: fc.constantFrom(...EVENT_CLASSES), extent });
const somePicks = fc.array(placedPick, { maxLength: 40 });

/** Every sample of both windows compared. */
function shareASample(a: WindowExtent, b: WindowExtent): boolean {
  for (let x = a.firstTrace; x < a.firstTrace + a.traceCount; x++)
    for (let t = a.firstSample; t < a.firstSample + a.sampleCount; t++) {
      const isIn = x >= b.firstTrace && x < b.firstTrace + b.traceCount;
      if (isIn && t >= b.firstSample && t < b.firstSample + b.sampleCount) return true;
    }
  return false;
}

/** Everything that can be reached from a pick by overlaps, step by step. */
function reachableFrom(picks: readonly PlacedPick[], start: number): number[] {
  const reached = new Set([start]);
  for (const i of reached)
    picks.forEach((pick, j) => {
      if (shareASample(picks[i].extent, pick.extent)) reached.add(j);
    });
  return [...reached].sort((a, b) => a - b);
}

function countOf(picks: readonly PlacedPick[], members: readonly number[], name: string): number {
  return members.filter((i) => picks[i].class === name).length;
}

/** Windows far apart from each other. */
function apart(classes: readonly PlacedPick['class'][]): PlacedPick[] {
  return classes.map((name, i) => ({
    class: name,
    extent: { firstTrace: 40 * i, traceCount: 32, firstSample: 0, sampleCount: 40 },
  }));
}

describe('places', () => {
  it('windows overlap where they share a sample', () => {
    const property = fc.property(extent, extent, (a, b) => windowsOverlap(a, b) === shareASample(a, b));
    fc.assert(property, { seed: 1, numRuns: 500 });
  });

  it('are what overlaps connect, each pick in one', () => {
    const property = fc.property(somePicks, (picks) => {
      const places = findPlaces(picks);
      expect(places.flat().sort((a, b) => a - b)).toEqual(picks.map((_, i) => i));
      for (const members of places) expect(members).toEqual(reachableFrom(picks, members[0]));
    });
    fc.assert(property, { seed: 2, numRuns: 60 });
  });
});

describe('the split', () => {
  it('never has windows that overlap on both sides, and every pick on one', () => {
    const property = fc.property(somePicks, fc.integer(), (picks, seed) => {
      const { training, heldOut } = splitByPlace(picks, createRandom(seed));
      expect([...training, ...heldOut].sort((a, b) => a - b)).toEqual(picks.map((_, i) => i));
      for (const i of heldOut)
        for (const j of training) expect(shareASample(picks[i].extent, picks[j].extent)).toBe(false);
    });
    fc.assert(property, { seed: 3, numRuns: 150 });
  });

  it('leaves two of each class for training and holds out little more than a quarter', () => {
    const property = fc.property(somePicks, fc.integer(), (picks, seed) => {
      const { training, heldOut } = splitByPlace(picks, createRandom(seed));
      for (const name of EVENT_CLASSES) {
        const [kept, held] = [countOf(picks, training, name), countOf(picks, heldOut, name)];
        if (held > 0) expect(kept).toBeGreaterThanOrEqual(2);
        expect(held).toBeLessThanOrEqual(Math.round((kept + held) / 4) + 1);
      }
    });
    fc.assert(property, { seed: 4, numRuns: 150 });
  });

  it.each([
    [1, 0],
    [2, 0],
    [3, 1],
    [8, 2],
    [12, 3],
    [40, 10],
  ])('of %i windows a class, all apart, holds out %i of each', (count, expected) => {
    const picks = apart(EVENT_CLASSES.flatMap((name) => Array.from({ length: count }, () => name)));
    const { heldOut } = splitByPlace(picks, createRandom(count));
    expect(EVENT_CLASSES.map((name) => countOf(picks, heldOut, name))).toEqual([
      expected,
      expected,
      expected,
    ]);
  });

  it('is the same for a seed and another for another', () => {
    const picks = apart(Array.from({ length: 30 }, (_, i) => EVENT_CLASSES[i % 3]));
    const of = (seed: number) => splitByPlace(picks, createRandom(seed));
    expect(of(1)).toEqual(of(1));
    expect(of(1).heldOut).not.toEqual(of(2).heldOut);
  });

  it('holds out nothing where all windows are in one place', () => {
    const picks = apart(EVENT_CLASSES.flatMap((name) => [name, name, name, name])).map((pick, i) => ({
      ...pick,
      extent: { ...pick.extent, firstTrace: 20 * i },
    }));
    expect(splitByPlace(picks, createRandom(1)).heldOut).toEqual([]);
  });
});
