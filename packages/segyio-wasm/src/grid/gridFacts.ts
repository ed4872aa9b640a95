import { evennessOf } from '../header/distinctValues.js';
import type { GridPlacement } from './gridPlacement.js';
import type { GridAxis, GridSorting, GridTable } from './gridTable.js';

/** One key of a grid, as plain values. */
export interface AxisFacts {
  /** In the order of the file. */
  readonly first: number;
  readonly last: number;
  readonly count: number;
  /** From one line to the next where that is always the same, negative where the numbers fall; else 0. */
  readonly step: number;
}

/** How the traces fill a grid. */
export interface GridFacts {
  readonly inlines: AxisFacts;
  readonly crosslines: AxisFacts;
  /** Null where offset is no key: at most one trace at each inline and crossline. */
  readonly offsets: AxisFacts | null;
  /** The key that changes slowest along the file, 'none' where both go to and fro. */
  readonly sorting: GridSorting;
  /** Places (inline and crossline) with a trace; holes are those without. */
  readonly placeCount: number;
  readonly holeCount: number;
  /** The most different offsets at one place. */
  readonly largestFold: number;
  /** Traces whose inline, crossline and offset another trace has already. */
  readonly duplicateCount: number;
  /** From the coordinates, where they vary. */
  readonly placement: GridPlacement | null;
}

function stepOf({ lines }: GridAxis): number {
  if (lines.length < 2) return 0;
  const step = lines[1] - lines[0];
  for (let i = 2; i < lines.length; i++) if (lines[i] - lines[i - 1] !== step) return 0;
  return step;
}

function axisFacts(axis: GridAxis): AxisFacts {
  const { lines } = axis;
  return { first: lines[0], last: lines[lines.length - 1], count: lines.length, step: stepOf(axis) };
}

/** The facts of a table that holds at least one trace. */
export function gridFactsOf(table: GridTable, placement: GridPlacement | null): GridFacts {
  const { inlines, crosslines, offsets, placeCount, largestFold, duplicateCount, sorting } = table;
  return {
    inlines: axisFacts(inlines),
    crosslines: axisFacts(crosslines),
    offsets: largestFold > 1 ? axisFacts(offsets) : null,
    ...{ sorting, placeCount, largestFold, duplicateCount, placement },
    holeCount: inlines.lines.length * crosslines.lines.length - placeCount,
  };
}

/** The figures that a grid is judged by. */
export interface GridFigures {
  readonly traceCount: number;
  /** Places that hold a trace, of all that the distinct lines span. */
  readonly placeCount: number;
  readonly boxPlaces: number;
  readonly largestFold: number;
  readonly duplicateCount: number;
  /** Mean of the shares of even steps along both axes. */
  readonly evenness: number;
}

/** `gridScoreOf` by figures alone. */
export function gridScore(figures: GridFigures): number {
  const { placeCount, boxPlaces, largestFold, duplicateCount, traceCount, evenness } = figures;
  if (traceCount === 0) return 0;
  const filled = placeCount / boxPlaces;
  const single = 1 - duplicateCount / traceCount;
  const fold = (traceCount - duplicateCount) / (placeCount * largestFold);
  return filled * single * (0.8 + 0.2 * evenness) * (0.8 + 0.2 * fold);
}

/**
 * How far the traces make a full rectangle of inlines and crosslines, 0 to 1: the share of its places
 * that is filled, times the share of traces that are not there already, times 0.8 to 1 for even steps, times
 * 0.8 to 1 for an even fold. A full, regular grid has 1, whatever its sorting and numbering.
 */
export function gridScoreOf(table: GridTable): number {
  const { inlines, crosslines, placeCount, largestFold, duplicateCount, traceCount } = table;
  return gridScore({
    ...{ placeCount, largestFold, duplicateCount, traceCount },
    boxPlaces: inlines.lines.length * crosslines.lines.length,
    evenness: (evennessOf(inlines.lines) + evennessOf(crosslines.lines)) / 2,
  });
}
