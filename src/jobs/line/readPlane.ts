import type { SegyDataset } from 'segyio-wasm';
import type { WindowAnswer } from '#jobs/line/dataTypes';
import { WindowCells } from '#jobs/line/decimate';
import { planeMeanTrace } from '#jobs/line/meanTrace';
import { readTraces } from '#jobs/line/readTraces';
import { AS_RECORDED, createTraceProcess, marginSamples } from '#seismic/process/traceProcess';
import {
  isInsidePlane,
  type Plane,
  type PlaneWindow,
  type SectionPlane,
  type SlicePlane,
} from '#seismic/survey/plane';
import type { SampleAxis } from '#seismic/survey/survey';
import { JobError } from '#system/failure';

/** Values that the result of a request may hold: 1 GB as float32. */
const MOST_VALUES = 2 ** 28;

function checkWindow(window: PlaneWindow, plane: Plane): void {
  const { columnCount, columnStep, rowCount, rowStep } = window;
  const cells = Math.ceil(columnCount / columnStep) * Math.ceil(rowCount / rowStep);
  if (isInsidePlane(window, plane) && cells <= MOST_VALUES) return;
  const { columns, rows } = plane;
  throw new JobError(
    'argument.invalid',
    `The window ${JSON.stringify(window)} is not inside ${columns.count} columns of ${rows.count} rows.`,
    'Give columns and rows that the plane has.',
  );
}

/** The traces of some places by their number in the file, and the place of each in the list. */
interface SortedTraces {
  readonly traces: Int32Array;
  readonly places: Int32Array;
}

/** Places without a trace are left out. */
function sortTraces(placeCount: number, traceAt: (place: number) => number | null): SortedTraces {
  const traceOf = new Int32Array(placeCount);
  const all = new Int32Array(placeCount);
  let count = 0;
  for (let place = 0; place < placeCount; place++) {
    traceOf[place] = traceAt(place) ?? -1;
    if (traceOf[place] >= 0) all[count++] = place;
  }
  const held = all.subarray(0, count);
  const isSorted = held.every((place, i) => i === 0 || traceOf[held[i - 1]] <= traceOf[place]);
  const places = isSorted ? held : held.sort((a, b) => traceOf[a] - traceOf[b]);
  return { places, traces: places.map((place) => traceOf[place]) };
}

/**
 * All samples of a plane of traces as the file has them, column-major; 0 where there is no trace.
 * @throws SegyError 'cancelled' and those of reading
 */
export async function readPlaneSection(
  dataset: SegyDataset,
  plane: SectionPlane,
  signal?: AbortSignal,
): Promise<Float32Array> {
  const { traceCount, sampleCount } = plane.axes;
  const amplitudes = new Float32Array(traceCount * sampleCount);
  const { traces, places } = sortTraces(traceCount, (column) => plane.traceAt(column));
  const put = (entry: number, samples: Float32Array) => amplitudes.set(samples, places[entry] * sampleCount);
  await readTraces(dataset, { traces, firstSample: 0, sampleCount }, put, signal);
  return amplitudes;
}

/** All samples of any plane, column-major; 0 where there is no trace. @throws SegyError as `readPlaneSection` */
export async function readWholePlane(
  dataset: SegyDataset,
  plane: Plane,
  signal?: AbortSignal,
): Promise<Float32Array> {
  if (plane.kind !== 'slice') return readPlaneSection(dataset, plane, signal);
  const [columnCount, rowCount] = [plane.columns.count, plane.rows.count];
  const all = { firstColumn: 0, columnCount, columnStep: 1, firstRow: 0, rowCount, rowStep: 1 };
  return (await readSlice(dataset, plane, { plane: plane.name, ...all }, signal)).amplitudes;
}

/** The rows of a window, and those beyond that the processing of the outer ones depends on. */
function rowsWithMargin(
  { firstRow, rowCount, process = AS_RECORDED }: PlaneWindow,
  { sampleIntervalUs, sampleCount: allRows }: SampleAxis,
) {
  const margin = marginSamples(process, sampleIntervalUs);
  const firstSample = Math.max(0, firstRow - margin);
  const endSample = Math.min(allRows, firstRow + rowCount + margin);
  return { firstSample, sampleCount: endSample - firstSample };
}

/** True for a column of the window, counted from its first, that is not read: only one a cell is. */
function isLeftOut({ isThinned, columnStep }: PlaneWindow, column: number): boolean {
  return isThinned === true && column % columnStep > 0;
}

/** Folds a processed column into its cells; `samples` are those of `rowsWithMargin`. */
function foldColumn(
  cells: WindowCells,
  { firstRow, rowCount }: PlaneWindow,
  column: number,
  part: { readonly samples: Float32Array; readonly firstSample: number },
): void {
  const { samples, firstSample } = part;
  const first = firstRow - firstSample;
  cells.foldColumn(column, samples.subarray(first, first + rowCount));
}

/** All samples of a plane, column-major, and the mean of its traces where that is taken off. */
export interface PlaneSamples {
  readonly samples: Float32Array;
  readonly mean: Float32Array | null;
}

function foldSlice(
  cells: WindowCells,
  { rows }: SlicePlane,
  { firstColumn, columnCount, firstRow, rowCount }: PlaneWindow,
  samples: Float32Array,
): void {
  for (let column = 0; column < columnCount; column++) {
    const from = (firstColumn + column) * rows.count + firstRow;
    cells.foldColumn(column, samples.subarray(from, from + rowCount));
  }
}

function foldSection(
  cells: WindowCells,
  plane: SectionPlane,
  window: PlaneWindow,
  { samples, mean }: PlaneSamples,
): void {
  const { firstSample, sampleCount } = rowsWithMargin(window, plane.samples);
  const work = createTraceProcess(window.process ?? AS_RECORDED, plane.axes, mean);
  for (let column = 0; column < window.columnCount; column++) {
    const place = window.firstColumn + column;
    if (isLeftOut(window, column) || plane.traceAt(place) === null) continue;
    const from = place * plane.axes.sampleCount + firstSample;
    const part = work(samples.subarray(from, from + sampleCount), firstSample);
    foldColumn(cells, window, column, { samples: part, firstSample });
  }
}

/** A window out of all samples of a plane, as `readPlaneWindow` reads it. @throws JobError 'argument.invalid' */
export function windowOfSamples(plane: Plane, window: PlaneWindow, held: PlaneSamples): WindowAnswer {
  checkWindow(window, plane);
  const cells = new WindowCells(window);
  if (plane.kind === 'slice') foldSlice(cells, plane, window, held.samples);
  else foldSection(cells, plane, window, held);
  return { columnCount: cells.columnCount, rowCount: cells.rowCount, amplitudes: cells.amplitudes };
}

async function readColumns(
  dataset: SegyDataset,
  plane: SectionPlane,
  window: PlaneWindow,
  signal?: AbortSignal,
): Promise<WindowCells> {
  const { firstColumn, columnCount, process = AS_RECORDED } = window;
  const cells = new WindowCells(window);
  const { traces, places } = sortTraces(columnCount, (column) =>
    isLeftOut(window, column) ? null : plane.traceAt(firstColumn + column),
  );
  const { firstSample, sampleCount } = rowsWithMargin(window, plane.samples);
  const mean = process.removesBackground ? await planeMeanTrace(dataset, plane) : null;
  const work = createTraceProcess(process, plane.axes, mean);
  const fold = (entry: number, samples: Float32Array) =>
    foldColumn(cells, window, places[entry], { samples: work(samples, firstSample), firstSample });
  await readTraces(dataset, { traces, firstSample, sampleCount }, fold, signal);
  return cells;
}

async function readSlice(
  dataset: SegyDataset,
  plane: SlicePlane,
  window: PlaneWindow,
  signal?: AbortSignal,
): Promise<WindowCells> {
  const { firstColumn, columnCount, firstRow, rowCount } = window;
  const cells = new WindowCells(window);
  const columnOf = (place: number) => Math.floor(place / rowCount);
  const { traces, places } = sortTraces(columnCount * rowCount, (place) =>
    plane.traceAt(firstColumn + columnOf(place), firstRow + (place % rowCount)),
  );
  const fold = (entry: number, samples: Float32Array) =>
    cells.foldValue(columnOf(places[entry]), places[entry] % rowCount, samples[0]);
  await readTraces(dataset, { traces, firstSample: plane.sample, sampleCount: 1 }, fold, signal);
  return cells;
}

/**
 * Reads a window of a plane, with gain where it is requested, then decimated by keeping extremes; 0 where
 * there is no trace.
 * @throws JobError 'argument.invalid' where the window is not inside the plane; SegyError 'cancelled' and
 *   those of reading
 */
export async function readPlaneWindow(
  dataset: SegyDataset,
  plane: Plane,
  window: PlaneWindow,
  signal?: AbortSignal,
): Promise<WindowAnswer> {
  checkWindow(window, plane);
  const { columnCount, rowCount, amplitudes } =
    plane.kind === 'slice'
      ? await readSlice(dataset, plane, window, signal)
      : await readColumns(dataset, plane, window, signal);
  return { columnCount, rowCount, amplitudes };
}
