import { readWord, type WordType } from '../header/byteOrder.js';
import { TRACE_HEADER_BYTES } from '../header/headerWords.js';
import type { HeaderBytes, HeaderWord } from './headerBytes.js';

/** A field as it seems to be meant, with its values, beside those by the standard. */
export interface WordReading extends HeaderWord {
  readonly values: Float64Array;
  /** The same bytes as whole numbers in the order of the headers. */
  readonly native: Int32Array;
}

/** A word of every trace with its fractions. */
export function readWords(headers: HeaderBytes, { byte, type, byteOrder }: HeaderWord): Float64Array {
  const { bytes, traceCount } = headers;
  const order = byteOrder ?? headers.byteOrder;
  return Float64Array.from({ length: traceCount }, (_, trace) =>
    readWord(bytes, trace * TRACE_HEADER_BYTES + byte - 1, type, order),
  );
}

/** Smallest and largest of the values at traces whose word is not 0. */
export function limitsOf(values: ArrayLike<number>, native: Int32Array): readonly [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    if (native[i] === 0) continue;
    least = Math.min(least, values[i]);
    most = Math.max(most, values[i]);
  }
  return [least, most];
}

const TYPES: Readonly<Partial<Record<WordType, string>>> = {
  float32: 'IEEE floats',
  ibm32: 'IBM floats',
  int32: 'whole numbers',
};

/** "little-endian IEEE floats" */
export function formWords({ type, byteOrder }: HeaderWord): string {
  return `${byteOrder ? `${byteOrder}-endian ` : ''}${TYPES[type] ?? type}`;
}
