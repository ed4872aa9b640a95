import type { ByteOrder } from '../header/byteOrder.js';
import { Header, TRACE_HEADER_BYTES } from '../header/headerWords.js';
import type { ByteSource } from '../source/byteSource.js';
import { readableShare, textCodesOf } from '../text/textEncoding.js';
import { textHeaderOf } from '../text/textHeader.js';
import { TEXT_HEADER_BYTES } from '../text/textLines.js';
import { looksLikeSegy } from './detectEncoding.js';
import type { LayoutInput } from './layout.js';
import { isHeaderAt, traceHeaderTest } from './recoverTraces.js';

/** What stands where a trace header is expected: another SEG-Y file, or a text header without a binary one. */
export interface NextFile {
  readonly offset: number;
  readonly traceCount: number;
  readonly hasBinary: boolean;
  /** The first line of its text. */
  readonly firstLine: string;
}

const FILE_HEADER_BYTES = 3600;
/** Where the first trace header that fails the test does not tell, so many places are looked at one by one. */
const MOST_PLACES = 2000;
/** The same where a file header is as long as some traces, so that every trace header passes. */
const MOST_WHOLE_PLACES = 200;
/** A text header has at least so many bytes that do not only fill up, and this share of them is readable. */
const LEAST_TELLING = 8;
const TEXT_SHARE = 0.9;
/** C in EBCDIC and in ASCII, which nearly every text header begins with. */
const FIRST_LETTERS = [0xc3, 0x43];

function isTextHeader(bytes: Uint8Array): boolean {
  const telling = bytes.filter((byte) => byte !== 0 && byte !== 0x20 && byte !== 0x40);
  return telling.length >= LEAST_TELLING && readableShare(bytes) >= TEXT_SHARE;
}

async function bytesAt(source: ByteSource, offset: number, byteCount: number): Promise<Uint8Array> {
  const target = new Uint8Array(Math.min(byteCount, source.size - offset));
  await source.read([{ offset, target }]);
  return target;
}

/** The first place that holds no trace header, or the count of places where all do; null where none can be told. */
async function firstOther(source: ByteSource, input: LayoutInput, place: Places): Promise<number | null> {
  const test = traceHeaderTest(input);
  if (!test) return null;
  let [sound, other] = [0, place.count];
  while (other - sound > 1) {
    const middle = (sound + other) >> 1;
    if (await isHeaderAt(source, place.offsetOf(middle), test)) sound = middle;
    else other = middle;
  }
  return other;
}

/** The first place, after that of the first trace, whose first byte is a text header's. */
async function firstLetter(source: ByteSource, place: Places, isOne: IsText) {
  const last = Math.min(place.count, place.isWhole ? MOST_WHOLE_PLACES : MOST_PLACES);
  for (let trace = 1; trace < last; trace++) {
    const [letter] = await bytesAt(source, place.offsetOf(trace), 1);
    if (FIRST_LETTERS.includes(letter) && (await isOne(trace))) return trace;
  }
  return null;
}

/** The place in front of the traces that the last trace's number counts (bytes 1-4), where these begin anew. */
async function placeByNumber(source: ByteSource, place: Places, order: ByteOrder): Promise<number> {
  const total = (source.size - place.offsetOf(0)) / place.traceBytes;
  const last = await bytesAt(source, place.offsetOf(total - 1), TRACE_HEADER_BYTES);
  const behind = new Header(last, order, 'trace').get('TRACE_SEQUENCE_LINE');
  return total - behind - FILE_HEADER_BYTES / place.traceBytes;
}

/** The place of a text header among those where traces would begin; null where none is seen. */
async function placeOfText(source: ByteSource, input: LayoutInput, place: Places, isText: IsText) {
  const other = place.isWhole
    ? await placeByNumber(source, place, input.byteOrder)
    : await firstOther(source, input, place);
  if (other === place.count) return null;
  const isPlace = other !== null && other > 0 && other < place.count;
  const isSeen = isPlace && (await isText(other));
  return isSeen ? other : firstLetter(source, place, isText);
}

/** True if a text header is at a place. */
type IsText = (trace: number) => Promise<boolean>;

/** Where traces would begin that have room for a text header behind them. */
interface Places {
  /** True if the file ends with a trace. */
  readonly isWhole: boolean;
  readonly count: number;
  readonly traceBytes: number;
  readonly offsetOf: (trace: number) => number;
}

/**
 * Looks for a text header where a trace header is expected, as files have it that were put one behind the other.
 * Nothing is looked for where asking costs time.
 */
export async function findNextFile(
  source: ByteSource,
  input: LayoutInput,
  traceBytes: number,
): Promise<NextFile | null> {
  const { firstTraceOffset } = input;
  if (source.readyBytes !== undefined) return null;
  const room = source.size - firstTraceOffset - TEXT_HEADER_BYTES;
  const offsetOf = (trace: number) => firstTraceOffset + trace * traceBytes;
  const isWhole = (source.size - firstTraceOffset) % traceBytes === 0;
  const places = { isWhole, traceBytes, count: Math.floor(room / traceBytes) + 1, offsetOf };
  if (places.count < 2) return null;
  const isText = async (trace: number) =>
    isTextHeader(await bytesAt(source, offsetOf(trace), TEXT_HEADER_BYTES));
  const trace = await placeOfText(source, input, places, isText);
  if (trace === null) return null;
  const head = await bytesAt(source, offsetOf(trace), FILE_HEADER_BYTES);
  const text = head.subarray(0, TEXT_HEADER_BYTES);
  const [firstLine = ''] = textHeaderOf(text, textCodesOf([text], undefined)[0]).lines;
  return { offset: offsetOf(trace), traceCount: trace, hasBinary: looksLikeSegy(head), firstLine };
}
