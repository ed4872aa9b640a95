import { bytesOfType, isFloatType } from '../header/byteOrder.js';
import { type HeaderField, TRACE_FIELDS } from '../header/traceFields.js';
import type { HeaderBytes, HeaderWord } from './headerBytes.js';

/** A word that may hold a key. */
export interface KeyWord extends HeaderWord {
  /** Name of a field of the file's kind that begins there and has this length, else ''. */
  readonly name: string;
  /** SEG-Y's name of that field: by it a field is judged. */
  readonly standardName: string;
}

/** Fields that are never a key: weights, scalars, counts, coordinates, times. */
const NEVER_KEYS =
  /Scalar|SAMPLE|Delay|Mute|Coordinate|Unit|Elevation|Depth|_X$|_Y$|X$|Y$|Year|Day|Hour|Minute|Second/;

function fieldAt(fields: readonly HeaderField[], word: HeaderWord): HeaderField | undefined {
  const bytes = bytesOfType(word.type);
  return fields.find(({ byte, type }) => byte === word.byte && bytesOfType(type) === bytes);
}

/** A word with the names that it has in a file of these fields. */
export function namedWord(word: HeaderWord, fields: readonly HeaderField[]): KeyWord {
  const field = fieldAt(fields, word);
  const standard = field && fieldAt(TRACE_FIELDS, word);
  const isStandard =
    standard && fields.some(({ byte, type }) => byte === word.byte && type === standard.type);
  return { ...word, name: field?.name ?? '', standardName: isStandard ? standard.name : '' };
}

/** True if two words have bytes in common. */
export function overlap(a: HeaderWord, b: HeaderWord): boolean {
  return a.byte < b.byte + bytesOfType(b.type) && b.byte < a.byte + bytesOfType(a.type);
}

/** How likely these bytes are meant as a key, other things being equal, 0 to 1. */
export function plausibilityOf({ byte, type, name, standardName }: KeyWord): number {
  if (['INLINE_3D', 'CROSSLINE_3D', 'offset'].includes(standardName)) return 1;
  if (standardName === 'CDP') return 0.98;
  const isNumber = ['FieldRecord', 'TraceNumber', 'EnergySourcePoint', 'ShotPoint', 'CDP_TRACE'];
  if (isNumber.includes(standardName)) return 0.96;
  if (NEVER_KEYS.test(standardName) || name === 'mark' || name === 'shortpad') return 0.5;
  if (byte % 2 === 0) return 0.6;
  if (byte >= 233 && type === 'int32') return 0.95;
  if (name !== '') return 0.8;
  return bytesOfType(type) === 4 ? 0.8 : 0.75;
}

/** First bytes whose value is not the same in all headers, counted from 1. */
function varyingBytes({ bytes, traceCount }: HeaderBytes): Set<number> {
  const varying = new Set<number>();
  for (let byte = 1; byte <= 240; byte++)
    for (let trace = 1; trace < traceCount; trace++)
      if (bytes[trace * 240 + byte - 1] !== bytes[byte - 1]) {
        varying.add(byte);
        break;
      }
  return varying;
}

/** True if a word lies in a field that holds a float, where no whole number is meant. */
function isInFloat(word: HeaderWord, fields: readonly HeaderField[]): boolean {
  return fields.some((field) => isFloatType(field.type) && overlap(word, field));
}

/** Every int32 and int16 of the header, at any byte, that varies. */
export function varyingWords(headers: HeaderBytes): KeyWord[] {
  const varying = varyingBytes(headers);
  return (['int32', 'int16'] as const).flatMap((type) => {
    const length = bytesOfType(type);
    const bytes = Array.from({ length: 240 - length + 1 }, (_, i) => i + 1);
    return bytes
      .filter((byte) => Array.from({ length }, (_, i) => byte + i).some((one) => varying.has(one)))
      .map((byte) => ({ byte, type }))
      .filter((word) => !isInFloat(word, headers.fields))
      .map((word) => namedWord(word, headers.fields));
  });
}
