import { type Column, type RankedColumn, rankColumn } from '../header/distinctValues.js';

/** What tells the traces of a volume apart; `offset` is null if it is no key. */
export interface GridColumns {
  readonly inline: Column;
  readonly crossline: Column;
  readonly offset: Column | null;
}

/** Which of the two keys stays the same for longest along the file. */
export type GridSorting = 'inline' | 'crossline' | 'none';

/** One key of a grid. Places along it are counted in `lines`. */
export interface GridAxis {
  /** Distinct values: rising, or falling where they fall along the file. */
  readonly lines: Float64Array;
  readonly isFalling: boolean;
}

/** The traces of a grid by their places. An entry is a trace; entries are sorted by inline, crossline, offset. */
export interface GridTable {
  readonly inlines: GridAxis;
  readonly crosslines: GridAxis;
  /** Distinct offsets; one value where it is no key. */
  readonly offsets: GridAxis;
  readonly sorting: GridSorting;
  readonly traceCount: number;
  /** First entry of each inline, and the end of the last. */
  readonly lineStart: Int32Array;
  /** For each entry: its trace, and its places along the crosslines and offsets. */
  readonly traces: Int32Array;
  readonly crosslinePlaces: Int32Array;
  readonly offsetPlaces: Int32Array;
  /** Places that hold a trace, the most different offsets at one, and traces that are there already. */
  readonly placeCount: number;
  readonly largestFold: number;
  readonly duplicateCount: number;
}

/** Places along an axis for every trace, and the axis. */
interface Placed {
  readonly axis: GridAxis;
  readonly places: Int32Array;
}

/** Whether new values come in falling order only (−1), in rising order only (1), or in neither (0). */
function orderOfNew({ values, ranks }: RankedColumn): number {
  let [lowest, highest] = [values.length, -1];
  let [isFalling, isRising] = [true, true];
  const seen = new Uint8Array(values.length);
  for (let i = 0; i < ranks.length; i++) {
    const rank = ranks[i];
    if (seen[rank] === 1) continue;
    seen[rank] = 1;
    if (rank > lowest) isFalling = false;
    if (rank < highest) isRising = false;
    lowest = Math.min(lowest, rank);
    highest = Math.max(highest, rank);
  }
  return isRising ? 1 : isFalling ? -1 : 0;
}

/** True if the numbers fall along the file: each new one, or, with holes, most steps from trace to trace. */
function comesFalling(ranked: RankedColumn): boolean {
  const { ranks } = ranked;
  const order = orderOfNew(ranked);
  if (order !== 0) return order < 0;
  let [falls, rises] = [0, 0];
  for (let i = 1; i < ranks.length; i++) {
    if (ranks[i] < ranks[i - 1]) falls++;
    else if (ranks[i] > ranks[i - 1]) rises++;
  }
  return falls > 2 * rises;
}

function placedOf(column: Column): Placed {
  const ranked = rankColumn(column);
  const isFalling = comesFalling(ranked);
  if (!isFalling) return { axis: { lines: ranked.values, isFalling }, places: ranked.ranks };
  const last = ranked.values.length - 1;
  return {
    axis: { lines: ranked.values.slice().reverse(), isFalling },
    places: ranked.ranks.map((rank) => last - rank),
  };
}

function countRuns(places: Int32Array): number {
  let runs = places.length > 0 ? 1 : 0;
  for (let i = 1; i < places.length; i++) if (places[i] !== places[i - 1]) runs++;
  return runs;
}

function sortingOf(inlines: Placed, crosslines: Placed): GridSorting {
  const [inlineRuns, crosslineRuns] = [countRuns(inlines.places), countRuns(crosslines.places)];
  const isByInline = inlineRuns === inlines.axis.lines.length;
  const isByCrossline = crosslineRuns === crosslines.axis.lines.length;
  if (isByInline && isByCrossline) return inlineRuns <= crosslineRuns ? 'inline' : 'crossline';
  if (isByInline) return 'inline';
  return isByCrossline ? 'crossline' : 'none';
}

/** Stable: entries in the order of their places. Nothing is moved where they are so already. */
function sortBy(entries: Int32Array, places: Int32Array, lineCount: number): Int32Array {
  let isSorted = true;
  for (let i = 1; i < entries.length && isSorted; i++)
    isSorted = places[entries[i]] >= places[entries[i - 1]];
  if (isSorted) return entries;
  const starts = startsOf(places, lineCount);
  const sorted = new Int32Array(entries.length);
  for (let i = 0; i < entries.length; i++) sorted[starts[places[entries[i]]]++] = entries[i];
  return sorted;
}

function startsOf(places: Int32Array, lineCount: number): Int32Array {
  const starts = new Int32Array(lineCount + 1);
  for (let i = 0; i < places.length; i++) starts[places[i] + 1]++;
  for (let line = 0; line < lineCount; line++) starts[line + 1] += starts[line];
  return starts;
}

function countPlaces(table: Pick<GridTable, 'lineStart' | 'crosslinePlaces' | 'offsetPlaces'>): {
  placeCount: number;
  largestFold: number;
  duplicateCount: number;
} {
  const { lineStart, crosslinePlaces, offsetPlaces } = table;
  let [placeCount, largestFold, duplicateCount, fold] = [0, 0, 0, 0];
  for (let line = 0; line + 1 < lineStart.length; line++) {
    for (let entry = lineStart[line]; entry < lineStart[line + 1]; entry++) {
      const isNew = entry === lineStart[line] || crosslinePlaces[entry] !== crosslinePlaces[entry - 1];
      if (!isNew && offsetPlaces[entry] === offsetPlaces[entry - 1]) duplicateCount++;
      else fold = isNew ? 1 : fold + 1;
      if (isNew) placeCount++;
      if (fold > largestFold) largestFold = fold;
    }
  }
  return { placeCount, largestFold, duplicateCount };
}

const NO_OFFSET: GridAxis = { lines: new Float64Array(1), isFalling: false };

function tableOf(inlines: Placed, crosslines: Placed, offsets: Placed): GridTable {
  let entries: Int32Array = Int32Array.from(inlines.places.keys());
  for (const { axis, places } of [offsets, crosslines, inlines])
    entries = sortBy(entries, places, axis.lines.length);
  const at = {
    lineStart: startsOf(inlines.places, inlines.axis.lines.length),
    crosslinePlaces: entries.map((trace) => crosslines.places[trace]),
    offsetPlaces: entries.map((trace) => offsets.places[trace]),
  };
  return {
    ...at,
    ...countPlaces(at),
    inlines: inlines.axis,
    crosslines: crosslines.axis,
    offsets: offsets.axis,
    traces: entries,
    traceCount: entries.length,
    sorting: sortingOf(inlines, crosslines),
  };
}

/**
 * Sorts traces into a grid, in time and memory that grow with their count alone, however far their numbers
 * spread. Offsets are a key only where several traces share an inline and crossline.
 * @throws SegyError 'argument.invalid' where a value is not a number
 */
export function buildGridTable(columns: GridColumns): GridTable {
  const traceCount = columns.inline.length;
  const none: Placed = { axis: NO_OFFSET, places: new Int32Array(traceCount) };
  const [inlines, crosslines] = [placedOf(columns.inline), placedOf(columns.crossline)];
  const plain = tableOf(inlines, crosslines, none);
  if (!columns.offset || traceCount === 0) return plain;
  const offsets = placedOf(columns.offset);
  const isKey = plain.placeCount < traceCount && offsets.axis.lines.length > 1;
  if (isKey) return tableOf(inlines, crosslines, offsets);
  const lines = offsets.axis.lines.length === 1 ? offsets.axis.lines : NO_OFFSET.lines;
  return { ...plain, offsets: { lines, isFalling: false } };
}

/** Entries of the place at these positions along the axes: the first, and the end. */
export function entriesAt(table: GridTable, inline: number, crossline: number): readonly [number, number] {
  const { lineStart, crosslinePlaces } = table;
  let [first, end] = [lineStart[inline], lineStart[inline + 1]];
  const lineEnd = end;
  while (first < end) {
    const middle = (first + end) >> 1;
    if (crosslinePlaces[middle] < crossline) first = middle + 1;
    else end = middle;
  }
  let after = first;
  while (after < lineEnd && crosslinePlaces[after] === crossline) after++;
  return [first, after];
}
