import type { CancelSignal } from '../base/errors.js';
import type { HeaderIndex } from '../dataset/headerIndex.js';
import type { SegyDataset } from '../dataset/segyDataset.js';
import { bytesOfType, isFloatType } from '../header/byteOrder.js';
import type { Column } from '../header/distinctValues.js';
import { type FieldChoice, type TraceHeaderFields, traceField } from '../header/headerWords.js';
import { scaledBy } from '../header/scaledWords.js';
import { FIRST_SU_BYTE } from '../header/suFields.js';
import type { HeaderField } from '../header/traceFields.js';
import type { TracePoints } from './gridPlacement.js';

/** Header columns that geometry is inferred from, one value a trace. */
export interface GeometryColumns {
  readonly cdp: Column;
  readonly fieldRecord: Column;
  readonly offset: Column;
  readonly inline: Column;
  readonly crossline: Column;
  /** Where each trace is, for spacing and rotation. */
  readonly points?: TracePoints;
  /** Further numbers that may tell the traces apart, called "what (bytes a-b)"; counters are "trace number …". */
  readonly others?: readonly NamedColumn[];
  /** What the columns are called in reasons; the standard's bytes where it is left out. */
  readonly names?: Partial<GeometryNames>;
}

/** A header column with what reasons call it. */
export interface NamedColumn {
  readonly name: string;
  readonly values: Column;
}

/** How reasons call the keys. */
export interface GeometryNames {
  readonly cdp: string;
  readonly fieldRecord: string;
  readonly inline: string;
  readonly crossline: string;
  readonly offset: string;
}

/** Bytes that hold the keys, where they are not the standard's: 189, 193, 37, 21 and 9, coordinates in 181 and 185. */
export interface GeometryBytes {
  readonly inlineByte?: FieldChoice;
  readonly crosslineByte?: FieldChoice;
  readonly offsetByte?: FieldChoice;
  readonly cdpByte?: FieldChoice;
  readonly fieldRecordByte?: FieldChoice;
  /** The place of each trace; scaled by bytes 71-72 unless it is a float. */
  readonly xByte?: FieldChoice;
  readonly yByte?: FieldChoice;
}

/** Where the columns come from. */
export interface ColumnOptions extends GeometryBytes {
  readonly index?: HeaderIndex;
  /** Whether the numbers that tell the traces of a line apart are read as well. */
  readonly hasOthers?: boolean;
  readonly signal?: CancelSignal;
}

const DEFAULT_BYTES = {
  ...{ inlineByte: 189, crosslineByte: 193, offsetByte: 37 },
  ...{ cdpByte: 21, fieldRecordByte: 9, xByte: 181, yByte: 185 },
};

const KEYS = [
  ...(['inlineByte', 'crosslineByte', 'offsetByte', 'xByte', 'yByte'] as const),
  ...(['cdpByte', 'fieldRecordByte'] as const),
];

/** The field of a key: as the caller names it, else the standard's; null where a Seismic Unix file has none. */
export function keyFieldOf(
  key: keyof GeometryBytes,
  bytes: GeometryBytes,
  layout: TraceHeaderFields,
): HeaderField | null {
  const choice = bytes[key];
  if (choice !== undefined) return traceField(choice, layout);
  const field = traceField(DEFAULT_BYTES[key], layout);
  return isFloatType(field.type) ? null : field;
}

/** "bytes 189-192" for a field. */
function bytesName(field: HeaderField | null): string {
  return field ? `bytes ${field.byte}-${field.byte + bytesOfType(field.type) - 1}` : 'none in Seismic Unix';
}

/** What the keys are called in reasons. @throws SegyError 'field.unknown' */
export function geometryNames(bytes: GeometryBytes, layout: TraceHeaderFields): GeometryNames {
  const nameOf = (key: keyof GeometryBytes) => bytesName(keyFieldOf(key, bytes, layout));
  return {
    inline: nameOf('inlineByte'),
    crossline: nameOf('crosslineByte'),
    offset: nameOf('offsetByte'),
    cdp: nameOf('cdpByte'),
    fieldRecord: nameOf('fieldRecordByte'),
  };
}

/** Columns of coordinates that may give the place of each trace. */
interface CoordinateColumns {
  readonly scalars: Column;
  readonly cdpX: Column;
  readonly cdpY: Column;
  readonly sourceX: Column;
  readonly sourceY: Column;
  readonly groupX: Column;
  readonly groupY: Column;
}

/** Middle of source and group where no CDP coordinate is given, as is usual before revision 1. */
function pointsOf(columns: CoordinateColumns, isScaled = true): TracePoints {
  const { scalars, cdpX, cdpY, sourceX, sourceY, groupX, groupY } = columns;
  const varies = (column: Column) =>
    Array.prototype.some.call(column, (value: number) => value !== column[0]);
  const isGiven = varies(cdpX) || varies(cdpY);
  const scaled = (first: Column, second: Column) =>
    Float64Array.from({ length: first.length }, (_, i) => {
      const middle = (first[i] + second[i]) / 2;
      return isScaled || !isGiven ? scaledBy(middle, scalars[i]) : middle;
    });
  return isGiven
    ? { x: scaled(cdpX, cdpX), y: scaled(cdpY, cdpY) }
    : { x: scaled(sourceX, groupX), y: scaled(sourceY, groupY) };
}

const COORDINATE_BYTES = [71, 181, 185, 73, 77, 81, 85];

/** The keys that an index holds; null unless inline and crossline are among them. */
function indexedColumns(index: HeaderIndex, bytes: GeometryBytes): Omit<GeometryColumns, 'names'> {
  const constant = new Uint8Array(index.file.traceCount);
  const columnOr = (choice: FieldChoice) => (index.holds(choice) ? index.column(choice) : constant);
  const points = () => {
    const [scalars, cdpX, cdpY, sourceX, sourceY, groupX, groupY] = COORDINATE_BYTES.map((byte) =>
      index.column(byte),
    );
    return pointsOf({ scalars, cdpX, cdpY, sourceX, sourceY, groupX, groupY });
  };
  return {
    cdp: columnOr(bytes.cdpByte ?? DEFAULT_BYTES.cdpByte),
    fieldRecord: columnOr(bytes.fieldRecordByte ?? DEFAULT_BYTES.fieldRecordByte),
    inline: index.column(bytes.inlineByte ?? DEFAULT_BYTES.inlineByte),
    crossline: index.column(bytes.crosslineByte ?? DEFAULT_BYTES.crosslineByte),
    offset: columnOr(bytes.offsetByte ?? DEFAULT_BYTES.offsetByte),
    points: COORDINATE_BYTES.every((byte) => index.holds(byte)) ? points() : undefined,
  };
}

/** Numbers beside the keys that may tell the traces apart, by first byte. */
export const OTHER_NUMBERS: readonly (readonly [byte: number, name: string])[] = [
  [17, 'source point (bytes 17-20)'],
  [197, 'shot point (bytes 197-200)'],
  [181, 'CDP X (bytes 181-184)'],
  [185, 'CDP Y (bytes 185-188)'],
  [81, 'group X (bytes 81-84)'],
  [85, 'group Y (bytes 85-88)'],
  [73, 'source X (bytes 73-76)'],
  [77, 'source Y (bytes 77-80)'],
  [25, 'trace number in the ensemble (bytes 25-28)'],
  [13, 'trace number in the record (bytes 13-16)'],
  [1, 'trace number in the line (bytes 1-4)'],
  [5, 'trace number in the file (bytes 5-8)'],
];

/** `OTHER_NUMBERS` with their columns; those that the file does not have are left out. */
export function otherColumns(columnAt: (byte: number) => Column | null): NamedColumn[] {
  return OTHER_NUMBERS.flatMap(([byte, name]) => {
    const values = columnAt(byte);
    return values ? [{ name, values }] : [];
  });
}

/**
 * Reads what geometry is inferred from, in one pass over the headers, or takes it from an index, where
 * fields that it does not hold count as 0. Inline, crossline and CDP coordinates, which Seismic Unix lacks,
 * count as 0 in its files unless the caller names their bytes.
 * @throws SegyError 'field.unknown' for bytes outside the header, or keys that the index does not hold
 */
export async function readGeometryColumns(
  dataset: SegyDataset,
  options: ColumnOptions,
): Promise<GeometryColumns> {
  const { layout } = dataset;
  const names = geometryNames(options, layout);
  if (options.index) return { ...indexedColumns(options.index, options), names };
  const keys = KEYS.map((key) => keyFieldOf(key, options, layout));
  const isKnown = (byte: number) => byte < FIRST_SU_BYTE || !isFloatType(traceField(byte, layout).type);
  const others = options.hasOthers ? OTHER_NUMBERS.map(([byte]) => byte) : [];
  const bytes = [71, 73, 77, 81, 85, ...others].filter(isKnown);
  const fields = [...keys.filter((field) => field !== null), ...new Set(bytes)];
  const columns = await dataset.header.compactColumns(fields, {}, options.signal);
  const constant = new Uint8Array(layout.traceCount);
  const columnAt = (byte: number) => columns[fields.indexOf(byte)] ?? null;
  const standard = (byte: number): Column => columnAt(byte) ?? constant;
  const [inline, crossline, offset, cdpX, cdpY, cdp, fieldRecord] = keys.map(
    (field): Column => (field ? columns[fields.indexOf(field)] : constant),
  );
  const coordinates = { scalars: standard(71), cdpX, cdpY, sourceX: standard(73), sourceY: standard(77) };
  const isScaled = !(keys[3] && isFloatType(keys[3].type));
  return {
    ...{ cdp, fieldRecord, offset, inline, crossline, names },
    points: pointsOf({ ...coordinates, groupX: standard(81), groupY: standard(85) }, isScaled),
    others: options.hasOthers ? otherColumns(columnAt) : undefined,
  };
}
