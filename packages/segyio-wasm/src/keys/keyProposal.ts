import { type ByteOrder, bytesOfType, isFloatType, type WordType } from '../header/byteOrder.js';
import type { KeyColumn } from './keyColumns.js';

/** Bytes of one key, as `openGrid` and `inferGeometry` take them. */
export interface ProposedField {
  readonly byte: number;
  readonly type: WordType;
  /** Order of its bytes where it is not that of the file's headers. */
  readonly byteOrder?: ByteOrder;
  /** Name of the field that begins there, '' where there is none. */
  readonly name: string;
}

/** Bytes that may hold the keys, the likeliest first. */
export interface KeyProposal {
  readonly kind: 'grid' | 'pre-stack' | 'line' | 'coordinates';
  /** 0 to 1: how regular the traces are by these keys, times how plausible such bytes are. */
  readonly score: number;
  /** In words, with bytes and counts. */
  readonly reason: string;
  readonly inline: ProposedField | null;
  readonly crossline: ProposedField | null;
  /** What groups the traces of a pre-stack line, or numbers those of a line. */
  readonly ensemble: ProposedField | null;
  readonly offset: ProposedField | null;
  /** Coordinates that are not kept as the standard has it. */
  readonly x: ProposedField | null;
  readonly y: ProposedField | null;
}

/** The fields of a proposal, none of them given. */
export const NO_FIELDS = { inline: null, crossline: null, ensemble: null, offset: null, x: null, y: null };

/** The bytes of a key. */
export function fieldOf({ byte, type, byteOrder, name }: KeyColumn): ProposedField {
  return { byte, type, ...(byteOrder ? { byteOrder } : {}), name };
}

/** "bytes 189-192, INLINE_3D" */
export function wordsOf({ byte, type, byteOrder, name }: KeyColumn): string {
  const bytes = `bytes ${byte}-${byte + bytesOfType(type) - 1}${name === '' ? '' : `, ${name}`}`;
  const read = [
    ...(isFloatType(type) ? [type === 'ibm32' ? 'IBM floats' : 'IEEE floats'] : []),
    ...(byteOrder ? [`${byteOrder}-endian`] : []),
  ];
  return read.length === 0 ? bytes : `${bytes} (read as ${read.join(', ')})`;
}
