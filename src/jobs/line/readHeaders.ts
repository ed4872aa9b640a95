import {
  type Geometry,
  geometryNames,
  geometryOfColumns,
  type HeaderColumn,
  OTHER_NUMBERS,
  otherColumns,
  type SegyDataset,
  scaledBy,
} from 'segyio-wasm';
import { geometryBytes, mappedField } from '#jobs/line/headerPlaces';
import { type HeaderVariation, headerVariations } from '#jobs/line/headerVariations';
import { radarDistanceScale, suPositionScale } from '#jobs/line/positionScales';
import type { SurveyGrid } from '#seismic/survey/gridIndex';
import { STANDARD_BYTES } from '#seismic/survey/headerBytes';
import type { OpeningOptions } from '#seismic/survey/openingOptions';
import type { SampleAxis, Survey, SurveyCoordinates } from '#seismic/survey/survey';
import { headerScalesOf, SCALE_FIELDS } from '#seismic/survey/traceScale';

/** What the user states of the trace headers. */
export type HeaderOpening = Pick<OpeningOptions, 'headerBytes' | 'coordinateScalar'>;

/** Content of the headers of all traces, read in one pass, or as some of them tell it. */
export interface LineHeaders {
  readonly survey: Survey;
  readonly geometry: Geometry;
  /** Fields that should be the same in every trace and are not. */
  readonly variations: readonly HeaderVariation[];
  /** Headers that were looked at; null for all. */
  readonly sampledCount: number | null;
}

const BYTES = {
  ...STANDARD_BYTES,
  coordinateScalar: 71,
  delay: 109,
  sampleCount: 115,
  sampleInterval: 117,
} as const;

type HeaderBytes = OpeningOptions['headerBytes'];

/** Columns by the bytes that the standard has for them, wherever they are in this file. */
export type Columns = ReadonlyMap<number, HeaderColumn>;

/** True for bytes that hold a number of the line: Seismic Unix has floats where SEG-Y has inline and others. */
export function isNumber({ layout }: SegyDataset, byte: number): boolean {
  return !layout.headerFields.some((field) => field.byte === byte && field.type === 'float32');
}

/**
 * Columns of the fields at bytes of the standard, wherever they are in this file; 0 in each trace for those that the
 * kind of file does not have.
 */
export async function columnsAt(
  dataset: SegyDataset,
  bytes: readonly number[],
  part: {
    readonly headerBytes?: HeaderBytes;
    readonly range?: { readonly firstTrace: number; readonly traceCount: number };
    readonly signal?: AbortSignal;
  },
): Promise<Columns> {
  const placed = bytes.flatMap((byte) => {
    const field = mappedField(dataset.layout, byte, part.headerBytes);
    return field !== null || isNumber(dataset, byte) ? [{ byte, field: field ?? byte }] : [];
  });
  const fields = placed.map(({ field }) => field);
  const columns = await dataset.header.compactColumns(fields, part.range ?? {}, part.signal);
  const constant = new Uint8Array(part.range?.traceCount ?? dataset.layout.traceCount);
  const columnAt = (byte: number) => columns[placed.findIndex((place) => place.byte === byte)];
  return new Map(bytes.map((byte) => [byte, columnAt(byte) ?? constant]));
}

/** The columns that geometry, scales and variations are made of. */
function readColumns(dataset: SegyDataset, headerBytes: HeaderBytes, signal?: AbortSignal): Promise<Columns> {
  const scales = SCALE_FIELDS.map(([byte]) => byte);
  const others = OTHER_NUMBERS.map(([byte]) => byte);
  const bytes = [...new Set([...Object.values(BYTES), ...scales, ...others])];
  return columnsAt(dataset, bytes, { headerBytes, signal });
}

/** A column that was read. */
export function columnOf(columns: Columns, byte: number): HeaderColumn {
  const column = columns.get(byte);
  if (!column) throw new RangeError(`The header field at byte ${byte} was not read.`);
  return column;
}

function countOthers(column: HeaderColumn, isUsual: (value: number) => boolean): number {
  let count = 0;
  for (let trace = 0; trace < column.length; trace++) if (!isUsual(column[trace])) count++;
  return count;
}

/** Inlines and crosslines where both vary and tell the traces apart; offsets where they are needed to. */
function gridOf(columns: Columns, { kind, grid }: Geometry): SurveyGrid | null {
  const isVolume = grid !== null && grid.inlines.count > 1 && grid.crosslines.count > 1;
  if (!isVolume || (kind !== 'grid' && kind !== 'pre-stack')) return null;
  return {
    inlines: columnOf(columns, BYTES.inline),
    crosslines: columnOf(columns, BYTES.crossline),
    offsets: kind === 'pre-stack' ? columnOf(columns, BYTES.offset) : null,
  };
}

/** The scalar of each coordinate: the stated one, else that of bytes 71-72, which floats are not scaled by. */
export function coordinateScalarsOf(
  column: HeaderColumn,
  scalars: HeaderColumn,
  stated: number | undefined,
): (trace: number) => number {
  if (stated !== undefined) return () => stated;
  const isFloat = column instanceof Float32Array || column instanceof Float64Array;
  return isFloat ? () => 1 : (trace) => scalars[trace];
}

/** CDP coordinates, scaled; null where all are the same. */
function coordinatesOf(columns: Columns, stated: number | undefined): SurveyCoordinates | null {
  const scalars = columnOf(columns, BYTES.coordinateScalar);
  const [x, y] = [BYTES.cdpX, BYTES.cdpY].map((byte) => columnOf(columns, byte));
  const varies = (column: HeaderColumn) => countOthers(column, (value) => value === column[0]) > 0;
  if (!varies(x) && !varies(y)) return null;
  const scaled = (column: HeaderColumn) => {
    const scalarOf = coordinateScalarsOf(column, scalars, stated);
    return Float64Array.from(column, (value, trace) => scaledBy(value, scalarOf(trace)));
  };
  return { x: scaled(x), y: scaled(y) };
}

/** The axis along the traces of a file. */
export function sampleAxisOf({ layout }: SegyDataset): SampleAxis {
  const { sampleCount, sampleIntervalUs, startTimeMs, sampleDomain } = layout;
  return { domain: sampleDomain, sampleCount, sampleIntervalUs, startTimeMs };
}

/** The survey of a file whose headers are not needed: its traces in file order. */
export function bareSurveyOf(dataset: SegyDataset): Survey {
  const { traceCount } = dataset.layout;
  return { traceCount, samples: sampleAxisOf(dataset), grid: null, scales: [], coordinates: null };
}

function geometryOf(dataset: SegyDataset, columns: Columns, headerBytes: HeaderBytes): Geometry {
  const names = geometryNames(geometryBytes(dataset.layout, headerBytes), dataset.layout);
  return geometryOfColumns({
    names,
    cdp: columnOf(columns, BYTES.cdp),
    fieldRecord: columnOf(columns, BYTES.fieldRecord),
    offset: columnOf(columns, BYTES.offset),
    inline: columnOf(columns, BYTES.inline),
    crossline: columnOf(columns, BYTES.crossline),
    others: otherColumns((byte) => (isNumber(dataset, byte) ? columnOf(columns, byte) : null)),
  });
}

/**
 * Reads the headers of all traces once.
 * @param opening where fields are that are not at the bytes of the standard, and the scalar of coordinates
 * @throws SegyError 'cancelled', 'file.changed', 'file.unreadable'
 */
export async function readHeaders(
  dataset: SegyDataset,
  { headerBytes, coordinateScalar }: HeaderOpening = {},
  signal?: AbortSignal,
): Promise<LineHeaders> {
  const columns = await readColumns(dataset, headerBytes, signal);
  const geometry = geometryOf(dataset, columns, headerBytes);
  const coordinates = coordinatesOf(columns, coordinateScalar);
  const survey: Survey = {
    ...bareSurveyOf(dataset),
    grid: gridOf(columns, geometry),
    scales: [
      ...radarDistanceScale(dataset, coordinates),
      ...headerScalesOf(SCALE_FIELDS.map(([byte]) => columnOf(columns, byte))),
      ...(await suPositionScale(dataset, signal)),
    ],
    coordinates,
  };
  const variations = headerVariations(dataset, (byte) => columnOf(columns, byte));
  return { survey, geometry, variations, sampledCount: null };
}
