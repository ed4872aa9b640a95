import { scaledBy } from 'segyio-wasm';
import { type Columns, columnOf, coordinateScalarsOf } from '#jobs/line/readHeaders';
import type { MapUnit } from '#seismic/survey/surveyMap';

/** First bytes of what a map is made of, as the standard has them. */
export const MAP_BYTES = {
  scalar: 71,
  sourceX: 73,
  sourceY: 77,
  groupX: 81,
  groupY: 85,
  unit: 89,
  cdpX: 181,
  cdpY: 185,
} as const;

/** Scaled coordinates of sources, receivers and CDPs of some traces. */
export interface TraceCoordinates {
  readonly source: Coordinates;
  readonly receiver: Coordinates;
  readonly cdp: Coordinates;
}

export interface Coordinates {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const DEGREES_MINUTES_SECONDS = 4;

/** ±DDDMMSS.ss as degrees: 1234530 is 123° 45′ 30″. */
export function degreesOf(value: number): number {
  const all = Math.abs(value);
  const degrees = Math.floor(all / 10_000);
  const minutes = Math.floor((all - degrees * 10_000) / 100);
  const seconds = all - degrees * 10_000 - minutes * 100;
  return Math.sign(value) * (degrees + minutes / 60 + seconds / 3600);
}

/** The unit of a file's coordinates by bytes 89-90 of a trace and, for lengths, bytes 3255-3256. */
export function unitOf(unitCode: number, measurementSystem: number): MapUnit {
  if (unitCode === 2) return 'arc-seconds';
  if (unitCode === 3 || unitCode === DEGREES_MINUTES_SECONDS) return 'degrees';
  if (unitCode !== 1) return 'unknown';
  if (measurementSystem === 1) return 'm';
  return measurementSystem === 2 ? 'ft' : 'unknown';
}

/** Which traces' coordinates are wanted, and by which scalar. */
export interface CoordinateChoice {
  readonly first?: number;
  readonly step?: number;
  /** In place of bytes 71-72, by which floats are not scaled. */
  readonly scalar?: number;
}

/** Every `step`-th coordinate of a column from `first` on, scaled. */
function scaledOf(columns: Columns, byte: number, { first = 0, step = 1, scalar }: CoordinateChoice) {
  const [values, scalars, units] = [byte, MAP_BYTES.scalar, MAP_BYTES.unit].map((at) =>
    columnOf(columns, at),
  );
  const scalarOf = coordinateScalarsOf(values, scalars, scalar);
  return Float64Array.from({ length: Math.max(0, Math.ceil((values.length - first) / step)) }, (_, i) => {
    const trace = first + i * step;
    const value = scaledBy(values[trace], scalarOf(trace));
    return units[trace] === DEGREES_MINUTES_SECONDS ? degreesOf(value) : value;
  });
}

/** The coordinates of every `step`-th trace of those that were read, from `first` on. */
export function coordinatesIn(columns: Columns, choice: CoordinateChoice = {}): TraceCoordinates {
  const of = (byte: number) => scaledOf(columns, byte, choice);
  return {
    source: { x: of(MAP_BYTES.sourceX), y: of(MAP_BYTES.sourceY) },
    receiver: { x: of(MAP_BYTES.groupX), y: of(MAP_BYTES.groupY) },
    cdp: { x: of(MAP_BYTES.cdpX), y: of(MAP_BYTES.cdpY) },
  };
}

/** Half way between source and receiver. */
export function midpoints({ source, receiver }: TraceCoordinates): Coordinates {
  return {
    x: source.x.map((x, i) => (x + receiver.x[i]) / 2),
    y: source.y.map((y, i) => (y + receiver.y[i]) / 2),
  };
}
