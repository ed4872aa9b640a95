import type { GridAxis, GridSorting, GridTable } from './gridTable.js';
import type { ReadKeys, TraceKeys } from './sampledKeys.js';

/** A full, regular grid as a few of its traces tell it: line numbers in even steps, every place filled. */
export interface RegularGrid {
  readonly sorting: Exclude<GridSorting, 'none'>;
  /** Traces of one place, of one line, and in all. */
  readonly fold: number;
  readonly lineTraces: number;
  readonly traceCount: number;
  /** Line numbers in the order of the file: those that change slowest, and fastest. */
  readonly slow: Float64Array;
  readonly fast: Float64Array;
  readonly offsets: Float64Array;
  /** The traces that were looked at. */
  readonly samples: readonly TraceKeys[];
}

/** Probes a round, where a line's end is looked for. */
const PROBES = 16;
/** Traces spread over the file that must all be as predicted. */
const CHECKED = 128;
/** Multiples of it, without their whole part, are spread evenly whatever the length of a line. */
const GOLDEN_FRACTION = 0.618033988749895;

/** First trace behind `from` for which `isPast`, which holds from some trace on; `traceCount` for none. */
async function findFirst(
  read: ReadKeys,
  [from, traceCount]: readonly [number, number],
  isPast: (keys: TraceKeys) => boolean,
): Promise<number> {
  let [last, next] = [from, traceCount];
  for (let reach = 1; last + 1 < next; ) {
    const isGalloping = next === traceCount;
    const probes = isGalloping
      ? Array.from({ length: 8 }, (_, k) => last + reach * 2 ** k).filter((trace) => trace < next)
      : Array.from({ length: PROBES }, (_, k) => last + Math.ceil(((k + 1) * (next - last)) / (PROBES + 1)));
    if (probes.length === 0) probes.push(next - 1);
    const keys = await read(probes.filter((trace) => trace < next));
    const found = keys.findIndex(isPast);
    if (found > 0) last = probes[found - 1];
    if (found >= 0) next = probes[found];
    else last = probes[keys.length - 1];
    reach = isGalloping ? reach * 256 : 1;
  }
  return next;
}

/** `count` numbers in even steps from the first two, where the last agrees; null if it does not. */
function evenLines(
  count: number,
  [first, second, last]: readonly [number, number, number],
): Float64Array | null {
  if (count === 1) return Float64Array.of(first);
  const step = second - first;
  if (step === 0 || first + (count - 1) * step !== last) return null;
  const lines = new Float64Array(count);
  for (let i = 0; i < count; i++) lines[i] = first + i * step;
  return lines;
}

/**
 * The traces of a line where the last trace of the file, which ends a line of even steps, tells their number and
 * the headers there bear it out; null where they do not.
 */
async function lineTracesByLast(
  read: ReadKeys,
  { sorting, fold, traceCount }: Pick<RegularGrid, 'sorting' | 'fold' | 'traceCount'>,
): Promise<number | null> {
  const other = sorting === 'inline' ? 'crossline' : 'inline';
  const [first, second, last] = await read([0, fold, traceCount - 1]);
  const lineTraces = fold * ((last[other] - first[other]) / (second[other] - first[other]) + 1);
  if (!Number.isInteger(lineTraces) || lineTraces <= fold || lineTraces >= traceCount) return null;
  const [lineEnd, next] = await read([lineTraces - 1, lineTraces]);
  const isEnd = lineEnd[sorting] === first[sorting] && lineEnd[other] === last[other];
  return isEnd && next[sorting] !== first[sorting] ? lineTraces : null;
}

function isMonotone(values: Float64Array): boolean {
  const isRising = values[1] > values[0];
  return values.every((value, i) => i === 0 || (isRising ? value > values[i - 1] : value < values[i - 1]));
}

/** Traces spread over the file, each a different part of its line. */
function spread(traceCount: number): number[] {
  const count = Math.min(CHECKED, traceCount);
  return Array.from({ length: count }, (_, k) =>
    Math.min(traceCount - 1, Math.floor(((k + ((k * GOLDEN_FRACTION) % 1)) * traceCount) / count)),
  );
}

/**
 * Finds a full, regular grid by some hundred headers: the first places, the ends of the first lines, and 128
 * traces spread over the file, which all must be as predicted. Null where anything is not: then all headers
 * have to be read. Traces exchanged between those looked at are not noticed.
 */
export async function sampleRegularGrid(read: ReadKeys, traceCount: number): Promise<RegularGrid | null> {
  if (traceCount < 4) return null;
  const [first] = await read([0]);
  const isElsewhere = (keys: TraceKeys) => keys.inline !== first.inline || keys.crossline !== first.crossline;
  const fold = await findFirst(read, [0, traceCount], isElsewhere);
  if (fold === traceCount) return null;
  const [second] = await read([fold]);
  if (second.inline !== first.inline && second.crossline !== first.crossline) return null;
  const sorting: RegularGrid['sorting'] = second.inline === first.inline ? 'inline' : 'crossline';
  const other = sorting === 'inline' ? 'crossline' : 'inline';
  const lineTraces =
    (await lineTracesByLast(read, { sorting, fold, traceCount })) ??
    (await findFirst(read, [fold, traceCount], (keys) => keys[sorting] !== first[sorting]));
  if (lineTraces === traceCount || traceCount % lineTraces !== 0 || lineTraces % fold !== 0) return null;
  const [nextLine, lineEnd, last] = await read([lineTraces, lineTraces - 1, traceCount - 1]);
  const slow = evenLines(traceCount / lineTraces, [first[sorting], nextLine[sorting], last[sorting]]);
  const fast = evenLines(lineTraces / fold, [first[other], second[other], lineEnd[other]]);
  const folds = await read(Array.from({ length: fold }, (_, i) => i));
  const offsets = Float64Array.from(folds, ({ offset }) => offset);
  if (!slow || !fast || (fold > 1 && !isMonotone(offsets))) return null;
  const looked = spread(traceCount);
  const samples = await read(looked);
  const grid: RegularGrid = { sorting, fold, lineTraces, traceCount, slow, fast, offsets, samples };
  return looked.every((trace, i) => isAsPredicted(grid, trace, samples[i])) ? grid : null;
}

function isAsPredicted(grid: RegularGrid, trace: number, found: TraceKeys): boolean {
  const { sorting, fold, lineTraces, slow, fast, offsets } = grid;
  const other = sorting === 'inline' ? 'crossline' : 'inline';
  const [line, inLine] = [Math.floor(trace / lineTraces), trace % lineTraces];
  if (found[sorting] !== slow[line] || found[other] !== fast[Math.floor(inLine / fold)]) return false;
  return fold === 1 || found.offset === offsets[inLine % fold];
}

function axisOf(lines: Float64Array): GridAxis {
  return { lines, isFalling: lines.length > 1 && lines[1] < lines[0] };
}

/** The arrays of a table, one value an entry. */
type Entries = Pick<GridTable, 'traces' | 'crosslinePlaces' | 'offsetPlaces'>;

function entriesOf(
  { sorting, fold, lineTraces, traceCount }: RegularGrid,
  [inlineCount, crosslineCount]: readonly [number, number],
): Entries {
  const [inlineStride, crosslineStride] = sorting === 'inline' ? [lineTraces, fold] : [fold, lineTraces];
  const traces = new Int32Array(traceCount);
  const crosslinePlaces = new Int32Array(traceCount);
  const offsetPlaces = new Int32Array(traceCount);
  let entry = 0;
  for (let inline = 0; inline < inlineCount; inline++)
    for (let crossline = 0; crossline < crosslineCount; crossline++)
      for (let n = 0; n < fold; n++) {
        traces[entry] = inline * inlineStride + crossline * crosslineStride + n;
        crosslinePlaces[entry] = crossline;
        offsetPlaces[entry++] = n;
      }
  return { traces, crosslinePlaces, offsetPlaces };
}

/** The table that reading all headers of such a grid would give; its entries are made when first requested. */
export function tableOfRegular(grid: RegularGrid): GridTable {
  const { sorting, fold, slow, fast, samples } = grid;
  const [inlines, crosslines] = sorting === 'inline' ? [slow, fast] : [fast, slow];
  const isOneOffset = samples.every(({ offset }) => offset === samples[0].offset);
  const offsets = fold > 1 ? grid.offsets : Float64Array.of(isOneOffset ? samples[0].offset : 0);
  const lineStart = new Int32Array(inlines.length + 1);
  for (let i = 0; i < lineStart.length; i++) lineStart[i] = i * crosslines.length * fold;
  let made: Entries | null = null;
  const entries = () => {
    made ??= entriesOf(grid, [inlines.length, crosslines.length]);
    return made;
  };
  return {
    ...{ inlines: axisOf(inlines), crosslines: axisOf(crosslines), offsets: axisOf(offsets), sorting },
    ...{ lineStart, traceCount: grid.traceCount, largestFold: fold, duplicateCount: 0 },
    placeCount: inlines.length * crosslines.length,
    get traces() {
      return entries().traces;
    },
    get crosslinePlaces() {
      return entries().crosslinePlaces;
    },
    get offsetPlaces() {
      return entries().offsetPlaces;
    },
  };
}
