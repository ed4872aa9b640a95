/** How well found apexes agree with the known ones. */
import type { KnownApex } from '../knownLine';

export interface ApexScore {
  readonly found: number;
  readonly known: number;
  readonly matched: number;
  readonly f1: number;
}

/** A found apex matches a known one not farther away than this, one to one. */
export const APEX_TOLERANCE = { traces: 3, timeMs: 20 };

type Place = Pick<KnownApex, 'trace' | 'timeMs'>;

/** Distance in tolerances; 1 or less matches. */
function distance(a: Place, b: Place): number {
  const across = Math.abs(a.trace - b.trace) / APEX_TOLERANCE.traces;
  const down = Math.abs(a.timeMs - b.timeMs) / APEX_TOLERANCE.timeMs;
  return Math.max(across, down);
}

/** Pairs the nearest first, each apex once. */
export function scoreApexes(found: readonly Place[], known: readonly Place[]): ApexScore {
  const pairs = found
    .flatMap((place, i) => known.map((other, k) => ({ i, k, apart: distance(place, other) })))
    .filter(({ apart }) => apart <= 1)
    .sort((a, b) => a.apart - b.apart);
  const [usedFound, usedKnown] = [new Set<number>(), new Set<number>()];
  for (const { i, k } of pairs) {
    if (usedFound.has(i) || usedKnown.has(k)) continue;
    usedFound.add(i);
    usedKnown.add(k);
  }
  const matched = usedFound.size;
  const total = found.length + known.length;
  return { found: found.length, known: known.length, matched, f1: total === 0 ? 0 : (2 * matched) / total };
}
