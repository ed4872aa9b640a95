import { knownPoints, type LineOverview } from '#seismic/overview/lineOverview';
import type { MapPoint } from '#seismic/survey/surveyMap';

/** Where a line or a grid is. */
export type LinePlace = Pick<LineOverview, 'traces' | 'corners' | 'isLine'>;

/** A line of the project by its number. */
export interface PlacedLine extends LinePlace {
  readonly lineId: number;
}

function distanceToSegment(at: MapPoint, from: MapPoint, to: MapPoint): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length > 0 ? ((at.x - from.x) * dx + (at.y - from.y) * dy) / length : 0;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(at.x - from.x - share * dx, at.y - from.y - share * dy);
}

/** True inside a closed polygon: a ray to the east crosses its sides an odd number of times. */
function isInside(at: MapPoint, corners: readonly MapPoint[]): boolean {
  let inside = false;
  corners.forEach((from, i) => {
    const to = corners[(i + 1) % corners.length];
    if (from.y > at.y === to.y > at.y) return;
    const x = from.x + ((at.y - from.y) / (to.y - from.y)) * (to.x - from.x);
    if (x > at.x) inside = !inside;
  });
  return inside;
}

function distanceAlong(at: MapPoint, points: readonly MapPoint[]): number {
  return points.reduce(
    (least, point, i) => Math.min(least, distanceToSegment(at, points[Math.max(0, i - 1)], point)),
    Number.POSITIVE_INFINITY,
  );
}

/** How far a place is from a line, or from the outline of a grid; from the nearest trace of a grid without one. */
function distanceTo({ traces, corners, isLine }: LinePlace, at: MapPoint): number {
  if (corners) return distanceAlong(at, [...corners, corners[0]]);
  const points = knownPoints(traces);
  if (isLine) return distanceAlong(at, points);
  return points.reduce(
    (least, { x, y }) => Math.min(least, Math.hypot(at.x - x, at.y - y)),
    Number.POSITIVE_INFINITY,
  );
}

/**
 * The line that is meant by a place: the nearest one within reach, else the grid around it. Null where that is the
 * shown one or none.
 * @param shown the line that is shown; null where it has no place
 */
export function nearestLine(
  others: readonly PlacedLine[],
  shown: LinePlace | null,
  { at, reach }: { readonly at: MapPoint; readonly reach: number },
): number | null {
  let [nearest, least]: [number | null, number] = [null, shown ? distanceTo(shown, at) : reach];
  for (const line of others) {
    const distance = distanceTo(line, at);
    if (distance <= reach && distance < least) [nearest, least] = [line.lineId, distance];
  }
  if (nearest !== null || least <= reach) return nearest;
  if (shown?.corners && isInside(at, shown.corners)) return null;
  return others.find(({ corners }) => corners && isInside(at, corners))?.lineId ?? null;
}
