import { nearestTraceFinder, type TraceFinder } from '#seismic/points/nearestTrace';
import type { PointColumns, PointKind, PointTable } from '#seismic/points/pointTable';
import { timeMsOfSample } from '#seismic/section/section';
import { gridIndexOf } from '#seismic/survey/gridIndex';
import { type GridPlacement, nearestNumber, numbersAtPlace } from '#seismic/survey/gridPlacement';
import { type Survey, type SurveyCoordinates, traceAtPosition } from '#seismic/survey/survey';

/** A survey with what places coordinates in it. */
export interface PointGround {
  readonly survey: Survey;
  /** Where each trace is, in file order; null where the headers do not tell. */
  readonly coordinates: SurveyCoordinates | null;
  /** Null where there is no grid, or it is not regular. */
  readonly placement: GridPlacement | null;
}

/** How the rows of a table are read. */
export interface PointReading {
  readonly columns: PointColumns;
  /** z times this is the time in ms, the depth in m or the radar time in ns of the section; negative for z upwards. */
  readonly zFactor: number;
}

/** Points in a survey, in the order of their file. */
export interface PlacedPoints {
  readonly kind: PointKind;
  /** The trace of each point, counted from 0 in file order. */
  readonly traces: Int32Array;
  /** The time (or depth) of each point as the section shows it. */
  readonly timesMs: Float64Array;
  /** The line that each is a point of; all 0 where the file has no lines. */
  readonly lines: Int32Array;
  /** Rows that are beside the traces or above or below the section, or have no z. */
  readonly outsideCount: number;
}

/** Numbers that are this far from a line of the grid, in shares of the spacing of lines, are not on it. */
const LARGEST_SHARE = 0.51;

/** The middle distance of neighbouring numbers. @param numbers in order */
function stepOf(numbers: readonly number[]): number {
  const steps = numbers.slice(1).map((number, i) => Math.abs(number - numbers[i]));
  return steps.sort((a, b) => a - b)[steps.length >> 1] ?? 1;
}

/** Finds traces of a regular grid by their place. */
function gridTraceFinder(survey: Survey, placement: GridPlacement): TraceFinder | null {
  const { grid } = survey;
  if (!grid) return null;
  const { inlines, crosslines } = gridIndexOf(grid);
  const [inlineStep, crosslineStep] = [stepOf(inlines), stepOf(crosslines)];
  return (x, y) => {
    const at = numbersAtPlace(placement, { x, y });
    if (!at) return null;
    const inline = nearestNumber(inlines, at.inline);
    const crossline = nearestNumber(crosslines, at.crossline);
    const isBeside =
      Math.abs(inline - at.inline) > LARGEST_SHARE * inlineStep ||
      Math.abs(crossline - at.crossline) > LARGEST_SHARE * crosslineStep;
    return isBeside ? null : traceAtPosition(survey, { inline, crossline });
  };
}

type Row = readonly number[];

/**
 * Finds the trace of each row: by inline and crossline where the row has them and the survey a grid, else by the
 * number of its trace, else by its coordinates.
 */
export function rowPlacer(ground: PointGround): (row: Row, columns: PointColumns) => number | null {
  const { survey, coordinates, placement } = ground;
  const byGrid = placement && gridTraceFinder(survey, placement);
  const find = byGrid ?? (coordinates ? nearestTraceFinder(coordinates) : () => null);
  return (row, { x, y, inline, crossline, trace }) => {
    if (survey.grid && inline !== undefined && crossline !== undefined) {
      const [il, xl] = [row[inline], row[crossline]];
      if (Number.isInteger(il) && Number.isInteger(xl))
        return traceAtPosition(survey, { inline: il, crossline: xl });
    }
    if (trace !== undefined)
      return Number.isInteger(row[trace]) && row[trace] >= 0
        ? traceAtPosition(survey, { trace: row[trace] })
        : null;
    return x === undefined || y === undefined ? null : find(row[x], row[y]);
  };
}

/** First and last time of a section. */
export function timeRangeOf({ samples }: Survey): readonly [number, number] {
  return [samples.startTimeMs, timeMsOfSample(samples, samples.sampleCount - 1)];
}

/** Places the rows of a table in a survey; rows that are outside it are counted and left out. */
export function placePoints(table: PointTable, reading: PointReading, ground: PointGround): PlacedPoints {
  const placeRow = rowPlacer(ground);
  const [first, last] = timeRangeOf(ground.survey);
  const { columns, zFactor } = reading;
  const lineOf = (row: Row, i: number): number =>
    columns.line === undefined ? (table.lines?.[i] ?? 0) : row[columns.line];
  const kept = table.rows.flatMap((row, i) => {
    const timeMs = columns.z === undefined ? Number.NaN : row[columns.z] * zFactor;
    if (!(timeMs >= first && timeMs <= last)) return [];
    const trace = placeRow(row, columns);
    return trace === null ? [] : [{ trace, timeMs, line: lineOf(row, i) }];
  });
  return {
    kind: table.kind,
    traces: Int32Array.from(kept, ({ trace }) => trace),
    timesMs: Float64Array.from(kept, ({ timeMs }) => timeMs),
    lines: Int32Array.from(kept, ({ line }) => line),
    outsideCount: table.rows.length - kept.length,
  };
}
