import {
  type FieldChoice,
  Header,
  type RegularGrid,
  type SampledGeometry,
  type SegyDataset,
  sampleGeometry,
} from 'segyio-wasm';
import { geometryBytes, mappedField } from '#jobs/line/headerPlaces';
import {
  bareSurveyOf,
  type HeaderOpening,
  isNumber,
  type LineHeaders,
  readHeaders,
} from '#jobs/line/readHeaders';
import type { SurveyGrid } from '#seismic/survey/gridIndex';
import { STANDARD_BYTES } from '#seismic/survey/headerBytes';
import type { OpeningOptions } from '#seismic/survey/openingOptions';
import { headerScalesOf, SCALE_FIELDS } from '#seismic/survey/traceScale';

/** Of fewer traces all headers are read at once: that takes less than a tenth of a second. */
const LEAST_TRACES = 50_000;
/** Traces spread over the file at which a field must be as predicted. */
const CHECKED = 128;

type HeaderBytes = OpeningOptions['headerBytes'];

/** Where a trace of a regular grid is: its line, the place on it, and its number at that place. */
type Indices = readonly [line: number, place: number, fold: number];

function indicesOf({ lineTraces, fold }: RegularGrid, trace: number): Indices {
  const inLine = trace % lineTraces;
  return [Math.floor(trace / lineTraces), Math.floor(inLine / fold), inLine % fold];
}

/** A value for each trace: that of its line, that of its place on it and that of its number there, added. */
function columnOver(
  { traceCount, lineTraces, fold }: RegularGrid,
  part: Record<'line' | 'place' | 'number', (index: number) => number>,
): Float64Array {
  const column = new Float64Array(traceCount);
  const numbers = Float64Array.from({ length: fold }, (_, n) => part.number(n));
  const places = Float64Array.from({ length: lineTraces / fold }, (_, place) => part.place(place));
  for (let trace = 0, line = 0; trace < traceCount; line++) {
    const ofLine = part.line(line);
    for (const ofPlace of places)
      for (const ofNumber of numbers) column[trace++] = ofLine + ofPlace + ofNumber;
  }
  return column;
}

const nothing = (): number => 0;

function gridOf(grid: RegularGrid, isPreStack: boolean): SurveyGrid {
  const none = { line: nothing, place: nothing, number: nothing };
  const slow = columnOver(grid, { ...none, line: (line) => grid.slow[line] });
  const fast = columnOver(grid, { ...none, place: (place) => grid.fast[place] });
  const offsets = isPreStack ? columnOver(grid, { ...none, number: (n) => grid.offsets[n] }) : null;
  return grid.sorting === 'inline'
    ? { inlines: slow, crosslines: fast, offsets }
    : { inlines: fast, crosslines: slow, offsets };
}

/** Headers of some traces, read at one go. */
async function headersOf(
  { source, layout }: SegyDataset,
  traces: readonly number[],
  signal?: AbortSignal,
): Promise<Header[]> {
  const ranges = traces.map((trace) => ({
    offset: layout.firstTraceOffset + trace * layout.traceBytes,
    target: new Uint8Array(layout.traceHeaderBytes),
  }));
  await source.read(ranges, signal);
  return ranges.map(({ target }) => new Header(target, layout.byteOrder, 'trace', layout));
}

/** Values of a field at some traces that tell how it changes, and at others that check it. */
interface FieldSamples {
  /** At the first trace, and at the next along lines, places and numbers at a place. */
  readonly first: number;
  readonly next: Indices;
  readonly checks: readonly { readonly indices: Indices; readonly value: number }[];
}

/** The field in even steps along the grid; null where a check shows another value. */
function evenColumn(grid: RegularGrid, { first, next, checks }: FieldSamples): Float64Array | null {
  const steps = next.map((value) => value - first);
  const valueAt = (indices: Indices) => indices.reduce((sum, index, i) => sum + index * steps[i], first);
  const isEven = checks.every(({ indices, value }) => valueAt(indices) === value);
  if (!isEven) return null;
  return columnOver(grid, {
    line: (index) => first + index * steps[0],
    place: (index) => index * steps[1],
    number: (index) => index * steps[2],
  });
}

/** The fields of the scales by first byte of the standard, as far as they change in even steps. */
async function evenColumns(
  dataset: SegyDataset,
  { grid }: SampledGeometry,
  { headerBytes, signal }: { readonly headerBytes: HeaderBytes; readonly signal?: AbortSignal },
): Promise<ReadonlyMap<number, ArrayLike<number>>> {
  const { traceCount, lineTraces, fold } = grid;
  const spread = Array.from({ length: CHECKED }, (_, i) => Math.floor(((i + 0.5) * traceCount) / CHECKED));
  const checked = [...spread, lineTraces - 1, traceCount - 1];
  const known = [0, lineTraces, fold, fold > 1 ? 1 : 0];
  const headers = await headersOf(dataset, [...known, ...checked], signal);
  const columnAt = (field: FieldChoice) => {
    const [first, line, place, n, ...values] = headers.map((header) => header.get(field));
    const checks = checked.map((trace, i) => ({ indices: indicesOf(grid, trace), value: values[i] }));
    return evenColumn(grid, { first, next: [line, place, n], checks });
  };
  return new Map(
    SCALE_FIELDS.flatMap(([byte]) => {
      const field = mappedField(dataset.layout, byte, headerBytes);
      const column = field !== null || isNumber(dataset, byte) ? columnAt(field ?? byte) : null;
      return column ? [[byte, column] as const] : [];
    }),
  );
}

/**
 * Judges the headers of a large file by some hundred of them: the grid, and the fields that change along it
 * in even steps. Coordinates, other fields and variations are left out. Null where those headers do not show
 * a full, regular grid of inlines and crosslines, or the file is small: then `readHeaders` is to be used.
 * @throws SegyError 'cancelled', 'file.changed', 'file.unreadable'
 */
export async function sampleHeaders(
  dataset: SegyDataset,
  headerBytes?: HeaderBytes,
  signal?: AbortSignal,
): Promise<LineHeaders | null> {
  const { layout } = dataset;
  if (layout.traceCount < LEAST_TRACES) return null;
  const sampled = await sampleGeometry(dataset, { ...geometryBytes(layout, headerBytes), signal });
  const facts = sampled?.geometry.grid;
  if (!facts || facts.inlines.count < 2 || facts.crosslines.count < 2) return null;
  const { kind } = sampled.geometry;
  if (kind !== 'grid' && kind !== 'pre-stack') return null;
  const columns = await evenColumns(dataset, sampled, { headerBytes, signal });
  const grid = gridOf(sampled.grid, kind === 'pre-stack');
  const keys = new Map<number, ArrayLike<number>>([
    [STANDARD_BYTES.inline, grid.inlines],
    [STANDARD_BYTES.crossline, grid.crosslines],
  ]);
  const scales = headerScalesOf(SCALE_FIELDS.map(([byte]) => keys.get(byte) ?? columns.get(byte) ?? []));
  const survey = { ...bareSurveyOf(dataset), grid, scales };
  return { survey, geometry: sampled.geometry, variations: [], sampledCount: sampled.grid.samples.length };
}

/**
 * The headers of a file without waiting longer than must be: by some hundred of them where these will do, else by all.
 * @throws SegyError 'cancelled', 'file.changed', 'file.unreadable'
 */
export async function quickHeaders(
  dataset: SegyDataset,
  opening: HeaderOpening = {},
  signal?: AbortSignal,
): Promise<LineHeaders> {
  return (await sampleHeaders(dataset, opening.headerBytes, signal)) ?? readHeaders(dataset, opening, signal);
}

function sameNumbers(a: ArrayLike<number> | null, b: ArrayLike<number> | null): boolean {
  if (a === null || b === null) return a === b;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return a.length === b.length;
}

/** True if two readings of a file lay its traces out alike. */
export function haveSameGrid(a: SurveyGrid | null, b: SurveyGrid | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    sameNumbers(a.inlines, b.inlines) &&
    sameNumbers(a.crosslines, b.crosslines) &&
    sameNumbers(a.offsets, b.offsets)
  );
}
