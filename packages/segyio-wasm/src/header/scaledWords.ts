import type { Header } from './headerWords.js';

/** Stretches of trace header bytes whose words are scaled by another word (SEG-Y rev 2.1, table 3). */
const SCALED: readonly { readonly first: number; readonly last: number; readonly by: number }[] = [
  { first: 41, last: 68, by: 69 },
  { first: 73, last: 88, by: 71 },
  { first: 95, last: 114, by: 215 },
  { first: 181, last: 188, by: 71 },
  { first: 197, last: 200, by: 201 },
];

/**
 * First byte of the word that scales the standard field at `byte`: 69 for elevations and depths (bytes 41
 * to 68), 71 for coordinates (73 to 88, 181 to 188), 215 for times (95 to 114), 201 for the shot point
 * (197); null for a field that is not scaled.
 *
 * @example scalarByteOf(73) // 71
 */
export function scalarByteOf(byte: number): number | null {
  return SCALED.find(({ first, last }) => byte >= first && byte <= last)?.by ?? null;
}

/** `value` multiplied by a positive scalar, divided by a negative one; 0 counts as 1. */
export function scaledBy(value: number, scalar: number): number {
  if (scalar === 0) return value;
  return scalar > 0 ? value * scalar : value / -scalar;
}

/**
 * A coordinate (bytes 73 to 88, 181 to 188) with the scalar of bytes 71-72 applied.
 *
 * @example scaledCoordinate(43_567_812, -100) // 435678.12
 */
export function scaledCoordinate(value: number, scalar: number): number {
  return scaledBy(value, scalar);
}

/**
 * A time (bytes 95 to 114) in ms with the scalar of bytes 215-216 applied, which is there since revision 1.
 *
 * @example scaledTimeMs(1255, -10) // 125.5
 */
export function scaledTimeMs(value: number, scalar: number): number {
  return scaledBy(value, scalar);
}

/** What the numbers of a trace's coordinates mean, by bytes 89-90 (1 to 4 in rev 2.1). */
export type CoordinateUnit = 'length' | 'arc-seconds' | 'degrees' | 'degrees-minutes-seconds' | 'unknown';

const UNITS: readonly CoordinateUnit[] = ['unknown', 'length', 'arc-seconds', 'degrees'];

/** A trace's coordinates with their scalar applied, in `unit`. Elevations are in metres or feet. */
export interface TraceCoordinates {
  readonly sourceX: number;
  readonly sourceY: number;
  readonly groupX: number;
  readonly groupY: number;
  readonly cdpX: number;
  readonly cdpY: number;
  readonly receiverElevation: number;
  readonly sourceElevation: number;
  readonly unit: CoordinateUnit;
}

/**
 * The coordinates of a trace header, scaled by bytes 71-72, and its elevations, scaled by bytes 69-70.
 *
 * @example coordinatesOf(await file.header.read(0)).cdpX
 */
export function coordinatesOf(header: Header): TraceCoordinates {
  const of = (byte: number) => scaledBy(header.get(byte), header.get(scalarByteOf(byte) ?? 71));
  const unitCode = header.get(89);
  return {
    sourceX: of(73),
    sourceY: of(77),
    groupX: of(81),
    groupY: of(85),
    cdpX: of(181),
    cdpY: of(185),
    receiverElevation: of(41),
    sourceElevation: of(45),
    unit: unitCode === 4 ? 'degrees-minutes-seconds' : (UNITS[unitCode] ?? 'unknown'),
  };
}

/** A trace's times in ms, and its own sample interval in microseconds. */
export interface TraceTimes {
  readonly delayMs: number;
  readonly sourceStaticMs: number;
  readonly groupStaticMs: number;
  readonly totalStaticMs: number;
  readonly muteStartMs: number;
  readonly muteEndMs: number;
  readonly sampleIntervalUs: number;
}

/**
 * The times of a trace header, scaled by bytes 215-216. Before revision 1 those bytes had no meaning:
 * give `isScaled: false` for such files.
 *
 * @example timesOf(await file.header.read(0), { isScaled: file.layout.revision.major >= 1 }).delayMs
 */
export function timesOf(header: Header, options: { readonly isScaled?: boolean } = {}): TraceTimes {
  const scalar = options.isScaled === false ? 1 : header.get(215);
  const of = (byte: number) => scaledTimeMs(header.get(byte), scalar);
  return {
    delayMs: of(109),
    sourceStaticMs: of(99),
    groupStaticMs: of(101),
    totalStaticMs: of(103),
    muteStartMs: of(111),
    muteEndMs: of(113),
    sampleIntervalUs: header.get(117),
  };
}
