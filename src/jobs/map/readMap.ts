import type { SegyDataset } from 'segyio-wasm';
import { columnOf, columnsAt, type HeaderOpening } from '#jobs/line/readHeaders';
import { cornersOf, placementOf } from '#jobs/map/placement';
import {
  type Coordinates,
  coordinatesIn,
  MAP_BYTES,
  midpoints,
  type TraceCoordinates,
  unitOf,
} from '#jobs/map/tracePlaces';
import { joinedPoints } from '#seismic/overview/lineOverview';
import type { Survey } from '#seismic/survey/survey';
import type { MapBasis, MapPoints, SurveyMap, TracePlace } from '#seismic/survey/surveyMap';

/** Points of a map at most: more are not told apart on a screen. */
const MOST_POINTS = 4000;
/** Traces whose headers are in memory at a time. */
const TRACES_AT_A_TIME = 16_384;
/** From this step on the wanted headers are read one by one, and those between them not at all. */
const LEAST_SKIPPING_STEP = 16;

/** An open file and what is known of its geometry. */
export interface MapSource {
  readonly dataset: SegyDataset;
  readonly survey: Survey;
  readonly opening: HeaderOpening;
}

interface TraceStretch {
  readonly firstTrace: number;
  readonly traceCount: number;
}

/** What a map is made of. */
export interface MapOrder {
  readonly basis: MapBasis;
  readonly mostPoints?: number;
}

/** True where some coordinate differs from the first. */
function varies({ x, y }: Coordinates): boolean {
  return x.some((value) => value !== x[0]) || y.some((value) => value !== y[0]);
}

/** The header words of some traces that their coordinates are made of. */
function columnsOf({ dataset, opening }: MapSource, range: TraceStretch, signal?: AbortSignal) {
  const { headerBytes } = opening;
  return columnsAt(dataset, Object.values(MAP_BYTES), { headerBytes, range, signal });
}

/** The coordinates of every `step`-th trace, read part by part; the unit is that of the first trace. */
async function readCoordinates(source: MapSource, step: number, signal?: AbortSignal) {
  const { dataset, opening } = source;
  const { traceCount } = dataset.layout;
  const isSkipping = step >= LEAST_SKIPPING_STEP;
  const length = isSkipping ? 1 : TRACES_AT_A_TIME;
  const parts: TraceCoordinates[] = [];
  let unitCode = 0;
  for (let firstTrace = 0; firstTrace < traceCount; firstTrace += isSkipping ? step : length) {
    const range = { firstTrace, traceCount: Math.min(length, traceCount - firstTrace) };
    const columns = await columnsOf(source, range, signal);
    if (firstTrace === 0) unitCode = columnOf(columns, MAP_BYTES.unit)[0] ?? 0;
    const first = (step - (firstTrace % step)) % step;
    parts.push(coordinatesIn(columns, { first, step, scalar: opening.coordinateScalar }));
  }
  const coordinates: TraceCoordinates = {
    source: joinedPoints(parts.map((part) => part.source)),
    receiver: joinedPoints(parts.map((part) => part.receiver)),
    cdp: joinedPoints(parts.map((part) => part.cdp)),
  };
  return { coordinates, unit: unitOf(unitCode, dataset.bin.get('MeasurementSystem')) };
}

/** Where the traces are by their headers; null where all are at one place. */
function placesOf(
  coordinates: TraceCoordinates,
): { readonly place: TracePlace; readonly at: Coordinates } | null {
  if (varies(coordinates.cdp)) return { place: 'cdp', at: coordinates.cdp };
  const at = midpoints(coordinates);
  return varies(at) ? { place: 'midpoint', at } : null;
}

/** Without the traces at 0, 0 where the others are far from there: their coordinates were never written. */
function withoutUnset({ x, y }: Coordinates): Coordinates {
  const isZero = (i: number) => x[i] === 0 && y[i] === 0;
  const set = Array.from(x.keys()).filter((i) => !isZero(i));
  if (set.length === x.length || set.length === 0) return { x, y };
  const isFar = [x, y].some((values) => {
    const numbers = set.map((i) => values[i]).sort((a, b) => a - b);
    const [low, high] = [numbers[0], numbers[numbers.length - 1]];
    return low > high - low || high < low - high;
  });
  if (!isFar) return { x, y };
  const cleared = (values: Float64Array) => values.map((value, i) => (isZero(i) ? Number.NaN : value));
  return { x: cleared(x), y: cleared(y) };
}

/** Points of which none is at the place of another; null where they vary nowhere or are where the traces are. */
function ownPoints(points: Coordinates, traces: MapPoints): MapPoints | null {
  const isSame = points.x.every((x, i) => x === traces.x[i] && points.y[i] === traces.y[i]);
  if (isSame || !points.x.some((x, i) => x !== 0 || points.y[i] !== 0)) return null;
  const first = new Map<string, number>();
  points.x.forEach((x, i) => {
    const key = `${x} ${points.y[i]}`;
    if (!first.has(key)) first.set(key, i);
  });
  const kept = [...first.values()];
  return {
    x: Float64Array.from(kept, (i) => points.x[i]),
    y: Float64Array.from(kept, (i) => points.y[i]),
    traces: Int32Array.from(kept, (i) => traces.traces[i]),
  };
}

function lineNumbersMap(survey: Survey, traceStep: number): SurveyMap | null {
  const { grid, traceCount } = survey;
  if (!grid) return null;
  const traces = tracesOf(traceCount, traceStep);
  const of = (numbers: ArrayLike<number>) => Float64Array.from(traces, (trace) => numbers[trace]);
  const points = { x: of(grid.crosslines), y: of(grid.inlines), traces };
  const placement = { x0: 0, y0: 0, inlineX: 0, inlineY: 1, crosslineX: 1, crosslineY: 0 };
  return {
    ...{ basis: 'lineNumbers', place: 'lineNumbers', unit: 'number', traceStep, traces: points },
    ...{ sources: null, receivers: null, corners: cornersOf(survey, placement), placement },
  };
}

function tracesOf(traceCount: number, step: number): Int32Array {
  return Int32Array.from({ length: Math.ceil(traceCount / step) }, (_, i) => i * step);
}

/**
 * Where the traces of a file are, its sources and receivers: at most 4 000 points, or as many as are wanted, evenly
 * taken from all traces, with scalars and units applied. Coordinates in degrees, minutes and seconds come as degrees.
 * @returns null where all traces are at one place, or for line numbers where there is no grid
 * @throws SegyError 'cancelled', 'file.changed', 'file.unreadable'
 */
export async function readMap(
  source: MapSource,
  { basis, mostPoints = MOST_POINTS }: MapOrder,
  signal?: AbortSignal,
): Promise<SurveyMap | null> {
  const { survey } = source;
  const traceStep = Math.max(1, Math.ceil(survey.traceCount / mostPoints));
  if (basis === 'lineNumbers') return lineNumbersMap(survey, traceStep);
  const { coordinates, unit } = await readCoordinates(source, traceStep, signal);
  const found = placesOf(coordinates);
  if (!found) return null;
  const traces = { ...withoutUnset(found.at), traces: tracesOf(survey.traceCount, traceStep) };
  const placement = placementOf(survey, traces);
  return {
    ...{ basis, place: found.place, unit, traceStep, traces },
    sources: ownPoints(coordinates.source, traces),
    receivers: ownPoints(coordinates.receiver, traces),
    ...{ corners: cornersOf(survey, placement), placement },
  };
}

/**
 * Where every trace of a file is, with scalars and units applied; null where all traces are at one place.
 * @throws SegyError as `readMap` does
 */
export async function readAllPlaces(source: MapSource, signal?: AbortSignal): Promise<Coordinates | null> {
  const { coordinates } = await readCoordinates(source, 1, signal);
  const found = placesOf(coordinates);
  return found && withoutUnset(found.at);
}

/**
 * Where single traces are, in their order.
 * @throws SegyError as `readMap` does; RangeError for a trace that the file does not have
 */
export async function readTracePlaces(
  source: MapSource,
  { place, traces }: { readonly place: TracePlace; readonly traces: readonly number[] },
  signal?: AbortSignal,
): Promise<MapPoints> {
  const points = {
    x: new Float64Array(traces.length),
    y: new Float64Array(traces.length),
    traces: Int32Array.from(traces),
  };
  const { survey, opening } = source;
  for (const [i, trace] of traces.entries()) {
    if (!(trace >= 0 && trace < survey.traceCount)) throw new RangeError(`There is no trace ${trace}.`);
    if (place === 'lineNumbers') {
      points.x[i] = survey.grid?.crosslines[trace] ?? Number.NaN;
      points.y[i] = survey.grid?.inlines[trace] ?? Number.NaN;
      continue;
    }
    const columns = await columnsOf(source, { firstTrace: trace, traceCount: 1 }, signal);
    const coordinates = coordinatesIn(columns, { scalar: opening.coordinateScalar });
    const { x, y } = place === 'cdp' ? coordinates.cdp : midpoints(coordinates);
    points.x[i] = x[0];
    points.y[i] = y[0];
  }
  return points;
}
