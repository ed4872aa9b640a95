import { SegyError } from '../base/errors.js';
import { bytesOfType, type WordType } from '../header/byteOrder.js';
import { columnOfType, type HeaderColumn, readWordsInto } from '../header/headerWordReader.js';
import type { HeaderField } from '../header/traceFields.js';

/** One field of an index. */
export interface IndexedField {
  readonly field: HeaderField;
  /** One value a trace, in the field's own type. */
  readonly column: HeaderColumn;
}

/** The file that an index was built from. */
export interface IndexedFile {
  readonly fileBytes: number;
  readonly fingerprint: string;
  readonly traceCount: number;
}

/**
 * Bytes of a header index: the magic number, a 32-bit version, the length of what describes it, the
 * description as JSON in ASCII, then each column in its own type, little-endian.
 */
const MAGIC = 'SGYINDEX';
const VERSION = 1;
const HEAD_BYTES = 16;
const TYPES: readonly WordType[] = [
  'int8',
  'uint8',
  'int16',
  'uint16',
  'int32',
  'uint32',
  'int64',
  'uint64',
  'float32',
  'float64',
];

/** 64-bit words are held as doubles. */
function storedType(type: WordType): WordType {
  return bytesOfType(type) === 8 ? 'float64' : type;
}

function asciiOf(text: string): string {
  return text.replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function littleEndian(column: HeaderColumn): Uint8Array {
  const size = column.BYTES_PER_ELEMENT;
  const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength).slice();
  const isLittleHere = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
  if (isLittleHere) return bytes;
  for (let at = 0; at < bytes.length; at += size) bytes.subarray(at, at + size).reverse();
  return bytes;
}

/** @internal */
export function encodeIndex(fields: readonly IndexedField[], file: IndexedFile): Uint8Array {
  const description = asciiOf(JSON.stringify({ ...file, fields: fields.map(({ field }) => field) }));
  const columns = fields.map(({ column }) => littleEndian(column));
  const start = HEAD_BYTES + description.length;
  const bytes = new Uint8Array(columns.reduce((sum, { length }) => sum + length, start));
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < MAGIC.length; i++) bytes[i] = MAGIC.charCodeAt(i);
  view.setUint32(8, VERSION, true);
  view.setUint32(12, description.length, true);
  for (let i = 0; i < description.length; i++) bytes[HEAD_BYTES + i] = description.charCodeAt(i);
  let at = start;
  for (const column of columns) {
    bytes.set(column, at);
    at += column.length;
  }
  return bytes;
}

function noIndex(found: string): SegyError {
  return new SegyError(
    'argument.invalid',
    `These bytes are no header index of this version: ${found}.`,
    'Build the index again.',
  );
}

function textOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function fieldOf(value: unknown): HeaderField {
  if (!isRecord(value)) throw noIndex('a field without a description');
  const { name, byte, sinceRevision } = value;
  const type = TYPES.find((known) => known === value.type);
  if (typeof name === 'string' && typeof byte === 'number' && typeof sinceRevision === 'number' && type)
    return { name, byte, type, sinceRevision };
  throw noIndex('a field without name, byte or type');
}

function descriptionOf(text: string): { file: IndexedFile; fields: HeaderField[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw noIndex('its description cannot be read');
  }
  if (!isRecord(value) || !Array.isArray(value.fields)) throw noIndex('its description names no fields');
  const { fileBytes, fingerprint, traceCount } = value;
  const isCount = typeof traceCount === 'number' && Number.isInteger(traceCount) && traceCount >= 0;
  if (typeof fileBytes !== 'number' || typeof fingerprint !== 'string' || !isCount)
    throw noIndex('its description names no file');
  return { file: { fileBytes, fingerprint, traceCount }, fields: value.fields.map(fieldOf) };
}

/** @internal Believes no length before it is held against the bytes there are. */
export function decodeIndex(bytes: Uint8Array): { file: IndexedFile; fields: IndexedField[] } {
  if (bytes.length < HEAD_BYTES || textOf(bytes.subarray(0, 8)) !== MAGIC)
    throw noIndex('they do not begin with SGYINDEX');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(8, true) !== VERSION) throw noIndex(`version ${view.getUint32(8, true)}`);
  const start = HEAD_BYTES + view.getUint32(12, true);
  if (start > bytes.length) throw noIndex('they end too early');
  const { file, fields } = descriptionOf(textOf(bytes.subarray(HEAD_BYTES, start)));
  const count = file.traceCount;
  const needed = fields.reduce((sum, { type }) => sum + count * bytesOfType(storedType(type)), start);
  if (needed !== bytes.length) throw noIndex(`${bytes.length} bytes where ${needed} are described`);
  let at = start;
  const indexed = fields.map((field) => {
    const type = storedType(field.type);
    const column = columnOfType(type, count);
    const stride = bytesOfType(type);
    readWordsInto(column, 0, { bytes, firstByte: at, stride, count, type, order: 'little' });
    at += count * stride;
    return { field, column };
  });
  return { file, fields: indexed };
}
