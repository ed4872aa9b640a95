import { readWord } from '../header/byteOrder.js';
import { TRACE_HEADER_BYTES } from '../header/headerWords.js';
import type { ByteSource } from '../source/byteSource.js';
import { type LayoutInput, traceBytesOf } from './layout.js';

/** How far behind the first trace header the second is looked for: traces of 64 MB are long. */
const LARGEST_SEARCH_BYTES = 64 * 1024 * 1024;
const SEARCH_BLOCK_BYTES = 1024 * 1024;
/** Samples that look like a header by chance are few; where they are many the search tells nothing. */
const MOST_CANDIDATES = 1000;

/** Says whether bytes at `at` are a trace header of the file whose first one is known. */
export type IsTraceHeader = (bytes: Uint8Array, at: number) => boolean;

/**
 * A test for further trace headers by their sample count and interval (bytes 115-118); null if the first
 * header has neither, so that nothing can be told.
 */
export function traceHeaderTest({ trace, byteOrder }: LayoutInput): IsTraceHeader | null {
  if (!trace || (trace.get('TRACE_SAMPLE_COUNT') === 0 && trace.get('TRACE_SAMPLE_INTERVAL') === 0))
    return null;
  const marks = trace.bytes.slice(114, 118);
  const isMarked: IsTraceHeader = (bytes, at) => marks.every((mark, i) => bytes[at + 114 + i] === mark);
  if (byteOrder === 'pair-swapped') return isMarked;
  // Samples may look like the marks by chance; header words of small counts hardly do.
  return (bytes, at) => isMarked(bytes, at) && Math.abs(readWord(bytes, at + 28, 'int16', byteOrder)) < 1024;
}

/** True if a trace header is at a place, counted from 0. */
export async function isHeaderAt(source: ByteSource, offset: number, test: IsTraceHeader): Promise<boolean> {
  if (offset + TRACE_HEADER_BYTES > source.size) return false;
  const target = new Uint8Array(TRACE_HEADER_BYTES);
  await source.read([{ offset, target }]);
  return test(target, 0);
}

/** Offsets behind the first header, in rising order, at which the bytes look like a second one. */
async function* secondHeaders(source: ByteSource, input: LayoutInput, test: IsTraceHeader) {
  const { firstTraceOffset, traceHeaderBytes, format } = input;
  const end = Math.min(source.size, firstTraceOffset + LARGEST_SEARCH_BYTES) - TRACE_HEADER_BYTES;
  const step = Math.floor(SEARCH_BLOCK_BYTES / format.bytes) * format.bytes;
  const first = firstTraceOffset + traceHeaderBytes + format.bytes;
  for (let offset = first; offset <= end; offset += step) {
    const target = new Uint8Array(Math.min(step + TRACE_HEADER_BYTES, source.size - offset));
    await source.read([{ offset, target }]);
    for (let at = 0; at < step && at + TRACE_HEADER_BYTES <= target.length; at += format.bytes)
      if (test(target, at)) yield offset + at;
  }
}

/**
 * Samples per trace as the distance between trace headers tells, or null if that cannot be seen or
 * agrees with `sampleCount`. The third header must be as far behind the second as that behind the first,
 * unless the file ends before it.
 */
export async function countByHeaders(
  source: ByteSource,
  input: LayoutInput,
  sampleCount: number,
): Promise<number | null> {
  const test = traceHeaderTest(input);
  const { firstTraceOffset, traceHeaderBytes, format, fileBytes } = input;
  const traceBytes = traceBytesOf(input, sampleCount);
  if (!test || (await isHeaderAt(source, firstTraceOffset + traceBytes, test))) return null;
  let looksLeft = MOST_CANDIDATES;
  for await (const offset of secondHeaders(source, input, test)) {
    if (looksLeft-- === 0) return null;
    const distance = offset - firstTraceOffset;
    const third = offset + distance;
    if (third + TRACE_HEADER_BYTES <= fileBytes && !(await isHeaderAt(source, third, test))) continue;
    return (distance - traceHeaderBytes) / format.bytes;
  }
  return null;
}

/** Junk of more traces than this, or than half the file, is taken for traces whose headers differ. */
const MOST_JUNK_TRACES = 10_000;

/** How many of the traces, counted from the first, come before the junk at the file's end, if there is any. */
export async function countBeforeJunk(
  source: ByteSource,
  input: LayoutInput,
  traces: { readonly traceCount: number; readonly traceBytes: number },
): Promise<number> {
  const test = traceHeaderTest(input);
  const { traceCount, traceBytes } = traces;
  const least = Math.max(traceCount / 2, traceCount - MOST_JUNK_TRACES);
  for (let count = traceCount; test && count > least; count--) {
    if (await isHeaderAt(source, input.firstTraceOffset + (count - 1) * traceBytes, test)) return count;
  }
  return traceCount;
}
