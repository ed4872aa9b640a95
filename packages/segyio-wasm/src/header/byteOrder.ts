import { ibmWordOf, LARGEST_IBM, valueOfIbmWord } from '../base/ibmWord.js';

/** Big is the standard's own; pair-swapped is big with the bytes of each 16-bit word exchanged. */
export type ByteOrder = 'big' | 'little' | 'pair-swapped';

/** Types of a header word; ibm32 is IBM's float. The length in bytes is the number in the name, divided by 8. */
export type WordType =
  | 'int8'
  | 'uint8'
  | 'int16'
  | 'uint16'
  | 'int32'
  | 'uint32'
  | 'int64'
  | 'uint64'
  | 'float32'
  | 'float64'
  | 'ibm32';

const BYTES: Readonly<Record<WordType, number>> = {
  int8: 1,
  uint8: 1,
  int16: 2,
  uint16: 2,
  int32: 4,
  uint32: 4,
  int64: 8,
  uint64: 8,
  float32: 4,
  float64: 8,
  ibm32: 4,
};

/** Length of a header word in bytes. */
export function bytesOfType(type: WordType): number {
  return BYTES[type];
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A copy of the bytes with the two of each 16-bit word exchanged. */
export function swappedPairs(bytes: Uint8Array): Uint8Array {
  const swapped = new Uint8Array(bytes.byteLength);
  for (let i = 0; i < bytes.byteLength; i++) swapped[i] = bytes[i ^ 1] ?? bytes[i];
  return swapped;
}

/** The word at `offset` (from 0) of a header. 64-bit integers beyond 2^53 are rounded to a double. */
export function readWord(header: Uint8Array, offset: number, type: WordType, order: ByteOrder): number {
  if (order === 'pair-swapped') {
    const first = offset & ~1;
    const part = swappedPairs(header.subarray(first, offset + ((bytesOfType(type) + 1) & ~1)));
    return readWord(part, offset - first, type, 'big');
  }
  const view = viewOf(header);
  const isLittle = order === 'little';
  switch (type) {
    case 'int8':
      return view.getInt8(offset);
    case 'uint8':
      return view.getUint8(offset);
    case 'int16':
      return view.getInt16(offset, isLittle);
    case 'uint16':
      return view.getUint16(offset, isLittle);
    case 'int32':
      return view.getInt32(offset, isLittle);
    case 'uint32':
      return view.getUint32(offset, isLittle);
    case 'int64':
      return Number(view.getBigInt64(offset, isLittle));
    case 'uint64':
      return Number(view.getBigUint64(offset, isLittle));
    case 'float32':
      return view.getFloat32(offset, isLittle);
    case 'float64':
      return view.getFloat64(offset, isLittle);
    case 'ibm32':
      return valueOfIbmWord(view.getUint32(offset, isLittle));
  }
}

/** True for a type that holds fractions. */
export function isFloatType(type: WordType): boolean {
  return type.startsWith('float') || type === 'ibm32';
}

/** Smallest and largest value that a type holds; IEEE floats are not bounded here. */
export function rangeOfType(type: WordType): readonly [number, number] {
  const bits = bytesOfType(type) * 8;
  if (type === 'ibm32') return [-LARGEST_IBM, LARGEST_IBM];
  if (type.startsWith('float')) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return type.startsWith('u') ? [0, 2 ** bits - 1] : [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1];
}

/** Puts a word into a header; the caller has checked that the value fits (`rangeOfType`). */
export function writeWord(
  header: Uint8Array,
  offset: number,
  word: { readonly type: WordType; readonly value: number; readonly order: ByteOrder },
): void {
  const { type, value, order } = word;
  const bytes = new Uint8Array(bytesOfType(type));
  const view = viewOf(bytes);
  const isLittle = order === 'little';
  if (type === 'float32') view.setFloat32(0, value, isLittle);
  else if (type === 'float64') view.setFloat64(0, value, isLittle);
  else if (type === 'ibm32') view.setUint32(0, ibmWordOf(value), isLittle);
  else if (bytes.length === 8) view.setBigInt64(0, BigInt.asIntN(64, BigInt(value)), isLittle);
  else if (bytes.length === 4) view.setInt32(0, value, isLittle);
  else if (bytes.length === 2) view.setInt16(0, value, isLittle);
  else view.setInt8(0, value);
  const flip = order === 'pair-swapped' ? 1 : 0;
  for (let i = 0; i < bytes.length; i++) header[(offset + i) ^ flip] = bytes[i];
}
