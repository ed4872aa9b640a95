import { SegyError } from '../base/errors.js';
import { Header, TRACE_HEADER_BYTES } from '../header/headerWords.js';
import { formatIn } from '../samples/formats.js';
import type { ByteSource } from '../source/byteSource.js';
import { stanzasOf } from '../text/stanzas.js';
import { extensionFieldsOf } from './extensionFields.js';
import type { FileLayout, LayoutInput } from './layout.js';
import { measureTraces } from './measureTraces.js';
import type { OpenOptions } from './options.js';
import { sampleIntervalOf, startTimeOf } from './sampleRules.js';
import { FILE_HEADER_BYTES, findSegyHeaders } from './segyHeaders.js';
import { otherKindError } from './signature.js';
import { suBinaryHeader, suHeaders, suOrderOf } from './suFile.js';

/** The file's layout with the bytes of its headers. Seismic Unix has no text and a made-up binary header. */
export interface OpenedHeaders {
  readonly layout: FileLayout;
  readonly textBytes: readonly Uint8Array[];
  /** True where a pair-swapped file's texts are swapped as well; `textBytes` are not any more. */
  readonly isTextSwapped: boolean;
  readonly binary: Header;
}

async function readHead(source: ByteSource): Promise<Uint8Array> {
  const { name: file, size } = source;
  if (size === 0) {
    const remedy = 'Copy it again from where it came from.';
    throw new SegyError('file.empty', `The file is empty: ${file}`, remedy, { place: { file } });
  }
  const head = new Uint8Array(Math.min(size, FILE_HEADER_BYTES));
  await source.read([{ offset: 0, target: head }]);
  const otherKind = otherKindError(head, file);
  if (otherKind) throw otherKind;
  return head;
}

/** All of the first trace's headers, or as much of them as is there; null where not even the standard one is. */
async function readFirstTrace(source: ByteSource, offset: number, byteCount: number) {
  if (offset + TRACE_HEADER_BYTES > source.size) return null;
  const bytes = new Uint8Array(offset + byteCount > source.size ? TRACE_HEADER_BYTES : byteCount);
  await source.read([{ offset, target: bytes }]);
  return bytes;
}

/**
 * Reads the headers and finds where everything lies. Nothing is allocated by a size that the file states
 * before it is held against the file's own size.
 * @throws SegyError naming what the file is instead of SEG-Y, or what is wrong with it
 */
export async function readLayout(source: ByteSource, options: OpenOptions): Promise<OpenedHeaders> {
  const { name: file, size: fileBytes } = source;
  const warnings: string[] = [];
  const warn = (message: string) => {
    warnings.push(message);
  };
  const head = await readHead(source);
  const suOrder = await suOrderOf(source, head, options);
  const { textBytes, isTextSwapped, ...found } = suOrder
    ? suHeaders(suOrder, options, file)
    : await findSegyHeaders(source, head, { options, warn });
  const first = await readFirstTrace(source, found.firstTraceOffset, found.traceHeaderBytes);
  const trace = first && new Header(first, found.byteOrder, 'trace');
  const input: LayoutInput = { ...found, file, fileBytes, options, trace, warn };
  const { kind, format, byteOrder, revision, firstTraceOffset, traceHeaderBytes } = found;
  const layout: FileLayout = {
    ...{ kind, byteOrder, revision, firstTraceOffset, traceHeaderBytes },
    sampleByteOrder: options.sampleByteOrder ?? byteOrder,
    format: formatIn(format, revision),
    ...(await measureTraces(source, input)),
    sampleIntervalUs: sampleIntervalOf(input),
    startTimeMs: startTimeOf(input),
    extendedTextCount: Math.max(0, textBytes.length - 1),
    extensionFields:
      first && revision.major >= 2 ? extensionFieldsOf(first, stanzasOf(textBytes.slice(1)), warn) : [],
    warnings,
    remedies: [],
  };
  const binary = kind === 'su' ? suBinaryHeader(byteOrder, layout) : found.binary;
  return { layout, textBytes, isTextSwapped, binary };
}
