import { SegyError } from '../base/errors.js';
import { swappedPairs } from '../header/byteOrder.js';
import { Header, TRACE_HEADER_BYTES } from '../header/headerWords.js';
import { isRevision1ByCustom, type Revision, revisionOfBytes, revisionOfText } from '../header/revision.js';
import type { ByteSource } from '../source/byteSource.js';
import { unswappedSource } from '../source/unswappedSource.js';
import { readExtendedText } from '../text/extendedText.js';
import { readsBetterSwapped } from '../text/textHeader.js';
import { TEXT_HEADER_BYTES } from '../text/textLines.js';
import { detectEncoding, hasOrderConstant } from './detectEncoding.js';
import { headerName } from './extensionFields.js';
import type { LayoutInput } from './layout.js';
import type { OpenOptions } from './options.js';

/** Text header and binary header, which every SEG-Y file begins with. */
export const FILE_HEADER_BYTES = 3600;

/** What is in front of the first trace, and where that begins. */
export type FoundHeaders = Omit<
  LayoutInput,
  'trace' | 'file' | 'fileBytes' | 'options' | 'warn' | 'propose'
> & {
  /** True if a pair-swapped file's texts are swapped as well; `textBytes` are not any more. */
  readonly isTextSwapped: boolean;
  /** The text header and the extended ones, 3200 bytes each; none in Seismic Unix. */
  readonly textBytes: readonly Uint8Array[];
};

function checkLongEnough({ name: file, size }: ByteSource): void {
  if (size >= FILE_HEADER_BYTES) return;
  throw new SegyError(
    'file.tooShort',
    `The file has ${size} bytes; the headers of SEG-Y alone take ${FILE_HEADER_BYTES}: ${file}`,
    'Choose a SEG-Y file, or copy it again from where it came from.',
    { place: { file, byte: size + 1 } },
  );
}

/** The largest number of trace header extensions that is believed: about 0.5 MB of header a trace. */
const MOST_EXTENSIONS = 2048;

/** Bytes of trace headers by the two ways of reading bytes 3507-3510. */
function headerBytesOf(binary: Header, { major, minor }: Revision): { wide: number; narrow: number } {
  const bytesFor = (count: number) =>
    TRACE_HEADER_BYTES * (1 + Math.min(MOST_EXTENSIONS, Math.max(0, count)));
  if (major < 2) return { wide: TRACE_HEADER_BYTES, narrow: TRACE_HEADER_BYTES };
  const narrow = bytesFor(binary.get({ byte: 3507, type: 'int16' }));
  const count = binary.get({ byte: 3507, type: 'int32' });
  const isNarrow = minor > 0 || count < 0 || count > MOST_EXTENSIONS;
  return { wide: isNarrow ? narrow : bytesFor(count), narrow };
}

/** Sample counts that the binary header states, the 32-bit one of rev 2 first. */
function countsOf(binary: Header, { major }: Revision): number[] {
  const counts = major >= 2 ? [binary.get('ExtSamples'), binary.get('Samples')] : [binary.get('Samples')];
  return counts.filter((count) => count > 0);
}

/**
 * True if a trace header seems to be at a place: its sample count and interval are those of the binary
 * header, or the file divides into whole traces from there and not from behind all the texts that are stated.
 */
async function isTraceAt(
  source: ByteSource,
  offset: number,
  { binary, format, revision }: Pick<FoundHeaders, 'binary' | 'format' | 'revision'>,
): Promise<boolean> {
  if (offset + TRACE_HEADER_BYTES > source.size) return false;
  const target = new Uint8Array(TRACE_HEADER_BYTES);
  await source.read([{ offset, target }]);
  const trace = new Header(target, binary.byteOrder, 'trace');
  const [count, interval] = [trace.get('TRACE_SAMPLE_COUNT'), trace.get('TRACE_SAMPLE_INTERVAL')];
  const isAlike =
    count > 0 && count === binary.get('Samples') && interval === binary.get({ byte: 3217, type: 'int16' });
  const isWholeFrom = (first: number) =>
    countsOf(binary, revision).some(
      (samples) => (source.size - first) % (TRACE_HEADER_BYTES + samples * format.bytes) === 0,
    );
  const textCount = binary.get('ExtendedHeaders');
  const afterText = FILE_HEADER_BYTES + textCount * TEXT_HEADER_BYTES;
  const isWholeAsStated = textCount >= 0 && afterText < source.size && isWholeFrom(afterText);
  return isAlike || (isWholeFrom(offset) && !isWholeAsStated);
}

/**
 * Rev 2 counts the 240-byte extensions of each trace header in four bytes, rev 2.1 in two, and some writers
 * of rev 2.0 in two as well. Two are read there where four give too much, or where no name stands in the
 * first extension's bytes 233-240 and only two make the file one of whole traces. Where neither does, but
 * traces without extensions do, there are none.
 */
async function findHeaderBytes(
  source: ByteSource,
  found: Omit<FoundHeaders, 'traceHeaderBytes'>,
  warn: (message: string) => void,
) {
  const { binary, revision, format, firstTraceOffset } = found;
  const { wide, narrow } = headerBytesOf(binary, revision);
  if (wide === TRACE_HEADER_BYTES && narrow === wide) return wide;
  const bytes = source.size - firstTraceOffset;
  const fits = (headerBytes: number) =>
    countsOf(binary, revision).some((count) => bytes % (headerBytes + count * format.bytes) === 0);
  if (fits(wide) || bytes <= 0) return wide;
  const offset = firstTraceOffset + 2 * TRACE_HEADER_BYTES - 8;
  const target = new Uint8Array(8);
  if (offset + 8 <= source.size) await source.read([{ offset, target }]);
  if (headerName(target) !== '') return wide;
  if (narrow !== TRACE_HEADER_BYTES && fits(narrow)) return narrow;
  // With trailers behind the traces the file's size alone tells nothing.
  const trailers = binary.get('DataTrailerCount');
  const mayHaveTrailers = trailers === -1 || (trailers > 0 && trailers * TEXT_HEADER_BYTES <= bytes);
  if (mayHaveTrailers || !fits(TRACE_HEADER_BYTES)) return wide;
  warn(
    `${wide / TRACE_HEADER_BYTES - 1} trace header extensions stated in bytes 3507-3510, but the file divides into whole traces without any; none taken.`,
  );
  return TRACE_HEADER_BYTES;
}

/** Rev 2 may state where the first trace is; a place before the headers' end or behind the file's is not believed. */
function firstTraceOffsetOf(input: {
  binary: Header;
  revision: Revision;
  afterText: number;
  size: number;
}): number {
  const stated = input.revision.major >= 2 ? input.binary.get('FirstTraceOffset') : 0;
  return stated >= input.afterText && stated <= input.size ? stated : input.afterText;
}

/** What the reading of headers is given by the caller, and where it tells what is odd. */
interface HeaderContext {
  readonly options: OpenOptions;
  readonly warn: (message: string) => void;
}

/**
 * The revision by bytes 3501-3502. Bytes that no standard knows mean revision 0, or 2.0 where the constant
 * in bytes 3297-3300 is there, which only rev 2 has.
 */
function revisionOf(binary: Header, { options, warn }: HeaderContext): Revision {
  if (options.revision) return revisionOfText(options.revision);
  const [first, second] = [binary.get('SEGYRevision'), binary.get('SEGYRevisionMinor')];
  const revision = revisionOfBytes(first, second);
  if (revision.major > 0 || first + second === 0) return revision;
  if (!hasOrderConstant(binary)) {
    if (!isRevision1ByCustom(first, second)) return revision;
    warn(
      `Revision ${first}.${second} in bytes 3501-3502 is none the standard knows; some writers mean 1 by it, and it is read as 1.`,
    );
    return revisionOfText('1');
  }
  warn(
    `Revision ${first}.${second} in bytes 3501-3502 is none the standard knows; read as 2.0, whose byte order constant is there.`,
  );
  return revisionOfBytes(2, 0);
}

/**
 * Reads what is in front of the first trace of a SEG-Y file.
 * @throws SegyError 'file.tooShort', 'file.notSegy', 'format.unknown'
 */
export async function findSegyHeaders(
  source: ByteSource,
  head: Uint8Array,
  context: HeaderContext,
): Promise<FoundHeaders> {
  checkLongEnough(source);
  const { format, byteOrder } = detectEncoding(head, source.name, context.options);
  const binary = new Header(head.slice(TEXT_HEADER_BYTES), byteOrder, 'binary');
  const revision = revisionOf(binary, context);
  const text = head.slice(0, TEXT_HEADER_BYTES);
  const isTextSwapped = byteOrder === 'pair-swapped' && readsBetterSwapped(text);
  const textSource = isTextSwapped ? unswappedSource(source) : source;
  const extendedText = await readExtendedText(textSource, {
    ...{ binary, revision, warn: context.warn },
    count: context.options.extendedTextCount ?? null,
    isTraceAt: (offset) => isTraceAt(source, offset, { binary, format, revision }),
  });
  const afterText = FILE_HEADER_BYTES + extendedText.length * TEXT_HEADER_BYTES;
  const firstTraceOffset = firstTraceOffsetOf({ binary, revision, afterText, size: source.size });
  const found = {
    kind: 'segy' as const,
    ...{ format, byteOrder, revision, binary, firstTraceOffset, isTextSwapped },
    textBytes: [isTextSwapped ? swappedPairs(text) : text, ...extendedText],
  };
  return { ...found, traceHeaderBytes: await findHeaderBytes(source, found, context.warn) };
}
