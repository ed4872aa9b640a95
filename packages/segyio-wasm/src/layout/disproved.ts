import { SegyError } from '../base/errors.js';
import { Header, TRACE_HEADER_BYTES } from '../header/headerWords.js';
import { formatOfCode, type SampleFormat } from '../samples/formats.js';
import type { ByteSource } from '../source/byteSource.js';
import { recordSource } from '../source/recordSource.js';
import type { LayoutInput } from './layout.js';
import { isHeaderAt, traceHeaderTest } from './recoverTraces.js';

/** The format meant where samples prove to have another length than the stated format: the commonest of that length. */
const FORMAT_OF_LENGTH: Readonly<Record<number, number>> = { 1: 8, 2: 3, 3: 7, 4: 5, 8: 6 };

/**
 * Another length of samples that the file proves: with the stated number of samples of so many bytes the
 * file is one of whole traces, and the second and third trace header are where that says. Else null.
 */
export async function formatByDistance(
  source: ByteSource,
  input: LayoutInput,
  sampleCount: number,
): Promise<SampleFormat | null> {
  const test = traceHeaderTest(input);
  const { firstTraceOffset, traceHeaderBytes, fileBytes, format } = input;
  if (!test || sampleCount === 0) return null;
  for (const bytes of [1, 2, 3, 4, 8]) {
    const traceBytes = traceHeaderBytes + sampleCount * bytes;
    const isWhole = (fileBytes - firstTraceOffset) % traceBytes === 0;
    if (bytes === format.bytes || !isWhole) continue;
    const places = [1, 2].map((trace) => firstTraceOffset + trace * traceBytes);
    const looked = places.filter((offset) => offset < fileBytes);
    const seen = await Promise.all(looked.map((offset) => isHeaderAt(source, offset, test)));
    if (seen.length > 0 && seen.every(Boolean)) return formatOfCode(FORMAT_OF_LENGTH[bytes]);
  }
  return null;
}

/** Bytes looked at for changed line ends, and how many line feeds make sure. */
const LINE_END_BYTES = 1024 * 1024;
const LEAST_LINE_FEEDS = 20;

/** @throws SegyError 'file.notSegy' where every line feed has a carriage return in front: the file was sent as text */
export async function checkLineEnds(source: ByteSource): Promise<void> {
  const bytes = new Uint8Array(Math.min(source.size, LINE_END_BYTES));
  await source.read([{ offset: 0, target: bytes }]);
  let pairs = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) {
    if (bytes[at - 1] !== 13) return;
    pairs++;
  }
  if (pairs < LEAST_LINE_FEEDS) return;
  throw new SegyError(
    'file.notSegy',
    `Line ends were changed on the way (LF became CRLF): each of the ${pairs} bytes 0A looked at has a 0D in front: ${source.name}`,
    'Copy the file again in binary mode.',
    { place: { file: source.name } },
  );
}

/** No more traces are walked over than this. */
const MOST_WALKED = 10_000_000;
/** Filled up, the traces may take this many times the bytes that they have. */
const LARGEST_GROWTH = 8;

/** A file of traces of varying length, as one of equal traces that are filled up with zeros. */
export interface EvenedTraces {
  readonly source: ByteSource;
  readonly variesInLength: true;
  readonly sampleCount: number;
  readonly traceCount: number;
}

/**
 * Walks from trace header to trace header by their own sample counts (bytes 115-116). Where that ends
 * exactly at the file's end, and the lengths differ, the traces are evened; else null.
 */
export async function evenTraces(source: ByteSource, input: LayoutInput): Promise<EvenedTraces | null> {
  const { firstTraceOffset, traceHeaderBytes, format, byteOrder } = input;
  const offsets: number[] = [0];
  const filled: number[] = [firstTraceOffset];
  let [at, longest, shortest] = [firstTraceOffset, 0, Number.POSITIVE_INFINITY];
  while (at < source.size) {
    if (at + TRACE_HEADER_BYTES > source.size || offsets.length > MOST_WALKED) return null;
    const target = new Uint8Array(TRACE_HEADER_BYTES);
    await source.read([{ offset: at, target }]);
    const count = new Header(target, byteOrder, 'trace').get('TRACE_SAMPLE_COUNT');
    if (count === 0) return null;
    const traceBytes = traceHeaderBytes + count * format.bytes;
    // Pairs of bytes are counted from the file's first byte.
    if (byteOrder === 'pair-swapped' && traceBytes % 2 !== 0) return null;
    offsets.push(at);
    filled.push(traceBytes);
    [longest, shortest] = [Math.max(longest, count), Math.min(shortest, count)];
    at += traceBytes;
  }
  if (at !== source.size || longest === shortest || !Number.isFinite(shortest)) return null;
  const traceBytes = traceHeaderBytes + longest * format.bytes;
  if (traceBytes * (offsets.length - 1) > LARGEST_GROWTH * source.size) return null;
  const lengths = filled.map((_, i) => (i === 0 ? firstTraceOffset : traceBytes));
  const traceCount = offsets.length - 1;
  input.warn(
    `The traces differ in length, from ${shortest} to ${longest} samples (bytes 115-116); shorter ones are filled up with zeros.`,
  );
  const even = recordSource(source, { offsets, lengths, filled }, 'file of traces of varying length');
  return { source: even, variesInLength: true, sampleCount: longest, traceCount };
}

function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}

/**
 * Where the traces end: before the zeros that fill up the last block of a tape. Padding is what begins with
 * a trace header of nothing but zeros and continues with zeros, in a file whose first trace header is not so.
 */
export async function endBeforePadding(
  source: ByteSource,
  input: LayoutInput,
  { traceBytes, endOffset }: { readonly traceBytes: number; readonly endOffset: number },
): Promise<number> {
  const { firstTraceOffset, trace } = input;
  const whole = Math.floor((endOffset - firstTraceOffset) / traceBytes);
  if (!trace || isZero(trace.bytes) || whole < 1) return endOffset;
  const zeroAt = async (offset: number, byteCount: number) => {
    const target = new Uint8Array(Math.min(byteCount, endOffset - offset));
    await source.read([{ offset, target }]);
    return isZero(target);
  };
  const restAt = firstTraceOffset + whole * traceBytes;
  const rest = endOffset - restAt;
  // Where asking costs time, a file of whole traces is not asked for its last one.
  if (rest === 0 && source.readyBytes !== undefined) return endOffset;
  if (rest > 0 && (rest < TRACE_HEADER_BYTES ? source.size % 512 !== 0 : false)) return endOffset;
  if (rest > 0 && !(await zeroAt(restAt, rest))) return endOffset;
  const isEmpty = (index: number) => zeroAt(firstTraceOffset + index * traceBytes, TRACE_HEADER_BYTES);
  let [sound, empty] = [0, whole];
  if (await isEmpty(whole - 1)) {
    while (empty - sound > 1) {
      const middle = (sound + empty) >> 1;
      if (await isEmpty(middle)) empty = middle;
      else sound = middle;
    }
    if (!(await zeroAt(firstTraceOffset + empty * traceBytes, traceBytes))) return endOffset;
  }
  const end = firstTraceOffset + empty * traceBytes;
  if (end < endOffset)
    input.warn(
      `${endOffset - end} bytes of zeros behind trace ${empty} fill up the last block; they are left out.`,
    );
  return end;
}
