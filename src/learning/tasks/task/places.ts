import type { Random } from '#seismic/numerics/random';
import type { EventClass, WindowExtent } from '#seismic/picks/pick';
import { EVENT_CLASSES } from '#seismic/picks/pick';

/** A pick as the split sees it: its class and the window cut for it. */
export interface PlacedPick {
  readonly class: EventClass;
  readonly extent: WindowExtent;
}

/** Indices into the picks. */
export interface PickSplit {
  readonly training: number[];
  readonly heldOut: number[];
}

/** Share of each class that is held out. */
const HELD_OUT_SHARE = 0.25;
/** Training keeps at least so many of a class. */
const LEAST_TRAINING = 2;

function overlap(firstA: number, countA: number, firstB: number, countB: number): boolean {
  return firstA < firstB + countB && firstB < firstA + countA;
}

/** True where two windows share a sample. */
export function windowsOverlap(a: WindowExtent, b: WindowExtent): boolean {
  return (
    overlap(a.firstTrace, a.traceCount, b.firstTrace, b.traceCount) &&
    overlap(a.firstSample, a.sampleCount, b.firstSample, b.sampleCount)
  );
}

/** Groups picks into places: windows that overlap, directly or through others, are one place. */
export function findPlaces(picks: readonly PlacedPick[]): number[][] {
  const placeOf = picks.map((_, i) => i);
  picks.forEach((a, i) => {
    for (let j = 0; j < i; j++) {
      if (placeOf[i] === placeOf[j] || !windowsOverlap(a.extent, picks[j].extent)) continue;
      const [kept, gone] = [Math.min(placeOf[i], placeOf[j]), Math.max(placeOf[i], placeOf[j])];
      placeOf.forEach((place, k) => {
        if (place === gone) placeOf[k] = kept;
      });
    }
  });
  return picks
    .map((_, place) => picks.flatMap((_pick, i) => (placeOf[i] === place ? [i] : [])))
    .filter((members) => members.length > 0);
}

function countByClass(picks: readonly PlacedPick[], members: readonly number[]): number[] {
  return EVENT_CLASSES.map((name) => members.filter((i) => picks[i].class === name).length);
}

/**
 * Splits picks by place: about a quarter of each class is held out, and windows that overlap are never on
 * both sides, so that the net has not been trained on any part of a held-out window. Whole places are taken
 * in seeded order while a class still needs held-out picks and none would lose too many: a class of fewer
 * than three, or in one place with the others, is not held out at all.
 */
export function splitByPlace(picks: readonly PlacedPick[], random: Random): PickSplit {
  const places = random.shuffle(findPlaces(picks));
  const totals = countByClass(
    picks,
    picks.map((_, i) => i),
  );
  const wanted = totals.map((total) => Math.round(total * HELD_OUT_SHARE));
  const most = totals.map((total, i) => Math.max(0, Math.min(wanted[i] + 1, total - LEAST_TRAINING)));
  const held = totals.map(() => 0);
  const heldOut: number[] = [];
  for (const members of places) {
    const counts = countByClass(picks, members);
    const isWanted = counts.some((count, i) => count > 0 && held[i] < wanted[i]);
    const fits = counts.every((count, i) => count === 0 || held[i] + count <= most[i]);
    if (!isWanted || !fits) continue;
    heldOut.push(...members);
    counts.forEach((count, i) => {
      held[i] += count;
    });
  }
  const isHeldOut = new Set(heldOut);
  return {
    training: picks.flatMap((_, i) => (isHeldOut.has(i) ? [] : [i])),
    heldOut: heldOut.sort((a, b) => a - b),
  };
}
