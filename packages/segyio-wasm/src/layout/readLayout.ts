import { type Remedy, SegyError } from '../base/errors.js';
import { Header, TRACE_HEADER_BYTES } from '../header/headerWords.js';
import { SU_FIELDS } from '../header/suFields.js';
import { TRACE_FIELDS } from '../header/traceFields.js';
import { formatIn } from '../samples/formats.js';
import type { ByteSource } from '../source/byteSource.js';
import { recordSource } from '../source/recordSource.js';
import { stanzasOf } from '../text/stanzas.js';
import { textCodesOf } from '../text/textEncoding.js';
import { looksLikeSegy } from './detectEncoding.js';
import { extensionFieldsOf } from './extensionFields.js';
import type { FileLayout, LayoutInput } from './layout.js';
import { measureTraces } from './measureTraces.js';
import type { OpenOptions } from './options.js';
import { passcalOptions } from './passcal.js';
import { saysRadarTimes } from './radarTimes.js';
import { sampleIntervalOf, startTimeOf } from './sampleRules.js';
import { FILE_HEADER_BYTES, findSegyHeaders } from './segyHeaders.js';
import { otherKindError } from './signature.js';
import { suAxisOf, type TraceAxis } from './suAxis.js';
import { suFieldsOf } from './suFields.js';
import { suBinaryHeader, suHeaders, suOrderOf } from './suFile.js';
import { unwrap } from './wrappings.js';

/** The file's layout with the bytes of its headers. Seismic Unix has no text and a made-up binary header. */
export interface OpenedHeaders {
  /** Where the file's bytes are read: what was given, or that without its wrapping. */
  readonly source: ByteSource;
  readonly layout: FileLayout;
  readonly textBytes: readonly Uint8Array[];
  /** True if a pair-swapped file's texts are swapped as well; `textBytes` are not any more. */
  readonly isTextSwapped: boolean;
  readonly binary: Header;
}

/** The first 3600 bytes, as far as they are there. @throws SegyError 'file.empty' */
async function readHead(source: ByteSource): Promise<Uint8Array> {
  const { name: file, size } = source;
  if (size === 0) {
    const remedy = 'Copy it again from where it came from.';
    throw new SegyError('file.empty', `The file is empty: ${file}`, remedy, { place: { file } });
  }
  const head = new Uint8Array(Math.min(size, FILE_HEADER_BYTES));
  await source.read([{ offset: 0, target: head }]);
  return head;
}

/** All of the first trace's headers, or as much of them as is there; null if not even the standard one is. */
async function readFirstTrace(source: ByteSource, offset: number, byteCount: number) {
  if (offset + TRACE_HEADER_BYTES > source.size) return null;
  const bytes = new Uint8Array(offset + byteCount > source.size ? TRACE_HEADER_BYTES : byteCount);
  await source.read([{ offset, target: bytes }]);
  return bytes;
}

/**
 * Reads the headers and finds where everything is. Nothing is allocated by a size that the file states
 * before it is held against the file's own size.
 * @throws SegyError naming what the file is instead of SEG-Y, or what is wrong with it
 */
export async function readLayout(file: ByteSource, options: OpenOptions): Promise<OpenedHeaders> {
  const wrappedHead = await readHead(file);
  const { source, note } = await unwrap(file, wrappedHead);
  const head = source === file ? wrappedHead : await readHead(source);
  const otherKind = otherKindError(head, source.name);
  if (otherKind) throw otherKind;
  return readPart(source, head, { options, warnings: note ? [note] : [] });
}

/** The headers of a file, or of a later one behind it where that is requested. @throws SegyError 'argument.invalid' */
async function readPart(source: ByteSource, head: Uint8Array, context: PlainContext): Promise<OpenedHeaders> {
  const { part = 1 } = context.options;
  let [at, atHead] = [source, head];
  for (let number = 1; number !== part; number++) {
    const isPart = Number.isInteger(part) && part > number;
    const { nextFileOffset: offset } = isPart
      ? (await readPlain(at, atHead, { options: { ...context.options, part: number }, warnings: [] })).layout
      : { nextFileOffset: null };
    if (offset === null) throw noSuchPart(part, isPart ? number : null, source.name);
    const rest = { offsets: [offset], lengths: [at.size - offset] };
    at = recordSource(at, rest, 'file of several SEG-Y files');
    atHead = await readHead(at);
  }
  return readPlain(at, atHead, context);
}

function noSuchPart(part: number, count: number | null, file: string): SegyError {
  const found = count === null ? 'parts are counted from 1' : `SEG-Y files one behind the other: ${count}`;
  return new SegyError(
    'argument.invalid',
    `Part ${part} requested; ${found}: ${file}`,
    'Ask for a part that exists, or for none.',
    { place: { file } },
  );
}

/** How a file is to be opened, and what has been told so far. */
interface PlainContext {
  readonly options: OpenOptions;
  readonly warnings: string[];
}

/** Where samples lie by the fields of SEG-Y, which says nothing of depth; its text may tell that it is radar. */
function standardAxisOf(input: LayoutInput, isRadar: boolean): TraceAxis {
  return {
    sampleIntervalUs: sampleIntervalOf(input),
    startTimeMs: startTimeOf(input),
    sampleDomain: isRadar ? 'radar' : 'time',
  };
}

/** The same of a file that is in no wrapping, or has been taken out of it. */
async function readPlain(
  source: ByteSource,
  head: Uint8Array,
  { options: given, warnings }: PlainContext,
): Promise<OpenedHeaders> {
  const { name: file, size: fileBytes } = source;
  const remedies: Remedy[] = [];
  const propose = (remedy: Remedy) => {
    remedies.push(remedy);
  };
  const warn = (message: string) => {
    warnings.push(message);
  };
  const passcal = given.kind === 'segy' ? null : passcalOptions(head, source.size);
  const options = { ...passcal, ...given };
  if (passcal) warn(`This is a PASSCAL trace: ${passcal.sampleCount} whole numbers behind one trace header.`);
  const suOrder = await suOrderOf(source, head, options);
  const isNeither = !suOrder && !looksLikeSegy(head) && !options.kind && !options.formatCode;
  const weakKind = isNeither ? otherKindError(head, file, true) : null;
  if (weakKind) throw weakKind;
  const { textBytes, isTextSwapped, ...found } = suOrder
    ? suHeaders(suOrder, options, file)
    : await findSegyHeaders(source, head, { options, warn });
  const first = await readFirstTrace(source, found.firstTraceOffset, found.traceHeaderBytes);
  const trace = first && new Header(first, found.byteOrder, 'trace');
  const input: LayoutInput = { ...found, file, fileBytes, options, trace, warn, propose };
  const { kind, byteOrder, revision, firstTraceOffset, traceHeaderBytes } = found;
  const { source: evened, ...measures } = await measureTraces(source, input);
  const textCodes = textCodesOf(textBytes, options.textEncoding);
  const records = textBytes.map((bytes, i) => ({ bytes, ...textCodes[i] }));
  const headerFields =
    kind === 'su' && !passcal ? await suFieldsOf(evened, { ...found, ...measures }, warn) : TRACE_FIELDS;
  const layout: FileLayout = {
    ...{ kind, byteOrder, revision, firstTraceOffset, traceHeaderBytes },
    sampleByteOrder: options.sampleByteOrder ?? byteOrder,
    ...measures,
    format: formatIn(measures.format, revision),
    textCodes,
    headerFields,
    ...(headerFields === SU_FIELDS
      ? suAxisOf(input)
      : standardAxisOf(input, records.slice(0, 1).some(saysRadarTimes))),
    extendedTextCount: Math.max(0, textBytes.length - 1),
    extensionFields:
      first && revision.major >= 2 ? extensionFieldsOf(first, stanzasOf(records.slice(1)), warn) : [],
    warnings,
    remedies,
  };
  const binary = kind === 'su' ? suBinaryHeader(byteOrder, layout) : found.binary;
  return { source: evened, layout, textBytes, isTextSwapped, binary };
}
