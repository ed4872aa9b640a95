import type { TraceProcess } from '#seismic/process/traceProcess';
import type { SectionAxes } from '#seismic/section/section';
import type { SampleAxis, SurveyPosition } from '#seismic/survey/survey';
import type { TraceScale } from '#seismic/survey/traceScale';

/** The kinds of planes whose rows are the samples of traces. */
export type SectionPlaneKind = 'line' | 'inline' | 'crossline' | 'gather' | 'arbitrary';

/** One axis of a plane. `valueAt(i)` is the value of column or row i in `unit`. */
export interface PlaneAxis {
  readonly label: string;
  /** "ms", "m", "ns", or empty for plain numbers. */
  readonly unit: string;
  readonly count: number;
  valueAt(index: number): number;
}

interface PlaneFacts {
  /** Stable, and enough to build the plane again: "line", "inline:120", "gather:cdp:17". */
  readonly name: string;
  readonly columns: PlaneAxis;
  readonly rows: PlaneAxis;
  /** The axis along every trace of the survey: the rows of a plane of traces. */
  readonly samples: SampleAxis;
  /** What the axis over the plane can show, one value a column (NaN where there is no trace), best first. */
  readonly scales: readonly TraceScale[];
}

/** A plane with a trace in each column and samples down it. */
export interface SectionPlane extends PlaneFacts {
  readonly kind: SectionPlaneKind;
  readonly axes: SectionAxes;
  /** The survey's trace in a column, or null where there is none. */
  traceAt(column: number): number | null;
  /** The column of a trace, or null where the plane does not hold it. */
  columnOf(trace: number): number | null;
  /** The position of a column in the survey; in a grid also of a column without a trace. */
  positionAt(column: number): SurveyPosition;
  /** The column at a position in the survey, or null where the plane does not pass through it. */
  columnAt(position: SurveyPosition): number | null;
}

/** A time or depth slice: crosslines along the columns, inlines along the rows, one sample of each trace. */
export interface SlicePlane extends PlaneFacts {
  readonly kind: 'slice';
  readonly sample: number;
  /** The first trace at a place, or null where there is none. */
  traceAt(column: number, row: number): number | null;
  cellAt(position: SurveyPosition): { readonly column: number; readonly row: number } | null;
}

/** A rectangle of samples with two axes and header scales, cut out of a survey. */
export type Plane = SectionPlane | SlicePlane;

/**
 * A request for a part of a plane on a grid of every `columnStep`-th column and `rowStep`-th row. With a step
 * above 1 each value is the sample of largest magnitude in its cell, sign kept.
 */
export interface PlaneWindow {
  /** Name of the plane. */
  readonly plane: string;
  readonly firstColumn: number;
  readonly columnCount: number;
  readonly columnStep: number;
  readonly firstRow: number;
  readonly rowCount: number;
  readonly rowStep: number;
  /** True for every `columnStep`-th column as it is, instead of the largest of all columns of a cell. */
  readonly isThinned?: boolean;
  /**
   * Done to each trace before cells keep their extremes; missing for amplitudes as recorded. A slice has
   * none.
   */
  readonly process?: TraceProcess;
}

/** True where all numbers are whole and the window is inside the plane. */
export function isInsidePlane(window: PlaneWindow, { columns, rows }: Plane): boolean {
  const { firstColumn, columnCount, columnStep, firstRow, rowCount, rowStep } = window;
  const numbers = [firstColumn, columnCount, columnStep, firstRow, rowCount, rowStep];
  return (
    numbers.every((value) => Number.isInteger(value) && value >= 0) &&
    columnStep >= 1 &&
    rowStep >= 1 &&
    firstColumn + columnCount <= columns.count &&
    firstRow + rowCount <= rows.count
  );
}
