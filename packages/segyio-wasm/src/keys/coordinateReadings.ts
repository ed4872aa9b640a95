import type { WordType } from '../header/byteOrder.js';
import { scaledBy } from '../header/scaledWords.js';
import { type HeaderBytes, type HeaderWord, readKeyWord } from './headerBytes.js';
import { limitsOf, readWords, type WordReading } from './wordValues.js';

/** Fields that are kept alike: x and y of a point, or a height. */
interface Group {
  readonly bytes: readonly number[];
  readonly scalarByte: number;
  /** Limits of the values as floats. */
  readonly least: number;
  readonly largest: number;
  /** No value is as large, whatever its unit. */
  readonly impossible: number;
}

/** Coordinates: up to twice round the Earth in metres. */
const POINT = { scalarByte: 71, least: 0.01, largest: 1e8, impossible: 8e7 };
const HEIGHT = { scalarByte: 69, least: 0.01, largest: 2e4, impossible: 6e4 };
const HEIGHT_BYTES = [41, 45, 49, 53, 57, 61, 65];
const GROUPS: readonly Group[] = [
  ...[[181, 185] as const, [73, 77] as const, [81, 85] as const].map((bytes) => ({ bytes, ...POINT })),
  ...HEIGHT_BYTES.map((byte) => ({ bytes: [byte], ...HEIGHT })),
];
/** Eastings and northings of most projections. */
const PROJECTED: readonly [number, number] = [1e5, 1e7];
/** The scalars of more than two decimals make whole numbers possible that others do not. */
const LARGEST_SURE_SCALAR = 100;
/** Share of the words with four empty bits that floats of round numbers have, whole numbers never. */
const LEAST_ROUND = 0.9;
/** A reading whose steps are this much more even is the one that was meant. */
const SMOOTHER = 0.67;
/** Words of the other order are judged where so many differ, and their steps are this much more even. */
const LEAST_DISTINCT = 8;
const MUCH_SMOOTHER = 0.25;

interface Form {
  readonly type: WordType;
  readonly isSwapped: boolean;
}

const FORMS: readonly Form[] = [
  { type: 'float32', isSwapped: false },
  { type: 'ibm32', isSwapped: false },
  { type: 'float32', isSwapped: true },
  { type: 'ibm32', isSwapped: true },
];

/** Fields of a point, or a height, that are read alike; those that are 0 throughout are left out. */
export type CoordinateReading = readonly WordReading[];

/** IBM floats are kept with their first hexadecimal digit filled. */
function isNormalised(word: number): boolean {
  return word === 0 || ((word >>> 20) & 0xf) !== 0;
}

/** Sum of the changes of step from trace to trace, as a share of the range; 0 for even steps. */
function roughness(values: ArrayLike<number>): number {
  let [sum, least, most] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    least = Math.min(least, values[i]);
    most = Math.max(most, values[i]);
    if (i > 1) sum += Math.abs(values[i] - 2 * values[i - 1] + values[i - 2]);
  }
  return most > least ? sum / (most - least) : 0;
}

/** True if words of the other order make a smooth line of what is none as it stands. */
function isSmoothSwapped({ values, native }: WordReading): boolean {
  return new Set(native).size >= LEAST_DISTINCT && roughness(values) <= MUCH_SMOOTHER * roughness(native);
}

function readOne(headers: HeaderBytes, byte: number, form: Form, group: Group): WordReading | null {
  const other = headers.byteOrder === 'little' ? ('big' as const) : ('little' as const);
  const word: HeaderWord = { byte, type: form.type, ...(form.isSwapped ? { byteOrder: other } : {}) };
  const native = readKeyWord(headers, { byte, type: 'int32' });
  const values = readWords(headers, word);
  const isInside = (value: number) => Math.abs(value) >= group.least && Math.abs(value) <= group.largest;
  if (!values.every((value, i) => native[i] === 0 || isInside(value))) return null;
  const words = form.isSwapped ? readKeyWord(headers, { ...word, type: 'int32' }) : native;
  if (form.type === 'ibm32' && !words.every(isNormalised)) return null;
  return { ...word, values, native };
}

function isEmpty(headers: HeaderBytes, byte: number): boolean {
  return readKeyWord(headers, { byte, type: 'int32' }).every((value) => value === 0);
}

/** The fields of a group in one form; null where one of them holds other values. */
function readGroup(headers: HeaderBytes, group: Group, form: Form): CoordinateReading | null {
  const words = group.bytes.filter((byte) => !isEmpty(headers, byte));
  const readings = words.flatMap((byte) => readOne(headers, byte, form, group) ?? []);
  if (readings.length === 0 || readings.length < words.length) return null;
  return form.isSwapped && !readings.some(isSmoothSwapped) ? null : readings;
}

/** The largest value that the words give as whole numbers, scaled. */
function largestNative(reading: CoordinateReading, scalars: Int32Array): number {
  let largest = 0;
  for (const { native } of reading)
    for (let i = 0; i < native.length; i++)
      largest = Math.max(largest, Math.abs(scaledBy(native[i], scalars[i])));
  return largest;
}

/** Share of the words that are not 0 whose last four bits are. */
function roundShare(reading: CoordinateReading): number {
  const words = reading.flatMap(({ native }) => [...native]).filter((word) => word !== 0);
  return words.filter((word) => (word & 15) === 0).length / words.length;
}

/** True if the words are too large, or too round, for the whole numbers that the standard says they are. */
function areNoIntegers(reading: CoordinateReading, scalars: Int32Array, { impossible }: Group): boolean {
  if (largestNative(reading, scalars) > impossible) return true;
  const hasFewDecimals = scalars.every((scalar) => scalar >= -LARGEST_SURE_SCALAR);
  return (reading.length > 1 && hasFewDecimals) || roundShare(reading) >= LEAST_ROUND;
}

function roughnessOf(reading: CoordinateReading): number {
  return reading.reduce((sum, { values }) => sum + roughness(values), 0);
}

function isProjected(reading: CoordinateReading): boolean {
  return reading.every(({ values, native }) => {
    const [least, most] = limitsOf(values, native);
    return least >= PROJECTED[0] && most <= PROJECTED[1];
  });
}

/** The likelier of two readings: with more even steps, else of usual size, else the one that was first. */
function better(a: CoordinateReading, b: CoordinateReading): CoordinateReading {
  const [roughA, roughB] = [roughnessOf(a), roughnessOf(b)];
  if (roughA < SMOOTHER * roughB) return a;
  if (roughB < SMOOTHER * roughA) return b;
  return isProjected(b) && !isProjected(a) ? b : a;
}

/**
 * The coordinates and heights that are kept as floats where the standard has whole numbers: all words that are
 * not 0 are such values as floats, and none, or hardly any, as whole numbers.
 */
export function coordinateReadings(headers: HeaderBytes): CoordinateReading[] {
  const isPresent = (group: Group) =>
    headers.fields.some(({ byte, type }) => byte === group.bytes[0] && type === 'int32');
  return GROUPS.filter(isPresent).flatMap((group) => {
    const scalars = readKeyWord(headers, { byte: group.scalarByte, type: 'int16' });
    const readings = FORMS.flatMap((form) => {
      const reading = readGroup(headers, group, form);
      return reading && areNoIntegers(reading, scalars, group) ? [reading] : [];
    });
    return readings.length === 0 ? [] : [readings.reduce(better)];
  });
}
