import { type CancelSignal, throwIfCancelled } from '../base/errors.js';
import { createTurns } from '../base/turns.js';
import { evennessOf, rankColumn } from '../header/distinctValues.js';
import { type HeaderBytes, type HeaderWord, headersOf, readKeyWord } from './headerBytes.js';
import { type KeyWord, namedWord, overlap, plausibilityOf, varyingWords } from './keyWords.js';
import { createUpperParts } from './upperParts.js';

/** Header bytes that vary from trace to trace, and how. */
export interface KeyColumn extends KeyWord {
  /** For each trace the place of its value among the distinct ones. */
  readonly ranks: Int32Array;
  readonly traceCount: number;
  readonly distinctCount: number;
  /** Stretches of traces with the same value. */
  readonly runCount: number;
  /** Share of the steps from one value to the next that are the commonest, 0 to 1. */
  readonly evenness: number;
  readonly smallest: number;
  readonly largest: number;
  /** Values of the first and the last trace. */
  readonly first: number;
  readonly last: number;
  /** Bits that are 1 in any of the values. */
  readonly usedBits: number;
}

/** Headers by which words are compared: stretches of neighbours, evenly over those that are looked at. */
const STRETCH_COUNT = 16;
const STRETCH_TRACES = 256;
/** Words whose columns are read in full. */
const MOST_READ = 48;

function columnOf(word: KeyWord, column: Int32Array): KeyColumn | null {
  let [runCount, usedBits] = [1, column[0]];
  for (let i = 1; i < column.length; i++) {
    if (column[i] !== column[i - 1]) runCount++;
    usedBits |= column[i];
  }
  if (runCount === 1) return null;
  const { values, ranks } = rankColumn(column);
  return {
    ...{ ...word, ranks, traceCount: column.length, runCount, usedBits, distinctCount: values.length },
    ...{ evenness: evennessOf(values), smallest: values[0], largest: values[values.length - 1] },
    ...{ first: column[0], last: column[column.length - 1] },
  };
}

/** Two columns with this text alike split the traces alike, as far as a hash can tell. */
function partitionOf({ ranks, distinctCount }: KeyColumn): string {
  const firstSeen = new Int32Array(distinctCount).fill(-1);
  let [seen, low, high] = [0, 0x811c9dc5, 0x9747b28c];
  for (const rank of ranks) {
    if (firstSeen[rank] < 0) firstSeen[rank] = seen++;
    low = Math.imul(low ^ firstSeen[rank], 0x01000193);
    high = Math.imul(high ^ firstSeen[rank], 0x85ebca6b) ^ (high >>> 13);
  }
  return `${distinctCount} ${low} ${high}`;
}

/** A word whose last byte is 0 in every trace may end behind the number that is meant. */
const EMPTY_END = 0.8;

function valueOfKey(key: KeyColumn): number {
  const isEmptyEnd = (key.usedBits & 0xff) === 0;
  const likely = plausibilityOf(key) * (0.9 + 0.1 * key.evenness);
  return isEmptyEnd ? EMPTY_END * likely : likely + (key.name === '' ? 0 : 1);
}

/** Whole fields before parts of them, then plausible ones, then even steps, then the smaller numbers. */
function isBetter(a: KeyColumn, b: KeyColumn): boolean {
  const [left, right] = [valueOfKey(a), valueOfKey(b)];
  if (left !== right) return left > right;
  return a.largest - a.smallest < b.largest - b.smallest;
}

/** Traces in stretches of neighbours, evenly over the first ones; all where there are few. */
function stretches(traceCount: number): number[] {
  if (traceCount <= STRETCH_COUNT * STRETCH_TRACES) return Array.from({ length: traceCount }, (_, i) => i);
  return Array.from({ length: STRETCH_COUNT }, (_, stretch) => {
    const first = Math.floor((stretch * (traceCount - STRETCH_TRACES)) / (STRETCH_COUNT - 1));
    return Array.from({ length: STRETCH_TRACES }, (_, i) => first + i);
  }).flat();
}

function byLikelihood(a: KeyColumn, b: KeyColumn): number {
  return plausibilityOf(b) * b.evenness - plausibilityOf(a) * a.evenness;
}

/** Fields that are to be read otherwise come as these readings, and no other word overlaps them. */
function candidates(headers: HeaderBytes, readings: readonly HeaderWord[]): KeyWord[] {
  const words = varyingWords(headers).filter((word) => !readings.some((reading) => overlap(word, reading)));
  return [...readings.map((reading) => namedWord(reading, headers.fields)), ...words];
}

/**
 * All int32 and int16 words at every byte of the standard trace header that vary over the traces given, the
 * likeliest keys first, at most `most`. Of words that split the traces alike (a field and its lower half) only
 * the most plausible one is kept; the upper bytes of a field that varies by itself are none. `readings` are
 * fields that hold floats, or words of the other order of bytes.
 * @throws SegyError 'cancelled'
 */
export async function findKeyColumns(
  headers: HeaderBytes,
  options: {
    readonly most: number;
    readonly readings: readonly HeaderWord[];
    readonly signal?: CancelSignal;
  },
): Promise<KeyColumn[]> {
  const turn = createTurns(options.signal);
  const looked = stretches(headers.traceCount);
  const isWhole = looked.length === headers.traceCount;
  const some = isWhole ? headers : headersOf(headers, looked);
  const isUpperPart = createUpperParts(some);
  const kept = new Map<string, KeyColumn>();
  for (const word of candidates(headers, options.readings)) {
    await turn();
    const column = readKeyWord(some, word);
    const found = columnOf(word, column);
    if (!found || isUpperPart(word, column)) continue;
    const partition = partitionOf(found);
    const other = kept.get(partition);
    if (!other || isBetter(found, other)) kept.set(partition, found);
  }
  const likely = [...kept.values()].sort(byLikelihood);
  if (isWhole) return likely.slice(0, options.most);
  const whole: KeyColumn[] = [];
  for (const { byte, type, byteOrder, name, standardName } of likely.slice(0, MOST_READ)) {
    await turn();
    const word = { byte, type, byteOrder, name, standardName };
    const found = columnOf(word, readKeyWord(headers, word));
    if (found) whole.push(found);
  }
  throwIfCancelled(options.signal);
  return whole.sort(byLikelihood).slice(0, options.most);
}
