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
  const traceOf = Int32Array.from({ length: placeCount }, (_, place) => traceAt(place) ?? -1);
  const held = Int32Array.from(traceOf.keys()).filter((place) => traceOf[place] >= 0);
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

async function readColumns(
  dataset: SegyDataset,
  plane: SectionPlane,
  window: PlaneWindow,
  signal?: AbortSignal,
): Promise<WindowCells> {
  const {
    firstColumn,
    columnCount,
    columnStep,
    firstRow,
    rowCount,
    isThinned,
    process = AS_RECORDED,
  } = window;
  const cells = new WindowCells(window);
  const { traces, places } = sortTraces(columnCount, (column) =>
    isThinned && column % columnStep > 0 ? null : plane.traceAt(firstColumn + column),
  );
  const margin = marginSamples(process, plane.samples.sampleIntervalUs);
  const mean = process.removesBackground ? await planeMeanTrace(dataset, plane) : null;
  const work = createTraceProcess(process, plane.axes, mean);
  const firstSample = Math.max(0, firstRow - margin);
  const endSample = Math.min(plane.samples.sampleCount, firstRow + rowCount + margin);
  const request = { traces, firstSample, sampleCount: endSample - firstSample };
  const fold = (entry: number, samples: Float32Array) => {
    const shown = work(samples, firstSample);
    const first = firstRow - firstSample;
    cells.foldColumn(places[entry], shown.subarray(first, first + rowCount));
  };
  await readTraces(dataset, request, fold, signal);
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
