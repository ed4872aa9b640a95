import type { PlacedPoints } from '#seismic/points/placePoints';
import type { PointKind } from '#seismic/points/pointTable';
import type { SectionPlane } from '#seismic/survey/plane';

/** Points of a horizon or fault along a plane, in the order in which they are joined. */
export interface SurfaceLine {
  readonly columns: readonly number[];
  readonly timesMs: readonly number[];
}

/** A horizon, a fault or separate points where a plane cuts them. */
export interface Surface {
  readonly name: string;
  readonly kind: PointKind;
  readonly lines: readonly SurfaceLine[];
}

/** A horizon is not joined over more columns than this many times the usual distance of its points. */
const LARGEST_GAP = 3;

interface Point {
  readonly column: number;
  readonly timeMs: number;
  readonly line: number;
}

function lineOf(points: readonly Point[]): SurfaceLine {
  return { columns: points.map(({ column }) => column), timesMs: points.map(({ timeMs }) => timeMs) };
}

/** Splits points where two that follow each other do not belong together. */
function splitWhere(points: readonly Point[], isBreak: (before: Point, after: Point) => boolean): Point[][] {
  const parts: Point[][] = [];
  points.forEach((point, i) => {
    if (i === 0 || isBreak(points[i - 1], point)) parts.push([point]);
    else parts[parts.length - 1].push(point);
  });
  return parts;
}

/** The points of a horizon from left to right, apart where it has a hole. */
function horizonParts(points: readonly Point[]): Point[][] {
  const sorted = [...points].sort((a, b) => a.column - b.column);
  const steps = sorted.slice(1).map(({ column }, i) => column - sorted[i].column);
  const usual = steps.filter((step) => step > 0).sort((a, b) => a - b)[(steps.length - 1) >> 1] ?? 1;
  return splitWhere(sorted, (before, after) => after.column - before.column > LARGEST_GAP * usual);
}

/**
 * Where points are on a plane: a horizon as lines from left to right, a fault as its own lines, separate points each by
 * itself. Empty where the plane does not pass through any.
 */
export function linesOnPlane(
  { traces, timesMs, lines }: Pick<PlacedPoints, 'traces' | 'timesMs' | 'lines'>,
  kind: PointKind,
  plane: SectionPlane,
): SurfaceLine[] {
  const points: Point[] = [];
  traces.forEach((trace, i) => {
    const column = plane.columnOf(trace);
    if (column !== null) points.push({ column, timeMs: timesMs[i], line: lines[i] });
  });
  if (kind === 'points') return points.map((point) => lineOf([point]));
  const parts =
    kind === 'horizon'
      ? horizonParts(points)
      : splitWhere(points, (before, after) => before.line !== after.line);
  return parts.map(lineOf);
}
