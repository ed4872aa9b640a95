import { csvFormatRows } from 'd3';

/** A curve: x ascending. Gaps are points with y not finite. */
export interface Series {
  readonly name: string;
  /** A custom property of the theme, as "--chart-1". */
  readonly colour: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** Debiased exponential moving average, as in TensorBoard; weight 0 does not change the curve. */
export function smooth(points: Series['points'], weight: number): (readonly [number, number])[] {
  let mean = 0;
  let bias = 1;
  return points.map(([x, y]) => {
    if (!Number.isFinite(y)) return [x, y];
    mean = mean * weight + (1 - weight) * y;
    bias *= weight;
    return [x, mean / (1 - bias)];
  });
}

/** Least and greatest value that can be drawn in a range of x; null if there is none. */
export function extentOf(
  series: readonly Series[],
  axis: 0 | 1,
  within: readonly [number, number] | null,
): [number, number] | null {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const { points } of series) {
    for (const point of points) {
      const isSeen = !within || (point[0] >= within[0] && point[0] <= within[1]);
      if (!isSeen || !Number.isFinite(point[axis])) continue;
      least = Math.min(least, point[axis]);
      most = Math.max(most, point[axis]);
    }
  }
  return least <= most ? [least, most] : null;
}

/** The point of a curve nearest to x (binary search); null if the curve is empty. */
export function nearestPoint(points: Series['points'], x: number): readonly [number, number] | null {
  if (points.length === 0) return null;
  let low = 0;
  let high = points.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (points[middle][0] <= x) low = middle;
    else high = middle;
  }
  return x - points[low][0] <= points[high][0] - x ? points[low] : points[high];
}

/** The curves as a table: one row for each x that any curve has. */
export function toCsv(series: readonly Series[], xName: string): string {
  const rows = new Map<number, (number | undefined)[]>();
  series.forEach(({ points }, column) => {
    for (const [x, y] of points) {
      const row = rows.get(x) ?? [];
      row[column] = y;
      rows.set(x, row);
    }
  });
  const lines = [...rows]
    .sort(([a], [b]) => a - b)
    .map(([x, row]) => [x, ...series.map((_, column) => row[column] ?? '')].map(String));
  return `${csvFormatRows([[xName, ...series.map(({ name }) => name)], ...lines])}\n`;
}

/** Ticks of an axis of steps or seconds: whole numbers, each once. */
export function wholeTicks(scale: { ticks(count: number): number[] }, count: number): number[] {
  return scale.ticks(count).filter(Number.isInteger);
}
