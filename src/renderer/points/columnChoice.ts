import type { PointFilePreview } from '#seismic/points/pointFilePreview';
import type { PointColumns, PointRole } from '#seismic/points/pointTable';

/** What says where a point is. */
export type PlaceKind = 'xy' | 'numbers' | 'trace';

/** The columns that a place needs, with what they are called. */
export const ROLE_WORDS: Readonly<Record<PlaceKind, readonly (readonly [PointRole, string])[]>> = {
  xy: [
    ['x', 'X'],
    ['y', 'Y'],
    ['z', 'Z'],
  ],
  numbers: [
    ['inline', 'Inline'],
    ['crossline', 'Crossline'],
    ['z', 'Z'],
  ],
  trace: [
    ['trace', 'Trace'],
    ['z', 'Z'],
  ],
};

type LineFacts = Pick<PointFilePreview, 'hasGrid' | 'hasCoordinates'>;

/** The kinds of places that the open line has, with their words. */
export function placeKindsOf({ hasGrid, hasCoordinates }: LineFacts): (readonly [PlaceKind, string])[] {
  return [
    ...(hasGrid ? ([['numbers', 'inline and crossline']] as const) : []),
    ...(hasCoordinates ? ([['xy', 'coordinates']] as const) : []),
    ['trace', 'number of the trace'],
  ];
}

/** The kind of place that columns state, of those that the line has. */
export function placeKindOf(columns: PointColumns, line: LineFacts): PlaceKind {
  if (line.hasGrid && columns.inline !== undefined && columns.crossline !== undefined) return 'numbers';
  if (columns.trace !== undefined) return 'trace';
  return line.hasCoordinates ? 'xy' : 'trace';
}

/** The columns that are used with a kind of place; the column that tells lines apart stays. */
export function columnsOf(columns: PointColumns, place: PlaceKind): PointColumns {
  const used = [...ROLE_WORDS[place].map(([role]) => role), 'line' as const];
  return Object.fromEntries(
    used.flatMap((role) => (columns[role] === undefined ? [] : [[role, columns[role]]])),
  );
}

/** Units of z with the factor that takes it to the unit of the section; a negative one turns z that grows upwards. */
export function zUnitsOf(unit: PointFilePreview['unit']): (readonly [number, string])[] {
  const larger = { ms: 's', m: 'km', ns: 'µs' }[unit];
  return [
    [1, unit],
    [1000, larger],
    [-1, unit],
    [-1000, larger],
  ];
}
