import { type ByteOrder, bytesOfType, readWord, type WordType } from './byteOrder.js';

/** A header word over many traces: integers in their own type, 64-bit ones rounded to a double. */
export type HeaderColumn =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

/** Room for a column of words of this type, as compact as it can be without a loss (64 bits: a double). */
export function columnOfType(type: WordType, length: number): HeaderColumn {
  switch (type) {
    case 'int8':
      return new Int8Array(length);
    case 'uint8':
      return new Uint8Array(length);
    case 'int16':
      return new Int16Array(length);
    case 'uint16':
      return new Uint16Array(length);
    case 'int32':
      return new Int32Array(length);
    case 'uint32':
      return new Uint32Array(length);
    case 'float32':
    case 'ibm32':
      return new Float32Array(length);
    default:
      return new Float64Array(length);
  }
}

/** Where words are in a block of bytes, and where their values go. */
export interface WordStretch {
  readonly bytes: Uint8Array;
  /** Offset of the first word, counted from 0. */
  readonly firstByte: number;
  readonly stride: number;
  readonly count: number;
  readonly type: WordType;
  readonly order: ByteOrder;
}

/** Reads a word every `stride` bytes into `target` from `at` on; the loops are kept plain for speed. */
export function readWordsInto(target: HeaderColumn, at: number, words: WordStretch): void {
  const { bytes, firstByte, stride, count, type, order } = words;
  if (order === 'pair-swapped' || bytesOfType(type) === 8) {
    for (let i = 0; i < count; i++) target[at + i] = readWord(bytes, firstByte + i * stride, type, order);
    return;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = order === 'little';
  if (type === 'int32')
    for (let i = 0; i < count; i++) target[at + i] = view.getInt32(firstByte + i * stride, isLittle);
  else if (type === 'uint32')
    for (let i = 0; i < count; i++) target[at + i] = view.getUint32(firstByte + i * stride, isLittle);
  else if (type === 'int16')
    for (let i = 0; i < count; i++) target[at + i] = view.getInt16(firstByte + i * stride, isLittle);
  else if (type === 'uint16')
    for (let i = 0; i < count; i++) target[at + i] = view.getUint16(firstByte + i * stride, isLittle);
  else if (type === 'float32')
    for (let i = 0; i < count; i++) target[at + i] = view.getFloat32(firstByte + i * stride, isLittle);
  else for (let i = 0; i < count; i++) target[at + i] = readWord(bytes, firstByte + i * stride, type, order);
}
