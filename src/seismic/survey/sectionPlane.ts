import { type SectionAxes, sampleUnit, timeMsOfSample } from '#seismic/section/section';
import type { GridPlace } from '#seismic/survey/arbitraryLine';
import type { PlaneAxis, SectionPlane, SectionPlaneKind } from '#seismic/survey/plane';
import { tracesOn } from '#seismic/survey/planeColumns';
import {
  positionOfTrace,
  type SampleAxis,
  type Survey,
  type SurveyCoordinates,
  type SurveyPosition,
  traceAtPosition,
} from '#seismic/survey/survey';
import type { TraceScale } from '#seismic/survey/traceScale';

/** An axis of given numbers. */
export function numberAxis(label: string, numbers: ArrayLike<number>): PlaneAxis {
  return { label, unit: '', count: numbers.length, valueAt: (index) => numbers[index] };
}

/** The axis along the samples of a trace. */
export function sampleAxisOf(samples: SampleAxis): PlaneAxis {
  return {
    label: samples.domain === 'depth' ? 'Depth' : 'Time',
    unit: sampleUnit(samples),
    count: samples.sampleCount,
    valueAt: (index) => timeMsOfSample(samples, index),
  };
}

function axesOf({ samples }: Survey, traceCount: number): SectionAxes {
  const { domain, sampleCount, sampleIntervalUs, startTimeMs } = samples;
  const axes = { traceCount, sampleCount, sampleIntervalUs, startTimeMs };
  return domain === 'time' ? axes : { ...axes, domain };
}

/** All traces of a survey in file order: the plane of a 2-D line, and of any other file in its own order. */
export function linePlane(survey: Survey): SectionPlane {
  const { traceCount } = survey;
  return {
    kind: 'line',
    name: 'line',
    columns: { label: 'Trace', unit: '', count: traceCount, valueAt: (index) => index },
    rows: sampleAxisOf(survey.samples),
    samples: survey.samples,
    scales: withPositions(survey.scales, survey.coordinates),
    axes: axesOf(survey, traceCount),
    traceAt: (column) => (column >= 0 && column < traceCount ? column : null),
    // A trace that the file lacks keeps its number, so that a message can name a pick on it.
    columnOf: (trace) => trace,
    positionAt: (column) => positionOfTrace(survey, column),
    columnAt: (position) => ('trace' in position ? position.trace : traceAtPosition(survey, position)),
  };
}

/** Distance from the first trace along columns of these coordinates; a column without any keeps the last distance. */
export function distancesAlong({ x, y }: SurveyCoordinates): Float64Array {
  const distances = new Float64Array(x.length);
  let last = -1;
  for (let column = 0; column < x.length; column++) {
    distances[column] = column === 0 ? 0 : distances[column - 1];
    if (!Number.isFinite(x[column]) || !Number.isFinite(y[column])) continue;
    if (last >= 0) distances[column] += Math.hypot(x[column] - x[last], y[column] - y[last]);
    last = column;
  }
  return distances;
}

/** Scales, and after them distance and coordinates as far as they vary; distance only where no scale is one. */
function withPositions(
  scales: readonly TraceScale[],
  coordinates: SurveyCoordinates | null,
): readonly TraceScale[] {
  if (!coordinates) return scales;
  const hasDistance = scales.some(({ name }) => name.startsWith('Distance'));
  const found = [
    ...(hasDistance ? [] : [{ name: 'Distance', values: distancesAlong(coordinates) }]),
    { name: 'X', values: coordinates.x },
    { name: 'Y', values: coordinates.y },
  ];
  return [...scales, ...found.filter(({ values }) => varies(values))];
}

/** True where two finite values differ. */
function varies(values: ArrayLike<number>): boolean {
  const finite = Array.from(values).filter(Number.isFinite);
  return finite.some((value) => value !== finite[0]);
}

/** The coordinates of the traces of a plane in the order of its columns; null where the survey has none. */
export function coordinatesOn({ coordinates }: Survey, plane: SectionPlane): SurveyCoordinates | null {
  if (!coordinates || plane.kind === 'line') return coordinates;
  const traces = tracesOn(plane);
  return { x: traces.map((t) => coordinates.x[t]), y: traces.map((t) => coordinates.y[t]) };
}

function scalesOver(survey: Survey, columns: PlaneAxis, traces: Int32Array): readonly TraceScale[] {
  const { scales, coordinates } = survey;
  const own = { name: columns.label, values: Array.from(traces, (_, column) => columns.valueAt(column)) };
  const headers = scales
    .filter(({ name }) => name !== columns.label)
    .map(({ name, values }) => ({
      name,
      values: Array.from(traces, (trace) => values[trace] ?? Number.NaN),
    }));
  const along = (values: ArrayLike<number>) =>
    Float64Array.from(traces, (trace) => values[trace] ?? Number.NaN);
  const places = coordinates && { x: along(coordinates.x), y: along(coordinates.y) };
  return withPositions([own, ...headers], places);
}

/** What a plane of chosen traces is made from. */
export interface TracesPlaneParts {
  readonly kind: SectionPlaneKind;
  readonly name: string;
  readonly columns: PlaneAxis;
  /** The trace in each column, −1 where there is none. */
  readonly traces: Int32Array;
  /** The place in the grid of each column, so that one without a trace has a position, too. */
  readonly places?: readonly GridPlace[];
}

/** A plane of chosen traces, one in each column. */
export function tracesPlane(survey: Survey, parts: TracesPlaneParts): SectionPlane {
  const { traces, columns, places = [] } = parts;
  const columnOfTrace = new Map(Array.from(traces, (trace, column) => [trace, column]));
  columnOfTrace.delete(-1);
  const traceAt = (column: number) => (traces[column] >= 0 ? traces[column] : null);
  const columnOf = (trace: number) => columnOfTrace.get(trace) ?? null;
  return {
    kind: parts.kind,
    name: parts.name,
    columns,
    rows: sampleAxisOf(survey.samples),
    samples: survey.samples,
    scales: scalesOver(survey, columns, traces),
    axes: axesOf(survey, traces.length),
    traceAt,
    columnOf,
    positionAt: (column) => {
      const trace = traceAt(column);
      return trace === null ? places[column] : positionOfTrace(survey, trace);
    },
    columnAt: (position) => {
      const trace = traceAtPosition(survey, position);
      if (trace !== null) return columnOf(trace);
      const column = places.findIndex((place, i) => traces[i] < 0 && isSamePlace(place, position));
      return column < 0 ? null : column;
    },
  };
}

function isSamePlace(place: GridPlace, position: SurveyPosition): boolean {
  return !('trace' in position) && place.inline === position.inline && place.crossline === position.crossline;
}
