import { bytesOfType } from '../header/byteOrder.js';
import type { HeaderField } from '../header/traceFields.js';
import { type HeaderBytes, readKeyWord } from './headerBytes.js';
import { type KeyWord, overlap } from './keyWords.js';

/** Steps of the field up to this many times the usual one are ordinary. */
const ORDINARY_STEPS = 2;
/** Share of the word's changes at ordinary steps of the field from which on it is a part: others are where it wraps. */
const LEAST_SHARE = 0.4;
/** A part changes less often than its field. */
const MORE_OFTEN = 1.2;

/** First byte of the field that its ones are in. */
function leastByte({ byte, type, byteOrder }: HeaderField, order: HeaderBytes['byteOrder']): number {
  return (byteOrder ?? order) === 'little' ? byte : byte + bytesOfType(type) - 1;
}

function includes(word: KeyWord, byte: number): boolean {
  return byte >= word.byte && byte < word.byte + bytesOfType(word.type);
}

/** A field over the traces, how often it changes, and by how much as a rule. */
interface FieldSteps {
  readonly column: Int32Array;
  readonly changeCount: number;
  readonly usual: number;
}

function stepsOf(column: Int32Array): FieldSteps {
  const steps = new Float64Array(column.length);
  let changeCount = 0;
  for (let i = 1; i < column.length; i++) {
    const step = Math.abs(column[i] - column[i - 1]);
    if (step > 0) steps[changeCount++] = step;
  }
  const sorted = steps.subarray(0, changeCount).sort();
  return { column, changeCount, usual: sorted[changeCount >> 1] ?? 0 };
}

/** True if the word changes where the field steps on as usual: when the lower bytes overflow. */
function follows(word: Int32Array, { column, changeCount, usual }: FieldSteps): boolean {
  let [changes, ordinary] = [0, 0];
  for (let i = 1; i < column.length; i++) {
    if (word[i] === word[i - 1]) continue;
    changes++;
    if (Math.abs(column[i] - column[i - 1]) <= ORDINARY_STEPS * usual) ordinary++;
  }
  return changes > 0 && changeCount >= MORE_OFTEN * changes && ordinary >= LEAST_SHARE * changes;
}

/**
 * Tells words without a name that are nothing but the upper bytes of a field: 36-39 are the offset (37-40)
 * divided by 256. Two keys of 16 bits in one field of 32 are none: the upper one steps where the lower one
 * begins again.
 */
export function createUpperParts(headers: HeaderBytes): (word: KeyWord, column: Int32Array) => boolean {
  const known = new Map<HeaderField, FieldSteps>();
  const knownSteps = (field: HeaderField) => {
    const steps = known.get(field) ?? stepsOf(readKeyWord(headers, field));
    known.set(field, steps);
    return steps;
  };
  return (word, column) =>
    word.name === '' &&
    headers.fields.some((field) => {
      const isWhole = field.type === 'int32' || field.type === 'int16';
      if (!isWhole || !overlap(word, field) || includes(word, leastByte(field, headers.byteOrder)))
        return false;
      return follows(column, knownSteps(field));
    });
}
