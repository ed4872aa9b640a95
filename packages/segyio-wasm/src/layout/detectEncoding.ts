import { SegyError } from '../base/errors.js';
import { type ByteOrder, readWord } from '../header/byteOrder.js';
import type { Header } from '../header/headerWords.js';
import { formatOfCode, type SampleFormat } from '../samples/formats.js';
import { readableShare } from '../text/textEncoding.js';
import { TEXT_HEADER_BYTES } from '../text/textLines.js';
import type { OpenOptions } from './options.js';

export interface Encoding {
  readonly byteOrder: ByteOrder;
  readonly format: SampleFormat;
}

/** Below this share of readable characters the first 3200 bytes are no text header. */
const LEAST_READABLE_SHARE = 0.6;
const FORMAT_BYTE = 3225;
const ORDER_BYTE = 3297;
const ORDER_CONSTANT = 16909060;

/** The order that rev 2's constant in bytes 3297-3300 tells; null in older files, which leave it 0. */
function orderOfConstant(head: Uint8Array): ByteOrder | null {
  const orders: readonly ByteOrder[] = ['big', 'little', 'pair-swapped'];
  return orders.find((order) => readWord(head, ORDER_BYTE - 1, 'uint32', order) === ORDER_CONSTANT) ?? null;
}

/** True if bytes 3297-3300 hold rev 2's constant in the header's own order of bytes. */
export function hasOrderConstant(binary: Header): boolean {
  return binary.get('ByteOrderConstant') === ORDER_CONSTANT;
}

function codeIn(head: Uint8Array, order: ByteOrder): number {
  return readWord(head, FORMAT_BYTE - 1, 'uint16', order);
}

/** A format code is at most 16, so only one order of its two bytes can make sense. */
function orderOfFormat(head: Uint8Array): ByteOrder {
  const isLittle = formatOfCode(codeIn(head, 'little')) && !formatOfCode(codeIn(head, 'big'));
  return isLittle ? 'little' : 'big';
}

/** Some writers leave the text header empty: NUL bytes say nothing either way. */
function isText(head: Uint8Array): boolean {
  return readableShare(head.subarray(0, TEXT_HEADER_BYTES)) >= LEAST_READABLE_SHARE;
}

function unknownFormat(head: Uint8Array, order: ByteOrder, file: string): SegyError {
  const found = codeIn(head, order);
  const place = { file, byte: FORMAT_BYTE };
  if (!isText(head)) {
    return new SegyError(
      'file.notSegy',
      `This is not SEG-Y: its first 3200 bytes are no text, and bytes 3225-3226 hold ${found}, no sample format: ${file}`,
      "Choose a SEG-Y file; SEG-D is not read, and Seismic Unix only where it is whole or opened as kind 'su'.",
      { place },
    );
  }
  return new SegyError(
    'format.unknown',
    `Sample format code ${found} in bytes 3225-3226; the standard knows 1 to 12, 15 and 16: ${file}`,
    'If you know the format, open the file with that format code (1 IBM float, 5 IEEE float).',
    { place },
  );
}

/**
 * True if the first 3600 bytes have a sample format in one order of bytes and text in front, or no text
 * at all but NUL bytes.
 */
export function looksLikeSegy(head: Uint8Array): boolean {
  if (head.length < FORMAT_BYTE + 1) return false;
  const orders: readonly ByteOrder[] = ['big', 'little'];
  const hasFormat = orders.some((order) => formatOfCode(codeIn(head, order)));
  return hasFormat && (isText(head) || head.subarray(0, TEXT_HEADER_BYTES).every((byte) => byte === 0));
}

/**
 * Byte order and sample format from the first 3600 bytes. Order: rev 2's constant, else the order in which
 * the format code makes sense.
 * @throws SegyError 'file.notSegy' or 'format.unknown'
 */
export function detectEncoding(head: Uint8Array, file: string, options: OpenOptions): Encoding {
  const byteOrder = options.byteOrder ?? orderOfConstant(head) ?? orderOfFormat(head);
  const format = formatOfCode(options.formatCode ?? codeIn(head, byteOrder));
  if (!format) throw unknownFormat(head, byteOrder, file);
  return { byteOrder, format };
}
