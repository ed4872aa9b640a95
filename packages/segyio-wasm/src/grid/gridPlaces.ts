import { entriesAt, type GridTable } from './gridTable.js';

/** A rectangle of places, counted along the axes from 0. */
export interface PlaceWindow {
  readonly firstInline: number;
  readonly inlineCount: number;
  readonly firstCrossline: number;
  readonly crosslineCount: number;
}

/** Which of a place's traces: the one of an offset (its place on that axis), or the n-th by offset. */
export type TraceChoice = { readonly offsetPlace: number } | { readonly fold: number };

/** Places of a window with their traces. */
export interface GridPlaces {
  /** [inline][crossline], −1 for a hole. */
  readonly traces: Int32Array;
  /** The traces that there are, rising, and the place of each. */
  readonly rising: Int32Array;
  readonly placeOf: Int32Array;
}

/** First entry of an inline that is at this crossline or behind it. */
function firstEntry(table: GridTable, inline: number, crossline: number): number {
  return entriesAt(table, inline, crossline)[0];
}

function fillLine(
  table: GridTable,
  line: { readonly inline: number; readonly first: number; readonly count: number },
  choice: TraceChoice,
  traces: Int32Array,
): void {
  const { lineStart, crosslinePlaces, offsetPlaces, traces: entryTraces } = table;
  const end = lineStart[line.inline + 1];
  let fold = 0;
  for (let entry = firstEntry(table, line.inline, line.first); entry < end; entry++) {
    const column = crosslinePlaces[entry] - line.first;
    if (column >= line.count) return;
    const isSamePlace =
      entry > lineStart[line.inline] && crosslinePlaces[entry - 1] === crosslinePlaces[entry];
    const isNewOffset = !isSamePlace || offsetPlaces[entry - 1] !== offsetPlaces[entry];
    if (!isNewOffset) continue;
    fold = isSamePlace ? fold + 1 : 0;
    const isChosen = 'fold' in choice ? fold === choice.fold : offsetPlaces[entry] === choice.offsetPlace;
    if (isChosen) traces[column] = entryTraces[entry];
  }
}

/** The traces of a window's places, [inline][crossline]; the first of several of one offset; −1 for none. */
export function tracesInWindow(table: GridTable, window: PlaceWindow, choice: TraceChoice): Int32Array {
  const { firstInline, inlineCount, firstCrossline, crosslineCount } = window;
  const traces = new Int32Array(inlineCount * crosslineCount).fill(-1);
  for (let row = 0; row < inlineCount; row++) {
    const line = { inline: firstInline + row, first: firstCrossline, count: crosslineCount };
    fillLine(table, line, choice, traces.subarray(row * crosslineCount, (row + 1) * crosslineCount));
  }
  return traces;
}

/** A table by trace costs less than sorting up to this many times as many entries. */
const SPARSEST = 32;

function byTrace(traces: Int32Array, filled: Int32Array): Int32Array {
  let isRising = true;
  let [smallest, largest] = [Number.POSITIVE_INFINITY, -1];
  let before = -1;
  for (const place of filled) {
    const trace = traces[place];
    if (trace < before) isRising = false;
    before = trace;
    smallest = Math.min(smallest, trace);
    largest = Math.max(largest, trace);
  }
  if (isRising) return filled;
  if (largest - smallest > SPARSEST * filled.length) return filled.sort((a, b) => traces[a] - traces[b]);
  const table = new Int32Array(largest - smallest + 1).fill(-1);
  for (const place of filled) table[traces[place] - smallest] = place;
  return table.filter((place) => place >= 0);
}

/** Puts the places' traces into the order of the file. */
export function orderPlaces(traces: Int32Array): GridPlaces {
  let count = 0;
  const filled = new Int32Array(traces.length);
  for (let place = 0; place < traces.length; place++) if (traces[place] >= 0) filled[count++] = place;
  const placeOf = byTrace(traces, filled.subarray(0, count));
  return { traces, placeOf, rising: placeOf.map((place) => traces[place]) };
}
