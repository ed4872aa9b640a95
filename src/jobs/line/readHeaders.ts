import { type Geometry, geometryOfColumns, type HeaderColumn, type SegyDataset, scaledBy } from 'segyio-wasm';
import type { SurveyGrid } from '#seismic/survey/gridIndex';
import type { SampleAxis, Survey, SurveyCoordinates } from '#seismic/survey/survey';
import { headerScalesOf, SCALE_FIELDS } from '#seismic/survey/traceScale';

/** Content of the headers of all traces, read in one pass. */
export interface LineHeaders {
  readonly survey: Survey;
  readonly geometry: Geometry;
  /** Messages on fields that should be the same in every trace and are not. */
  readonly warnings: readonly string[];
}

const BYTES = {
  fieldRecord: 9,
  cdp: 21,
  offset: 37,
  coordinateScalar: 71,
  delay: 109,
  sampleCount: 115,
  cdpX: 181,
  cdpY: 185,
  inline: 189,
  crossline: 193,
} as const;

type Columns = ReadonlyMap<number, HeaderColumn>;

async function readColumns(dataset: SegyDataset, signal?: AbortSignal): Promise<Columns> {
  const bytes = [...new Set([...Object.values(BYTES), ...SCALE_FIELDS.map(([byte]) => byte)])];
  const columns = await dataset.header.compactColumns(bytes, {}, signal);
  return new Map(bytes.map((byte, i) => [byte, columns[i]]));
}

function columnOf(columns: Columns, byte: number): HeaderColumn {
  const column = columns.get(byte);
  if (!column) throw new RangeError(`The header field at byte ${byte} was not read.`);
  return column;
}

function countOthers(column: HeaderColumn, isUsual: (value: number) => boolean): number {
  let count = 0;
  for (let trace = 0; trace < column.length; trace++) if (!isUsual(column[trace])) count++;
  return count;
}

function variationWarnings(columns: Columns, sampleCount: number): string[] {
  const delays = columnOf(columns, BYTES.delay);
  const counts = columnOf(columns, BYTES.sampleCount);
  const warnings: string[] = [];
  const otherDelays = countOthers(delays, (delay) => delay === delays[0]);
  if (otherDelays > 0)
    warnings.push(
      `${otherDelays} traces have another recording delay (bytes 109-110) than the first; all are shown from its time on.`,
    );
  const otherCounts = countOthers(counts, (count) => count === counts[0] || count === sampleCount);
  if (otherCounts > 0)
    warnings.push(
      `${otherCounts} trace headers (bytes 115-116) give a number of samples other than the first and ${sampleCount}.`,
    );
  return warnings;
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

/** CDP coordinates with the scalar of bytes 71-72, null where all are the same. */
function coordinatesOf(columns: Columns): SurveyCoordinates | null {
  const scalars = columnOf(columns, BYTES.coordinateScalar);
  const [x, y] = [BYTES.cdpX, BYTES.cdpY].map((byte) => columnOf(columns, byte));
  const varies = (column: HeaderColumn) => countOthers(column, (value) => value === column[0]) > 0;
  if (!varies(x) && !varies(y)) return null;
  const scaled = (column: HeaderColumn) =>
    Float64Array.from(column, (value, trace) => scaledBy(value, scalars[trace]));
  return { x: scaled(x), y: scaled(y) };
}

/** The axis along the traces of a file. */
export function sampleAxisOf({ layout }: SegyDataset): SampleAxis {
  const { sampleCount, sampleIntervalUs, startTimeMs } = layout;
  return { domain: 'time', sampleCount, sampleIntervalUs, startTimeMs };
}

/** The survey of a file whose headers are not needed: its traces in file order. */
export function bareSurveyOf(dataset: SegyDataset): Survey {
  const { traceCount } = dataset.layout;
  return { traceCount, samples: sampleAxisOf(dataset), grid: null, scales: [], coordinates: null };
}

/** Reads the headers of all traces once. @throws SegyError 'cancelled', 'file.changed', 'file.unreadable' */
export async function readHeaders(dataset: SegyDataset, signal?: AbortSignal): Promise<LineHeaders> {
  const columns = await readColumns(dataset, signal);
  const geometry = geometryOfColumns({
    cdp: columnOf(columns, BYTES.cdp),
    fieldRecord: columnOf(columns, BYTES.fieldRecord),
    offset: columnOf(columns, BYTES.offset),
    inline: columnOf(columns, BYTES.inline),
    crossline: columnOf(columns, BYTES.crossline),
  });
  const survey: Survey = {
    ...bareSurveyOf(dataset),
    grid: gridOf(columns, geometry),
    scales: headerScalesOf(SCALE_FIELDS.map(([byte]) => columnOf(columns, byte))),
    coordinates: coordinatesOf(columns),
  };
  return { survey, geometry, warnings: variationWarnings(columns, dataset.layout.sampleCount) };
}
