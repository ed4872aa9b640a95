import { SegyError } from '../base/errors.js';

/** Header values over traces; plain or typed arrays. */
export type Column = ArrayLike<number>;

/** Values whose range is at most this many times their count are counted in a table, which is faster than sorting. */
const TABLE_PER_VALUE = 8;
/** A table of this size costs nothing, however few the values. */
const LEAST_TABLE = 1024;

function rangeOf(column: Column): readonly [number, number] {
  let smallest = Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < column.length; i++) {
    const value = column[i];
    if (Number.isNaN(value)) throw notANumber(i);
    if (value < smallest) smallest = value;
    if (value > largest) largest = value;
  }
  return [smallest, largest];
}

function notANumber(trace: number): SegyError {
  return new SegyError(
    'argument.invalid',
    `The header value of trace ${trace + 1} is not a number, so traces cannot be distinguished by it.`,
    'Choose bytes that hold integers.',
    { place: { trace } },
  );
}

function isWhole(column: Column): boolean {
  if (column instanceof Int32Array) return true;
  for (let i = 0; i < column.length; i++) if (!Number.isInteger(column[i])) return false;
  return true;
}

/** A column's values sorted and each once, and for each trace the place of its value among them. */
export interface RankedColumn {
  /** Rising. */
  readonly values: Float64Array;
  readonly ranks: Int32Array;
}

function rankByTable(column: Column, [smallest, largest]: readonly [number, number]): RankedColumn {
  const table = new Int32Array(largest - smallest + 1);
  for (let i = 0; i < column.length; i++) table[column[i] - smallest] = 1;
  const values: number[] = [];
  for (let i = 0; i < table.length; i++) {
    if (table[i] === 0) continue;
    table[i] = values.length;
    values.push(smallest + i);
  }
  const ranks = new Int32Array(column.length);
  for (let i = 0; i < column.length; i++) ranks[i] = table[column[i] - smallest];
  return { values: Float64Array.from(values), ranks };
}

/** Place of a value in rising values, or −1. */
export function indexOfValue(rising: Column, value: number): number {
  let first = 0;
  let end = rising.length;
  while (first < end) {
    const middle = (first + end) >> 1;
    if (rising[middle] < value) first = middle + 1;
    else end = middle;
  }
  return first < rising.length && rising[first] === value ? first : -1;
}

/** Whole numbers that spread less than this, and fewer places than that, fit into one double together. */
const PACKED_RANGE = 2 ** 32;
const PACKED_PLACES = 2 ** 20;

/** Sorts values and their places as one number each, so that no place has to be looked for. */
function rankByPacking(column: Column, smallest: number): RankedColumn {
  const packed = new Float64Array(column.length);
  for (let i = 0; i < column.length; i++) packed[i] = (column[i] - smallest) * PACKED_PLACES + i;
  packed.sort();
  const ranks = new Int32Array(column.length);
  // The distinct values take the place of the numbers that are done with.
  const values = packed;
  let count = 0;
  for (let i = 0; i < packed.length; i++) {
    const number = packed[i];
    const offset = Math.floor(number / PACKED_PLACES);
    if (count === 0 || values[count - 1] !== offset + smallest) values[count++] = offset + smallest;
    ranks[number - offset * PACKED_PLACES] = count - 1;
  }
  return { values: values.subarray(0, count), ranks };
}

function rankBySorting(column: Column): RankedColumn {
  const sorted = new Float64Array(column).sort();
  let count = 0;
  for (let i = 0; i < sorted.length; i++)
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[count++] = sorted[i];
  const values = sorted.slice(0, count);
  const ranks = new Int32Array(column.length);
  for (let i = 0; i < column.length; i++) ranks[i] = indexOfValue(values, column[i]);
  return { values, ranks };
}

/** Sorted distinct values with each trace's rank. @throws SegyError 'argument.invalid' for NaN */
export function rankColumn(column: Column): RankedColumn {
  if (column.length === 0) return { values: new Float64Array(0), ranks: new Int32Array(0) };
  const range = rangeOf(column);
  const spread = range[1] - range[0];
  if (!(spread < PACKED_RANGE && isWhole(column))) return rankBySorting(column);
  if (spread <= TABLE_PER_VALUE * column.length + LEAST_TABLE) return rankByTable(column, range);
  return column.length <= PACKED_PLACES ? rankByPacking(column, range[0]) : rankBySorting(column);
}

/** Share of the steps from one to the next of distinct, sorted values that are the commonest; 1 for fewer than three. */
export function evennessOf(values: Float64Array): number {
  if (values.length < 3) return 1;
  const steps = new Float64Array(values.length - 1);
  for (let i = 0; i < steps.length; i++) steps[i] = values[i + 1] - values[i];
  steps.sort();
  let [longest, run] = [1, 1];
  for (let i = 1; i < steps.length; i++) {
    run = steps[i] === steps[i - 1] ? run + 1 : 1;
    if (run > longest) longest = run;
  }
  return longest / steps.length;
}
