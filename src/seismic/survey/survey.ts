import type { SampleDomain } from '#seismic/section/section';
import { gridIndexOf, type SurveyGrid } from '#seismic/survey/gridIndex';
import type { HeaderScale } from '#seismic/survey/traceScale';

/**
 * The axis along a trace. In depth, 1/1000 of the interval and the start are metres, as a file in depth writes them:
 * `sampleIntervalUs` 5000 is 5 m. In radar they are nanoseconds: 800 is 0.8 ns.
 */
export interface SampleAxis {
  readonly domain: SampleDomain;
  readonly sampleCount: number;
  readonly sampleIntervalUs: number;
  readonly startTimeMs: number;
}

/** Coordinates of each trace, in metres or the unit of the file, in file order. */
export interface SurveyCoordinates {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** All traces of a file and their geometry, without their samples. */
export interface Survey {
  readonly traceCount: number;
  readonly samples: SampleAxis;
  /** Null for a 2-D line, whose traces are identified by their number alone. */
  readonly grid: SurveyGrid | null;
  /** Header fields that vary along the file: what the axes over a plane show. */
  readonly scales: readonly HeaderScale[];
  readonly coordinates: SurveyCoordinates | null;
}

/** The position of a trace in its survey: by its number in the file, or by its place in the grid. */
export type SurveyPosition =
  | { readonly trace: number }
  | { readonly inline: number; readonly crossline: number; readonly offset?: number };

/** The first trace at a position, or null where the survey has none. */
export function traceAtPosition(survey: Survey, position: SurveyPosition): number | null {
  if ('trace' in position) return position.trace < survey.traceCount ? position.trace : null;
  const { grid } = survey;
  if (!grid) return null;
  const { inline, crossline, offset } = position;
  const index = gridIndexOf(grid);
  if (offset === undefined) return index.firstAt(inline, crossline);
  return index.tracesAt(inline, crossline).find((trace) => grid.offsets?.[trace] === offset) ?? null;
}

/** The position of a trace: its place in the grid where that leads back to it, else its number. */
export function positionOfTrace(survey: Survey, trace: number): SurveyPosition {
  const { grid } = survey;
  if (!grid || trace >= survey.traceCount) return { trace };
  const place = { inline: grid.inlines[trace], crossline: grid.crosslines[trace] };
  const position = grid.offsets ? { ...place, offset: grid.offsets[trace] } : place;
  return traceAtPosition(survey, position) === trace ? position : { trace };
}
