/** Inline and crossline number of each trace, in file order; offsets where several traces share a place. */
export interface SurveyGrid {
  readonly inlines: ArrayLike<number>;
  readonly crosslines: ArrayLike<number>;
  readonly offsets: ArrayLike<number> | null;
}

/** The traces of a grid by their place. */
export interface GridIndex {
  /** The distinct numbers: falling where they fall along the file, else rising. */
  readonly inlines: readonly number[];
  readonly crosslines: readonly number[];
  /** Places that hold a trace; the others of the rectangle are holes. */
  readonly placeCount: number;
  /** Traces at a place by offset, then in file order; empty where the place has none. */
  tracesAt(inline: number, crossline: number): readonly number[];
  /** The first of them, or null. */
  firstAt(inline: number, crossline: number): number | null;
}

/** Distinct numbers of a column: falling where each new one is less than all before, else rising. */
function axisOf(column: ArrayLike<number>): number[] {
  const found = new Set<number>();
  // Neighbours mostly have the same number, and a set is slower than a comparison.
  for (let i = 0; i < column.length; i++) if (i === 0 || column[i] !== column[i - 1]) found.add(column[i]);
  const distinct = [...found];
  const isFalling = distinct.length > 1 && distinct.every((value, i) => i === 0 || value < distinct[i - 1]);
  return isFalling ? distinct : distinct.sort((a, b) => a - b);
}

/** Traces sorted by place, then offset, then number; unchanged where they are in that order already. */
function sortedTraces(keys: Float64Array, offsets: ArrayLike<number> | null): Uint32Array {
  const traces = new Uint32Array(keys.length);
  for (let trace = 0; trace < traces.length; trace++) traces[trace] = trace;
  const compare = (a: number, b: number) =>
    keys[a] - keys[b] || (offsets ? offsets[a] - offsets[b] : 0) || a - b;
  for (let i = 1; i < traces.length; i++) if (compare(i - 1, i) > 0) return traces.sort(compare);
  return traces;
}

/** How many different keys there are, of traces sorted by them. */
function countKeys(keys: Float64Array, traces: Uint32Array): number {
  let count = 0;
  for (let i = 0; i < traces.length; i++) if (i === 0 || keys[traces[i]] !== keys[traces[i - 1]]) count++;
  return count;
}

/** The distinct numbers of both axes. */
type Axes = Pick<GridIndex, 'inlines' | 'crosslines'>;

/** Traces from one inline, or crossline, to the next in the file. */
interface Strides {
  readonly inline: number;
  readonly crossline: number;
}

/** The strides where every place has one trace and the places are in the file in the order of the axes; else null. */
function stridesOf({ inlines, crosslines, offsets }: SurveyGrid, axes: Axes): Strides | null {
  const [rows, columns] = [axes.inlines.length, axes.crosslines.length];
  if (offsets || inlines.length !== rows * columns) return null;
  const isInOrder = ({ inline, crossline }: Strides): boolean => {
    for (let i = 0; i < rows; i++)
      for (let x = 0; x < columns; x++) {
        const trace = i * inline + x * crossline;
        if (inlines[trace] !== axes.inlines[i] || crosslines[trace] !== axes.crosslines[x]) return false;
      }
    return true;
  };
  const orders = [
    { inline: columns, crossline: 1 },
    { inline: 1, crossline: rows },
  ];
  return orders.find(isInOrder) ?? null;
}

function ranksOf(numbers: readonly number[]): ReadonlyMap<number, number> {
  return new Map(numbers.map((number, rank) => [number, rank]));
}

/** The index of a grid whose traces are found by their place alone: nothing is sorted. */
function regularIndex(axes: Axes, strides: Strides): GridIndex {
  const [inlineRanks, crosslineRanks] = [ranksOf(axes.inlines), ranksOf(axes.crosslines)];
  const firstAt = (inline: number, crossline: number): number | null => {
    const [row, column] = [inlineRanks.get(inline), crosslineRanks.get(crossline)];
    if (row === undefined || column === undefined) return null;
    return row * strides.inline + column * strides.crossline;
  };
  const tracesAt = (inline: number, crossline: number): readonly number[] => {
    const trace = firstAt(inline, crossline);
    return trace === null ? [] : [trace];
  };
  return { ...axes, placeCount: axes.inlines.length * axes.crosslines.length, firstAt, tracesAt };
}

function buildGridIndex(grid: SurveyGrid): GridIndex {
  const axes = { inlines: axisOf(grid.inlines), crosslines: axisOf(grid.crosslines) };
  const strides = stridesOf(grid, axes);
  return strides ? regularIndex(axes, strides) : sortedIndex(grid, axes);
}

function sortedIndex({ inlines, crosslines, offsets }: SurveyGrid, axes: Axes): GridIndex {
  const { inlines: inlineNumbers, crosslines: crosslineNumbers } = axes;
  const [inlineRanks, crosslineRanks] = [ranksOf(inlineNumbers), ranksOf(crosslineNumbers)];
  const keyOf = (inline: number, crossline: number): number =>
    (inlineRanks.get(inline) ?? Number.NaN) * crosslineNumbers.length +
    (crosslineRanks.get(crossline) ?? Number.NaN);
  const keys = new Float64Array(inlines.length);
  for (let trace = 0; trace < keys.length; trace++) keys[trace] = keyOf(inlines[trace], crosslines[trace]);
  const traces = sortedTraces(keys, offsets);
  /** First entry whose key is not below the given one. */
  const lowerBound = (wanted: number): number => {
    let [low, high] = [0, traces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keys[traces[middle]] < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    inlines: inlineNumbers,
    crosslines: crosslineNumbers,
    placeCount: countKeys(keys, traces),
    firstAt(inline, crossline) {
      const key = keyOf(inline, crossline);
      const first = Number.isNaN(key) ? traces.length : lowerBound(key);
      return first < traces.length && keys[traces[first]] === key ? traces[first] : null;
    },
    tracesAt(inline, crossline) {
      const key = keyOf(inline, crossline);
      if (Number.isNaN(key)) return [];
      return Array.from(traces.subarray(lowerBound(key), lowerBound(key + 1)));
    },
  };
}

const built = new WeakMap<SurveyGrid, GridIndex>();

/** The index of a grid, built at first use: sorting a large volume takes time. */
export function gridIndexOf(grid: SurveyGrid): GridIndex {
  const index = built.get(grid) ?? buildGridIndex(grid);
  built.set(grid, index);
  return index;
}
