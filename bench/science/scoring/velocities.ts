/** How far the velocities that `diffrakt classify` wrote are from the known ones. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { median } from 'd3-array';
import { readLine } from '#jobs/line/readLine';
import { type Section, sampleOfTimeMs } from '#seismic/section/section';
import { velocityFile } from '#system/fileNames';
import type { KnownApex } from '../knownLine';
import { type KnownFolder, quietContext } from '../knownLineFolder';
import { matchApexes, readFoundApexes } from './apexes';

/** Medians of |found / known − 1|; null where there is nothing to compare. */
export interface VelocityErrors {
  /** Of found apexes, each against the known one that it matches. */
  readonly apexVelocityError: number | null;
  /** Of the map of velocity, at all known apexes. */
  readonly mapVelocityError: number | null;
}

/** Median error of found apexes against those that they match. */
export function apexVelocityError(found: readonly KnownApex[], known: readonly KnownApex[]): number | null {
  const errors = matchApexes(found, known).map(({ i, k }) =>
    Math.abs(found[i].velocityMps / known[k].velocityMps - 1),
  );
  return median(errors) ?? null;
}

/** Median error of a section of velocities at known apexes. */
export function mapVelocityError(map: Section, known: readonly KnownApex[]): number | null {
  const errors = known.map(({ trace, timeMs, velocityMps }) => {
    const at = Math.round(trace) * map.sampleCount + Math.round(sampleOfTimeMs(map, timeMs));
    return Math.abs(map.amplitudes[at] / velocityMps - 1);
  });
  return median(errors) ?? null;
}

/** Both of the results in a folder, on the whole line. */
export async function velocityErrors(
  { apexes: known }: KnownFolder,
  folder: string,
): Promise<VelocityErrors> {
  const found = (await readFoundApexes(folder)) ?? [];
  const path = join(folder, velocityFile('segy'));
  const map = existsSync(path) ? await readLine({ linePath: path }, quietContext()) : null;
  return {
    apexVelocityError: apexVelocityError(
      found.filter(({ velocityMps }) => !Number.isNaN(velocityMps)),
      known,
    ),
    mapVelocityError: map && mapVelocityError(map, known),
  };
}
