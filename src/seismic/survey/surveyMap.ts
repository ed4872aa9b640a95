import type { GridPlacement } from '#seismic/survey/gridPlacement';

/** What a map shows: coordinates of the headers, or inline and crossline numbers in their place. */
export const MAP_BASES = ['coordinates', 'lineNumbers'] as const;
export type MapBasis = (typeof MAP_BASES)[number];

/** Where a trace is: at its CDP, half way between source and receiver, or at its inline and crossline. */
export const TRACE_PLACES = ['cdp', 'midpoint', 'lineNumbers'] as const;
export type TracePlace = (typeof TRACE_PLACES)[number];

/** What the coordinates are measured in. "number" for inlines and crosslines. */
export type MapUnit = 'm' | 'ft' | 'arc-seconds' | 'degrees' | 'unknown' | 'number';

/** Points of the map with the trace that each belongs to, counted from 0 in file order. NaN where it has none. */
export interface MapPoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly traces: Int32Array;
}

/** Where the traces of a survey are. Of a large file every `traceStep`-th trace is there. */
export interface SurveyMap {
  readonly basis: MapBasis;
  readonly place: TracePlace;
  readonly unit: MapUnit;
  readonly traceStep: number;
  readonly traces: MapPoints;
  /** Null where they are where the traces are, or have no coordinates. */
  readonly sources: MapPoints | null;
  readonly receivers: MapPoints | null;
  /** Corners of a grid, one after the other around it; null for other surveys and for grids that are not regular. */
  readonly corners: readonly MapPoint[] | null;
  readonly placement: GridPlacement | null;
}

/** The map of a line without coordinates among others that have some. */
export function emptyMap(unit: MapUnit): SurveyMap {
  const none = new Float64Array(0);
  return {
    ...{ basis: 'coordinates', place: 'cdp', unit, traceStep: 1 },
    traces: { x: none, y: none, traces: new Int32Array(0) },
    ...{ sources: null, receivers: null, corners: null, placement: null },
  };
}

export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

const UNIT_WORDS: Readonly<Record<MapUnit, string>> = {
  m: 'm',
  ft: 'ft',
  'arc-seconds': 'arc-seconds',
  degrees: 'degrees',
  unknown: 'unit not stated',
  number: '',
};

/** True for longitude and latitude, along which a length is not one number. */
export function isGeographic({ unit }: Pick<SurveyMap, 'unit'>): boolean {
  return unit === 'arc-seconds' || unit === 'degrees';
}

/** Names of the axes with the unit: "X (m)", "Longitude (degrees)", "Crossline". */
export function axisTitles(map: Pick<SurveyMap, 'unit'>): { readonly x: string; readonly y: string } {
  if (map.unit === 'number') return { x: 'Crossline', y: 'Inline' };
  const unit = UNIT_WORDS[map.unit];
  return isGeographic(map)
    ? { x: `Longitude (${unit})`, y: `Latitude (${unit})` }
    : { x: `X (${unit})`, y: `Y (${unit})` };
}

/** Index of the point that is nearest to a place; null where there is no point. */
export function nearestPoint({ x, y }: MapPoints, at: MapPoint): number | null {
  let nearest: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [x[i] - at.x, y[i] - at.y];
    const distance = dx * dx + dy * dy;
    if (!(distance < least)) continue;
    least = distance;
    nearest = i;
  }
  return nearest;
}
