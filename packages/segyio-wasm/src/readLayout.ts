import type { ByteSource } from './byteSource.js';
import { detectEncoding } from './detectEncoding.js';
import { SegyError } from './errors.js';
import { readExtendedText } from './extendedText.js';
import { Header, TRACE_HEADER_BYTES } from './headerWords.js';
import {
  type FileLayout,
  type LayoutInput,
  sampleCountOf,
  sampleIntervalOf,
  startTimeOf,
  traceCountOf,
} from './layout.js';
import type { OpenOptions } from './options.js';
import { type Revision, revisionOfBytes } from './revision.js';
import { otherKindError } from './signature.js';
import { TEXT_HEADER_BYTES } from './textHeader.js';

/** Text header and binary header, which every SEG-Y file begins with. */
export const FILE_HEADER_BYTES = 3600;

/** The file's layout with the bytes of its headers. */
export interface OpenedHeaders {
  readonly layout: FileLayout;
  readonly textBytes: readonly Uint8Array[];
  readonly binary: Header;
}

async function readHead(source: ByteSource): Promise<Uint8Array> {
  const { name: file, size } = source;
  if (size === 0) {
    throw new SegyError(
      'file.empty',
      `The file is empty: ${file}`,
      'Copy it again from where it came from.',
      {
        place: { file },
      },
    );
  }
  const head = new Uint8Array(Math.min(size, FILE_HEADER_BYTES));
  await source.read([{ offset: 0, target: head }]);
  const otherKind = otherKindError(head, file);
  if (otherKind) throw otherKind;
  if (size >= FILE_HEADER_BYTES) return head;
  throw new SegyError(
    'file.tooShort',
    `The file has ${size} bytes; the headers of SEG-Y alone take ${FILE_HEADER_BYTES}: ${file}`,
    'Choose a SEG-Y file, or copy it again from where it came from.',
    { place: { file, byte: size + 1 } },
  );
}

/** Rev 2 counts the 240-byte extensions of each trace header, in four bytes, rev 2.1 in two. */
function headerBytesOf(binary: Header, { major, minor }: Revision): number {
  if (major < 2) return TRACE_HEADER_BYTES;
  const extensions = binary.get({ byte: 3507, type: minor === 0 ? 'int32' : 'int16' });
  return TRACE_HEADER_BYTES * (1 + Math.max(0, extensions));
}

async function readFirstTrace(source: ByteSource, offset: number): Promise<Uint8Array | null> {
  if (offset + TRACE_HEADER_BYTES > source.size) return null;
  const bytes = new Uint8Array(TRACE_HEADER_BYTES);
  await source.read([{ offset, target: bytes }]);
  return bytes;
}

/** Rev 2 may state where the first trace lies; a place before the headers' end or behind the file's is not believed. */
function firstTraceOffsetOf(input: {
  binary: Header;
  revision: Revision;
  afterText: number;
  size: number;
}): number {
  const stated = input.revision.major >= 2 ? input.binary.get('FirstTraceOffset') : 0;
  return stated >= input.afterText && stated < input.size ? stated : input.afterText;
}

/** Bytes of rev 2's data trailer stanzas behind the last trace. */
function trailerBytesOf(binary: Header, revision: Revision): number {
  return revision.major >= 2 ? TEXT_HEADER_BYTES * Math.max(0, binary.get('DataTrailerCount')) : 0;
}

/** Applies the rules to what has been read. */
function layoutOf(input: LayoutInput, parts: { extendedTextCount: number; warnings: string[] }): FileLayout {
  const { format, byteOrder, revision, firstTraceOffset, traceHeaderBytes } = input;
  const sampleCount = sampleCountOf(input);
  const traceBytes = traceHeaderBytes + sampleCount * format.bytes;
  return {
    format,
    byteOrder,
    revision,
    firstTraceOffset,
    traceHeaderBytes,
    sampleCount,
    sampleIntervalUs: sampleIntervalOf(input),
    startTimeMs: startTimeOf(input),
    traceBytes,
    traceCount: traceCountOf(input, traceBytes, trailerBytesOf(input.binary, revision)),
    ...parts,
  };
}

/**
 * Reads the headers and finds where everything lies. Nothing is allocated by a size that the file states
 * before it is held against the file's own size.
 * @throws SegyError naming what the file is instead of SEG-Y, or what is wrong with it
 */
export async function readLayout(source: ByteSource, options: OpenOptions): Promise<OpenedHeaders> {
  const { name: file, size } = source;
  const warnings: string[] = [];
  const warn = (message: string) => {
    warnings.push(message);
  };
  const head = await readHead(source);
  const { format, byteOrder } = detectEncoding(head, file, options);
  const binary = new Header(head.slice(TEXT_HEADER_BYTES), byteOrder, 'binary');
  const revision = revisionOfBytes(binary.get('SEGYRevision'), binary.get('SEGYRevisionMinor'));
  const extendedText = await readExtendedText(source, { binary, revision, warn });
  const afterText = FILE_HEADER_BYTES + extendedText.length * TEXT_HEADER_BYTES;
  const firstTraceOffset = firstTraceOffsetOf({ binary, revision, afterText, size });
  const first = await readFirstTrace(source, firstTraceOffset);
  const trace = first && new Header(first, byteOrder, 'trace');
  const traceHeaderBytes = headerBytesOf(binary, revision);
  const found = { file, fileBytes: size, firstTraceOffset, traceHeaderBytes, format, byteOrder, revision };
  const layout = layoutOf(
    { ...found, binary, trace, options, warn },
    { extendedTextCount: extendedText.length, warnings },
  );
  return { layout, textBytes: [head.slice(0, TEXT_HEADER_BYTES), ...extendedText], binary };
}
