import { windowRows } from '#learning/dense/head/windowRows';
import type { MapSize, Place } from '#learning/proposals/candidates';

/** A matrix, [row][column] in one array. */
export interface Rows {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly values: Float64Array;
}

/** A feature farther from its mean than this many deviations says no more than one at this distance. */
const FARTHEST = 4;

/** Sets mean 0 and deviation 1 in each column, in place; a column that does not vary becomes 0. */
export function standardiseColumns({ rowCount, columnCount, values }: Rows): void {
  for (let c = 0; c < columnCount; c++) {
    let sum = 0;
    let squares = 0;
    for (let row = 0; row < rowCount; row++) sum += values[row * columnCount + c];
    const mean = sum / rowCount;
    for (let row = 0; row < rowCount; row++) squares += (values[row * columnCount + c] - mean) ** 2;
    const scale = squares > 0 ? 1 / Math.sqrt(squares / rowCount) : 0;
    for (let row = 0; row < rowCount; row++) {
      const at = row * columnCount + c;
      values[at] = Math.max(-FARTHEST, Math.min(FARTHEST, (values[at] - mean) * scale));
    }
  }
}

/**
 * What each window looks like: the mean of each map [trace][sample] around its middle, the middle counting most, then
 * standardised over the windows. [window][map].
 */
export function windowFeatures(maps: readonly Float32Array[], size: MapSize, places: readonly Place[]): Rows {
  const labelled = places.map((place) => ({ ...place, label: 0 }));
  const { indices, windows, weights } = windowRows(labelled, size);
  const rows = {
    ...{ rowCount: places.length, columnCount: maps.length },
    values: new Float64Array(places.length * maps.length),
  };
  const sums = new Float64Array(places.length);
  weights.forEach((weight, i) => {
    sums[windows[i]] += weight;
  });
  for (const [f, map] of maps.entries())
    for (let i = 0; i < indices.length; i++)
      rows.values[windows[i] * maps.length + f] += (weights[i] / sums[windows[i]]) * map[indices[i]];
  standardiseColumns(rows);
  return rows;
}
