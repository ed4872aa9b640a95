/** Where the top of a diffraction appears: above its source only where the velocity does not vary sideways. */
import { type Earth, LINE } from './earth';

/** Columns to each side that the top is looked for in. */
const REACH_COLUMNS = 80;

/** A place on the recorded section. */
export interface Top {
  readonly column: number;
  readonly seconds: number;
}

/** Two-way time in s from a depth to a column at the surface along the straight line between them. */
export function straightTime(
  earth: Earth,
  from: { readonly column: number; readonly depthM: number },
  to: number,
): number {
  const { rows, columns } = earth.grid;
  const acrossM = (to - from.column) * LINE.cellM;
  const steps = Math.max(1, Math.ceil(from.depthM / LINE.cellM));
  const stepM = Math.sqrt(acrossM * acrossM + from.depthM * from.depthM) / steps;
  let seconds = 0;
  for (let i = 0; i < steps; i++) {
    const share = (i + 0.5) / steps;
    const column = Math.round(from.column + share * (to - from.column));
    const row = LINE.border + Math.round(((1 - share) * from.depthM) / LINE.cellM);
    const inside = Math.max(0, Math.min(columns - 1, column)) * rows + Math.min(rows - 1, row);
    seconds += stepM / earth.halfVelocityMps[inside];
  }
  return seconds;
}

/**
 * The top of a diffraction: the column of the shortest time. Straight lines are good enough, since by Fermat's
 * principle the time changes little where a ray is bent a little.
 */
export function topOf(earth: Earth, column: number, depthM: number): Top {
  const first = Math.round(column) - REACH_COLUMNS;
  const times = Array.from({ length: 2 * REACH_COLUMNS + 1 }, (_, i) =>
    straightTime(earth, { column, depthM }, first + i),
  );
  const best = Math.max(1, Math.min(times.length - 2, times.indexOf(Math.min(...times))));
  const [before, here, after] = times.slice(best - 1, best + 2);
  const curvature = before - 2 * here + after;
  const shift = curvature > 0 ? Math.max(-1, Math.min(1, (before - after) / (2 * curvature))) : 0;
  return { column: first + best + shift, seconds: here - ((before - after) * shift) / 4 };
}
