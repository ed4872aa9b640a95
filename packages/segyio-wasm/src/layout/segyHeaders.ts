import { SegyError } from '../base/errors.js';
import { swappedPairs } from '../header/byteOrder.js';
import { Header, TRACE_HEADER_BYTES } from '../header/headerWords.js';
import { type Revision, revisionOfBytes } from '../header/revision.js';
import type { ByteSource } from '../source/byteSource.js';
import { unswappedSource } from '../source/unswappedSource.js';
import { readExtendedText } from '../text/extendedText.js';
import { readsBetterSwapped, TEXT_HEADER_BYTES } from '../text/textHeader.js';
import { detectEncoding, hasOrderConstant } from './detectEncoding.js';
import { headerName } from './extensionFields.js';
import type { LayoutInput } from './layout.js';
import type { OpenOptions } from './options.js';

/** Text header and binary header, which every SEG-Y file begins with. */
export const FILE_HEADER_BYTES = 3600;

/** What lies in front of the first trace, and where that begins. */
export type FoundHeaders = Omit<LayoutInput, 'trace' | 'file' | 'fileBytes' | 'options' | 'warn'> & {
  /** True where a pair-swapped file's texts are swapped as well; `textBytes` are not any more. */
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

/**
 * Rev 2 counts the 240-byte extensions of each trace header in four bytes, rev 2.1 in two, and some writers
 * of rev 2.0 in two as well. Two are read there where four give too much, or where no name stands in the
 * first extension's bytes 233-240 and only two make the file one of whole traces.
 */
async function findHeaderBytes(source: ByteSource, found: Omit<FoundHeaders, 'traceHeaderBytes'>) {
  const { binary, revision, format, firstTraceOffset } = found;
  const { wide, narrow } = headerBytesOf(binary, revision);
  if (wide === narrow) return wide;
  const sampleBytes = (binary.get('ExtSamples') || binary.get('Samples')) * format.bytes;
  const fits = (headerBytes: number) => (source.size - firstTraceOffset) % (headerBytes + sampleBytes) === 0;
  if (fits(wide) || !fits(narrow)) return wide;
  const offset = firstTraceOffset + 2 * TRACE_HEADER_BYTES - 8;
  const target = new Uint8Array(8);
  if (offset + 8 <= source.size) await source.read([{ offset, target }]);
  return headerName(target) === '' ? narrow : wide;
}

/** Rev 2 may state where the first trace lies; a place before the headers' end or behind the file's is not believed. */
function firstTraceOffsetOf(input: {
  binary: Header;
  revision: Revision;
  afterText: number;
  size: number;
}): number {
  const stated = input.revision.major >= 2 ? input.binary.get('FirstTraceOffset') : 0;
  return stated >= input.afterText && stated <= input.size ? stated : input.afterText;
}

/**
 * The revision by bytes 3501-3502. Bytes that no standard knows mean revision 0, or 2.0 where the constant
 * in bytes 3297-3300 is there, which only rev 2 has.
 */
function revisionOf(binary: Header, warn: (message: string) => void): Revision {
  const [first, second] = [binary.get('SEGYRevision'), binary.get('SEGYRevisionMinor')];
  const revision = revisionOfBytes(first, second);
  if (revision.major > 0 || first + second === 0 || !hasOrderConstant(binary)) return revision;
  warn(
    `Revision ${first}.${second} in bytes 3501-3502 is none the standard knows; read as 2.0, whose byte order constant is there.`,
  );
  return revisionOfBytes(2, 0);
}

/**
 * Reads what lies in front of the first trace of a SEG-Y file.
 * @throws SegyError 'file.tooShort', 'file.notSegy', 'format.unknown'
 */
export async function findSegyHeaders(
  source: ByteSource,
  head: Uint8Array,
  context: { readonly options: OpenOptions; readonly warn: (message: string) => void },
): Promise<FoundHeaders> {
  checkLongEnough(source);
  const { format, byteOrder } = detectEncoding(head, source.name, context.options);
  const binary = new Header(head.slice(TEXT_HEADER_BYTES), byteOrder, 'binary');
  const revision = revisionOf(binary, context.warn);
  const text = head.slice(0, TEXT_HEADER_BYTES);
  const isTextSwapped = byteOrder === 'pair-swapped' && readsBetterSwapped(text);
  const textSource = isTextSwapped ? unswappedSource(source) : source;
  const extendedText = await readExtendedText(textSource, { binary, revision, warn: context.warn });
  const afterText = FILE_HEADER_BYTES + extendedText.length * TEXT_HEADER_BYTES;
  const firstTraceOffset = firstTraceOffsetOf({ binary, revision, afterText, size: source.size });
  const found = {
    kind: 'segy' as const,
    ...{ format, byteOrder, revision, binary, firstTraceOffset, isTextSwapped },
    textBytes: [isTextSwapped ? swappedPairs(text) : text, ...extendedText],
  };
  return { ...found, traceHeaderBytes: await findHeaderBytes(source, found) };
}
