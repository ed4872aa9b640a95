import type { CancelSignal } from '../base/errors.js';
import type { HeaderIndex } from '../dataset/headerIndex.js';
import type { SegyDataset } from '../dataset/segyDataset.js';
import { bytesOfType } from '../header/byteOrder.js';
import type { Column } from '../header/distinctValues.js';
import { type FieldChoice, traceField } from '../header/headerWords.js';
import { scaledBy } from '../header/scaledWords.js';
import type { FileLayout } from '../layout/layout.js';
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
  /** What the columns are called in reasons; the standard's bytes where it is left out. */
  readonly names?: Partial<GeometryNames>;
}

/** How reasons call the keys. */
export interface GeometryNames {
  readonly inline: string;
  readonly crossline: string;
  readonly offset: string;
}

/** Bytes that hold the keys, where they are not the standard's: 189, 193 and 37. */
export interface GeometryBytes {
  readonly inlineByte?: FieldChoice;
  readonly crosslineByte?: FieldChoice;
  readonly offsetByte?: FieldChoice;
}

/** Where the columns come from. */
export interface ColumnOptions extends GeometryBytes {
  readonly index?: HeaderIndex;
  readonly signal?: CancelSignal;
}

/** "bytes 189-192" for a field. @throws SegyError 'field.unknown' */
function bytesName(choice: FieldChoice, layout: FileLayout): string {
  const { byte, type } = traceField(choice, layout.traceHeaderBytes, layout.extensionFields);
  return `bytes ${byte}-${byte + bytesOfType(type) - 1}`;
}

function chosenFields(bytes: GeometryBytes): readonly [FieldChoice, FieldChoice, FieldChoice] {
  return [bytes.inlineByte ?? 189, bytes.crosslineByte ?? 193, bytes.offsetByte ?? 37];
}

/** What the keys are called in reasons. @throws SegyError 'field.unknown' */
export function geometryNames(bytes: GeometryBytes, layout: FileLayout): GeometryNames {
  const [inline, crossline, offset] = chosenFields(bytes).map((choice) => bytesName(choice, layout));
  return { inline, crossline, offset };
}

/** Middle of source and group where no CDP coordinate is given, as is usual before revision 1. */
function pointsOf([scalars, ...columns]: readonly Column[]): TracePoints {
  const [cdpX, cdpY, sourceX, sourceY, groupX, groupY] = columns;
  const varies = (column: Column) =>
    Array.prototype.some.call(column, (value: number) => value !== column[0]);
  const isGiven = varies(cdpX) || varies(cdpY);
  const scaled = (first: Column, second: Column) =>
    Float64Array.from({ length: first.length }, (_, i) => scaledBy((first[i] + second[i]) / 2, scalars[i]));
  return isGiven
    ? { x: scaled(cdpX, cdpX), y: scaled(cdpY, cdpY) }
    : { x: scaled(sourceX, groupX), y: scaled(sourceY, groupY) };
}

const COORDINATE_BYTES = [71, 181, 185, 73, 77, 81, 85];

/** The keys that an index holds; null unless inline and crossline are among them. */
function indexedColumns(
  index: HeaderIndex,
  [inlineByte, crosslineByte, offsetByte]: readonly [FieldChoice, FieldChoice, FieldChoice],
): Omit<GeometryColumns, 'names'> {
  const traceCount = index.file.traceCount;
  const constant = new Uint8Array(traceCount);
  const columnOr = (choice: FieldChoice) => (index.holds(choice) ? index.column(choice) : constant);
  return {
    cdp: columnOr(21),
    fieldRecord: columnOr(9),
    inline: index.column(inlineByte),
    crossline: index.column(crosslineByte),
    offset: columnOr(offsetByte),
    points: COORDINATE_BYTES.every((byte) => index.holds(byte))
      ? pointsOf(COORDINATE_BYTES.map((byte) => index.column(byte)))
      : undefined,
  };
}

/**
 * Reads what geometry is inferred from, in one pass over the headers, or takes it from an index, where
 * fields that it does not hold count as 0.
 * @throws SegyError 'field.unknown' for bytes outside the header, or keys that the index does not hold
 */
export async function readGeometryColumns(
  dataset: SegyDataset,
  options: ColumnOptions,
): Promise<GeometryColumns> {
  const chosen = chosenFields(options);
  const names = geometryNames(options, dataset.layout);
  if (options.index) return { ...indexedColumns(options.index, chosen), names };
  const [cdp, fieldRecord, inline, crossline, offset, ...coordinates] = await dataset.header.compactColumns(
    [21, 9, ...chosen, ...COORDINATE_BYTES],
    {},
    options.signal,
  );
  return { cdp, fieldRecord, offset, inline, crossline, points: pointsOf(coordinates), names };
}
