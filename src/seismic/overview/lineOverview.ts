import { isGeographic, type MapPoint, type MapPoints, type MapUnit } from '#seismic/survey/surveyMap';

/** A pick on the map, by its class. */
export interface PlacedClass extends MapPoint {
  readonly class: string;
}

/** Where a line of a project is, coarse, and its picks: what is drawn of lines that are not shown. */
export interface LineOverview {
  readonly unit: MapUnit;
  /** Some of its traces, evenly taken, in file order. */
  readonly traces: MapPoints;
  /** Corners around a regular grid; null for others. */
  readonly corners: readonly MapPoint[] | null;
  /** True for a line, whose traces lie one behind the other; false for a grid. */
  readonly isLine: boolean;
  /** Those of its picks whose traces have coordinates. */
  readonly picks: readonly PlacedClass[];
}

/** True where coordinates can be drawn on one map; those of no stated unit go with lengths, as those of a survey do. */
export function sharesMap(a: MapUnit, b: MapUnit): boolean {
  if (a === b) return true;
  const isLength = (unit: MapUnit) => unit !== 'number' && !isGeographic({ unit });
  return isLength(a) && isLength(b) && (a === 'unknown' || b === 'unknown');
}

/** False for the point of a trace whose header has no coordinates. */
export function hasPlace({ x, y }: MapPoint): boolean {
  return !Number.isNaN(x + y);
}

/** Points that have a place. */
export function knownPoints({ x, y }: Pick<MapPoints, 'x' | 'y'>): MapPoint[] {
  return Array.from(x, (value, i) => ({ x: value, y: y[i] })).filter(hasPlace);
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The points of several lists, one after the other. */
export function joinedPoints(lists: readonly Pick<MapPoints, 'x' | 'y'>[]): Pick<MapPoints, 'x' | 'y'> {
  return { x: joined(lists.map(({ x }) => x)), y: joined(lists.map(({ y }) => y)) };
}

/** The end of a line, or the corner of a grid, that is farthest from the middle of a map: its name stands there. */
export function labelPlace(
  { traces, corners }: Pick<LineOverview, 'traces' | 'corners'>,
  middle: MapPoint,
): MapPoint | null {
  const known = corners ?? knownPoints(traces);
  const ends = corners ?? [known.at(0), known.at(-1)].flatMap((end) => end ?? []);
  const distance = ({ x, y }: MapPoint) => Math.hypot(x - middle.x, y - middle.y);
  return ends.reduce<MapPoint | null>(
    (best, end) => (best && distance(best) >= distance(end) ? best : end),
    null,
  );
}
