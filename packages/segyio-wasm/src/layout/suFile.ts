import { SegyError } from '../base/errors.js';
import { type ByteOrder, writeWord } from '../header/byteOrder.js';
import { Header, TRACE_HEADER_BYTES } from '../header/headerWords.js';
import { revisionOfBytes } from '../header/revision.js';
import { formatOfCode } from '../samples/formats.js';
import type { ByteSource } from '../source/byteSource.js';
import { looksLikeSegy } from './detectEncoding.js';
import type { OpenOptions } from './options.js';
import type { FoundHeaders } from './segyHeaders.js';

/** Samples of Seismic Unix are IEEE floats, in the order of the machine that wrote them. */
const SAMPLE_BYTES = 4;
const SU_FORMAT_CODE = 5;
const BINARY_HEADER_BYTES = 400;

async function sampleCountAt(source: ByteSource, offset: number, order: ByteOrder): Promise<number> {
  const target = new Uint8Array(TRACE_HEADER_BYTES);
  await source.read([{ offset, target }]);
  return new Header(target, order, 'trace').get('TRACE_SAMPLE_COUNT');
}

/**
 * How well the file is made of Seismic Unix traces in this order: 'whole' where nothing is left over and
 * first, second and last trace header have one sample count (bytes 115-116), 'part' where the first two do.
 */
async function fitOf(source: ByteSource, order: ByteOrder): Promise<'whole' | 'part' | 'none'> {
  const { size } = source;
  if (size < TRACE_HEADER_BYTES) return 'none';
  const count = await sampleCountAt(source, 0, order);
  const traceBytes = TRACE_HEADER_BYTES + count * SAMPLE_BYTES;
  if (count === 0 || size < traceBytes) return 'none';
  const hasSecond = size >= traceBytes + TRACE_HEADER_BYTES;
  if (hasSecond && (await sampleCountAt(source, traceBytes, order)) !== count) return 'none';
  if (size % traceBytes !== 0) return 'part';
  return (await sampleCountAt(source, size - traceBytes, order)) === count ? 'whole' : 'part';
}

/**
 * The byte order of a Seismic Unix file, or null if the file is none. It is one where the caller says
 * so; else it is none where a text header and a sample format are found, and one where it is made of equal
 * traces from its first byte on. Of a damaged one the name must tell (.su).
 */
export async function suOrderOf(
  source: ByteSource,
  head: Uint8Array,
  options: OpenOptions,
): Promise<ByteOrder | null> {
  const isAsked = options.kind === 'su';
  if (options.kind === 'segy' || (!isAsked && looksLikeSegy(head))) return null;
  const orders: readonly ByteOrder[] = options.byteOrder ? [options.byteOrder] : ['little', 'big'];
  const fits = await Promise.all(orders.map((order) => fitOf(source, order)));
  const whole = orders[fits.indexOf('whole')];
  if (whole) return whole;
  const isNamed = /\.su$/i.test(source.name);
  const partly = isNamed || isAsked ? orders[fits.indexOf('part')] : undefined;
  return partly ?? (isAsked ? orders[0] : null);
}

/** A binary header for a file that has none, so that what reads one finds format, count and interval. */
export function suBinaryHeader(
  order: ByteOrder,
  found: { readonly sampleCount?: number; readonly sampleIntervalUs?: number },
): Header {
  const bytes = new Uint8Array(BINARY_HEADER_BYTES);
  const words = { 3217: found.sampleIntervalUs ?? 0, 3221: found.sampleCount ?? 0, 3225: SU_FORMAT_CODE };
  for (const [byte, value] of Object.entries(words))
    writeWord(bytes, Number(byte) - 3201, { type: 'uint16', value: Math.min(65535, value), order });
  return new Header(bytes, order, 'binary');
}

/**
 * Seismic Unix begins with the first trace; its samples are IEEE floats unless the caller knows better.
 * @throws SegyError 'format.unknown'
 */
export function suHeaders(byteOrder: ByteOrder, options: OpenOptions, file: string): FoundHeaders {
  const format = formatOfCode(options.formatCode ?? 5);
  if (!format) {
    const message = `Sample format code ${options.formatCode} requested; the standard knows 1 to 12, 15 and 16: ${file}`;
    throw new SegyError('format.unknown', message, 'Ask for a format that exists.', { place: { file } });
  }
  return {
    kind: 'su',
    format,
    byteOrder,
    revision: revisionOfBytes(0, 0),
    binary: suBinaryHeader(byteOrder, {}),
    firstTraceOffset: 0,
    traceHeaderBytes: TRACE_HEADER_BYTES,
    isTextSwapped: false,
    textBytes: [],
  };
}
