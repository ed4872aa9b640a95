import { bytesOfType, isFloatType, type WordType } from '../header/byteOrder.js';
import { type HeaderBytes, type HeaderWord, readKeyWord } from './headerBytes.js';
import { readWords, type WordReading } from './wordValues.js';

/** Fields of 32 bits that number traces, lines and shots. */
const KEY_BYTES = [1, 5, 9, 13, 17, 21, 25, 37, 189, 193, 197];
/** Keys of a survey as floats lie between these limits, in quarters at the finest. */
const LARGEST_KEY = 2 ** 20;
const FINEST = 4;
/** Words in the other order spread over so many times less. */
const LEAST_GAIN = 16;
const LARGEST_SWAPPED = 1e9;
/** Whole numbers as large as this are none of a key, unless floats are read as such. */
const LEAST_FLOAT_WORD = 0x3f800000;

function rangeOf(values: ArrayLike<number>): number {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    if (values[i] < least) least = values[i];
    if (values[i] > most) most = values[i];
  }
  return most - least;
}

/** The words without the bytes, two at most, that are 0 at the end of each of them. */
function withoutEmptyBytes(values: Int32Array): Int32Array {
  const bits = values.reduce((all, value) => all | value, 0);
  const shift = (bits & 0xffff) === 0 ? 16 : (bits & 0xff) === 0 ? 8 : 0;
  return values.map((value) => value >> shift);
}

/** True if the words spread far less in the other order of bytes, as small numbers do that were not exchanged. */
function isSwapped(native: Int32Array, swapped: Float64Array): boolean {
  const distinct = new Set(native).size;
  const spread = rangeOf(withoutEmptyBytes(native));
  const hasEmptyByte = native.every((value) => (value & 0xff) === 0);
  if (distinct < (hasEmptyByte ? 2 : 8)) return false;
  const isSmall = swapped.every((value) => Math.abs(value) <= LARGEST_SWAPPED);
  return isSmall && rangeOf(swapped) * LEAST_GAIN <= spread;
}

/** True if all words that are not 0 are floats of numbers that a key may have, and no whole numbers of one. */
function areKeysAsFloats(words: Int32Array, floats: Float64Array): boolean {
  let found = 0;
  for (let i = 0; i < words.length; i++) {
    if (words[i] === 0) continue;
    const size = Math.abs(floats[i]);
    if ((words[i] & 0x7fffffff) < LEAST_FLOAT_WORD) return false;
    if (!(size >= 1 && size <= LARGEST_KEY && Number.isInteger(size * FINEST))) return false;
    found++;
  }
  return found > 0 && new Set(words).size > 1;
}

/** How a key may be kept otherwise than as a whole number in the order of the headers. */
const FORMS: readonly { readonly type: WordType; readonly isSwapped: boolean }[] = [
  { type: 'float32', isSwapped: false },
  { type: 'ibm32', isSwapped: false },
  { type: 'float32', isSwapped: true },
  { type: 'ibm32', isSwapped: true },
  { type: 'int32', isSwapped: true },
];

/** The reading of a key's bytes that makes numbers of a survey of them, where whole numbers are none; else null. */
function readingOf(headers: HeaderBytes, byte: number): WordReading | null {
  const native = readKeyWord(headers, { byte, type: 'int32' });
  const other = headers.byteOrder === 'little' ? 'big' : 'little';
  const readings = FORMS.flatMap(({ type, isSwapped: isOther }) => {
    const word: HeaderWord = { byte, type, ...(isOther ? { byteOrder: other } : {}) };
    const values = readWords(headers, word);
    const words = isOther ? readKeyWord(headers, { byte, type: 'int32', byteOrder: other }) : native;
    const isMeant = isFloatType(type) ? areKeysAsFloats(words, values) : isSwapped(native, values);
    return isMeant ? [{ ...word, values, native }] : [];
  });
  return readings.reduce<WordReading | null>(
    (best, next) => (best && rangeOf(best.values) <= rangeOf(next.values) ? best : next),
    null,
  );
}

/** The keys that are kept as floats or in the other order of bytes, as far as the numbers show it. */
export function keyReadings(headers: HeaderBytes): WordReading[] {
  const fields = headers.fields.filter(
    ({ byte, type }) => KEY_BYTES.includes(byte) && bytesOfType(type) === 4 && !isFloatType(type),
  );
  return fields.flatMap(({ byte }) => readingOf(headers, byte) ?? []);
}
