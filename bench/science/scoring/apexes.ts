/** How well found apexes agree with the known ones. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { RESULT_FILES } from '#system/fileNames';
import type { KnownApex } from '../knownLine';

export interface ApexScore {
  readonly found: number;
  readonly known: number;
  readonly matched: number;
  readonly f1: number;
}

/** A found apex matches a known one not farther away than this, one to one. */
const APEX_TOLERANCE = { traces: 3, timeMs: 20 };

export type Place = Pick<KnownApex, 'trace' | 'timeMs'>;

/** Distance in tolerances; 1 or less matches. */
function distance(a: Place, b: Place): number {
  const across = Math.abs(a.trace - b.trace) / APEX_TOLERANCE.traces;
  const down = Math.abs(a.timeMs - b.timeMs) / APEX_TOLERANCE.timeMs;
  return Math.max(across, down);
}

/** Indices of a found apex and of the known one that it matches. */
export interface ApexMatch {
  readonly i: number;
  readonly k: number;
}

/** Pairs the nearest first, each apex once. */
export function matchApexes(found: readonly Place[], known: readonly Place[]): ApexMatch[] {
  const pairs = found
    .flatMap((place, i) => known.map((other, k) => ({ i, k, apart: distance(place, other) })))
    .filter(({ apart }) => apart <= 1)
    .sort((a, b) => a.apart - b.apart);
  const [usedFound, usedKnown] = [new Set<number>(), new Set<number>()];
  return pairs.filter(({ i, k }) => {
    if (usedFound.has(i) || usedKnown.has(k)) return false;
    usedFound.add(i);
    usedKnown.add(k);
    return true;
  });
}

/** How many match, and F1. */
export function scoreApexes(found: readonly Place[], known: readonly Place[]): ApexScore {
  const matched = matchApexes(found, known).length;
  const total = found.length + known.length;
  return { found: found.length, known: known.length, matched, f1: total === 0 ? 0 : (2 * matched) / total };
}

/** The apexes that `diffrakt classify` wrote to a folder, velocity NaN where it is not known; null where it wrote none. */
export async function readFoundApexes(folder: string): Promise<KnownApex[] | null> {
  const path = join(folder, RESULT_FILES.apexes);
  if (!existsSync(path)) return null;
  return csvParse(await readFile(path, 'utf8')).map(({ trace, timeMs, velocityMps }) => ({
    ...{ trace: Number(trace), timeMs: Number(timeMs) },
    velocityMps: velocityMps === '' ? Number.NaN : Number(velocityMps),
  }));
}
