import { type CancelSignal, SegyError, throwIfCancelled } from '../base/errors.js';
import type { SegyDataset } from '../dataset/segyDataset.js';
import type { FileLayout } from '../layout/layout.js';
import type { SampleArray } from '../samples/sampleArrays.js';
import type { ByteSink } from '../source/byteSink.js';
import { TEXT_HEADER_BYTES } from '../text/textLines.js';
import { changedTexts } from './changedTexts.js';
import {
  changeBinaryHeader,
  changeTraceHeader,
  checkBinaryChanges,
  checkPairsOfTraces,
  entriesOf,
  type FieldValues,
} from './changeHeader.js';
import type { TextLines } from './changeText.js';
import { writableFormat } from './createSegy.js';
import { SegyWriter, writeAll } from './segyWriter.js';

/** How a copy differs from its template; everything not named stays byte for byte. */
export interface CopyChanges {
  /** Sample format of the copy, any but 4; the template's where it is left out. Bytes 3225-3226 follow. */
  readonly formatCode?: number;
  /** New lines of text by row: 0 to 39 in the text header, 40 to 79 in the first extended one, and so on. */
  readonly textLines?: TextLines;
  readonly binary?: FieldValues;
  /** The template's traces that the copy has, in its order; all of them where it is left out. */
  readonly traces?: Int32Array;
  /** New values of trace header fields, by trace of the copy. */
  readonly traceFields?: (trace: number) => FieldValues;
  /**
   * Samples of some traces of the copy, trace-major; `firstTrace` counts from 0. Where it is left out the template's
   * samples are taken: byte for byte, or decoded to float32 and encoded where the format is to be another.
   */
  readonly samples?: (firstTrace: number, traceCount: number) => SampleArray | Promise<SampleArray>;
  readonly signal?: CancelSignal;
  /** Told after each block. */
  readonly progress?: (tracesDone: number) => void;
}

/** Traces copied at a time, or fewer where they are long. */
const BLOCK_TRACES = 256;
const BLOCK_BYTES = 4 * 1024 * 1024;

async function readAt(template: SegyDataset, offset: number, byteCount: number): Promise<Uint8Array> {
  const target = new Uint8Array(byteCount);
  await template.source.read([{ offset, target }]);
  return target;
}

/** All that is in front of the first trace, for a file may have more there than headers. */
async function fileHeaderOf(
  template: SegyDataset,
  formatCode: number,
  changes: CopyChanges,
): Promise<Uint8Array> {
  const { layout, bin } = template;
  const fileHeader = await readAt(template, 0, layout.firstTraceOffset);
  for (const { offset, bytes } of changedTexts(template, changes.textLines ?? new Map()))
    fileHeader.set(bytes, offset);
  checkBinaryChanges(layout, changes.binary ?? {}, formatCode);
  if (layout.kind === 'su') return fileHeader;
  const format: FieldValues = changes.formatCode === undefined ? {} : { Format: formatCode };
  const binary = new Map([...entriesOf(changes.binary ?? {}), ...entriesOf(format)]);
  changeBinaryHeader(fileHeader.subarray(3200, 3200 + bin.bytes.length), binary, layout.byteOrder);
  return fileHeader;
}

function checkLength(samples: SampleArray, needed: number, trace: number): void {
  if (samples.length === needed) return;
  throw new SegyError(
    'argument.invalid',
    `${samples.length} samples given from trace ${trace} on; the template's traces need ${needed}.`,
    'Give as many traces and samples as the template has.',
    { place: { trace } },
  );
}

interface Block {
  readonly firstTrace: number;
  readonly traceCount: number;
}

/** Changes the headers that are `stride` bytes apart. */
function changeHeaders(
  bytes: Uint8Array,
  { firstTrace, traceCount }: Block,
  parts: { layout: FileLayout; stride: number; fields: CopyChanges['traceFields'] },
): void {
  const { layout, stride, fields } = parts;
  for (let i = 0; fields && i < traceCount; i++) {
    const header = bytes.subarray(i * stride, i * stride + layout.traceHeaderBytes);
    changeTraceHeader(header, fields(firstTrace + i), layout.byteOrder, layout);
  }
}

/** Traces without what is behind the samples of each, where anything does. */
function withoutTails(traces: Uint8Array, layout: FileLayout): Uint8Array {
  const { traceBytes, traceHeaderBytes, sampleCount, format } = layout;
  const kept = traceHeaderBytes + sampleCount * format.bytes;
  if (kept === traceBytes) return traces;
  const bytes = new Uint8Array((traces.length / traceBytes) * kept);
  for (let i = 0; i * traceBytes < traces.length; i++)
    bytes.set(traces.subarray(i * traceBytes, i * traceBytes + kept), i * kept);
  return bytes;
}

/** Stretches of a block of the copy that are one behind the other in the template. */
function* stretchesOf({ firstTrace, traceCount }: Block, traces: Int32Array): Generator<Block> {
  const end = firstTrace + traceCount;
  for (let first = firstTrace; first < end; ) {
    let next = first + 1;
    while (next < end && traces[next] === traces[next - 1] + 1) next++;
    yield { firstTrace: traces[first], traceCount: next - first };
    first = next;
  }
}

/** Reads the parts of a block of the copy from the template, one behind the other. */
async function readParts(
  block: Block,
  traces: Int32Array | undefined,
  read: (part: Block) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  if (!traces) return read(block);
  const parts: Uint8Array[] = [];
  for (const part of stretchesOf(block, traces)) parts.push(await read(part));
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Decoded samples of a block of the copy, as the template has them. */
async function readSamples(
  template: SegyDataset,
  block: Block,
  { traces, formatCode = template.layout.format.code, signal }: CopyChanges,
): Promise<SampleArray> {
  if (!traces && formatCode === template.layout.format.code) return template.trace.readNative(block, signal);
  if (!traces) return template.trace.readBlock(block, undefined, signal);
  const { sampleCount } = template.layout;
  const samples = new Float32Array(block.traceCount * sampleCount);
  let at = 0;
  for (const part of stretchesOf(block, traces)) {
    await template.trace.readBlock(part, samples.subarray(at), signal);
    at += part.traceCount * sampleCount;
  }
  return samples;
}

/** Copies whole traces without a look at their samples. */
async function copyBytes(
  template: SegyDataset,
  block: Block,
  { writer, changes }: { writer: SegyWriter; changes: CopyChanges },
): Promise<void> {
  const { layout } = template;
  const stride = layout.traceBytes;
  const read = await readParts(block, changes.traces, ({ firstTrace, traceCount }) =>
    readAt(template, layout.firstTraceOffset + firstTrace * stride, traceCount * stride),
  );
  const bytes = withoutTails(read, template.layout);
  changeHeaders(bytes, block, {
    ...{ layout, fields: changes.traceFields },
    stride: bytes.length / block.traceCount,
  });
  await writer.writeBytes(bytes);
}

/** Copies headers, and the samples that the caller gives or that are decoded. */
async function copyEncoded(
  template: SegyDataset,
  block: Block,
  { writer, changes }: { writer: SegyWriter; changes: CopyChanges },
): Promise<void> {
  const { layout } = template;
  const headers = await readParts(block, changes.traces, (part) =>
    template.header.readBytes(part, changes.signal),
  );
  changeHeaders(headers, block, { layout, stride: layout.traceHeaderBytes, fields: changes.traceFields });
  const samples = changes.samples
    ? await changes.samples(block.firstTrace, block.traceCount)
    : await readSamples(template, block, changes);
  checkLength(samples, block.traceCount * layout.sampleCount, block.firstTrace);
  await writer.write(headers, samples);
}

/** The data trailers behind the last trace, as they are. */
async function trailerOf(template: SegyDataset): Promise<Uint8Array> {
  const byteCount = template.layout.dataTrailerCount * TEXT_HEADER_BYTES;
  return readAt(template, template.source.size - byteCount, byteCount);
}

function checkTraces({ traces }: CopyChanges, { traceCount }: FileLayout): void {
  const outside = traces?.find((trace) => !(trace >= 0 && trace < traceCount));
  if (outside === undefined) return;
  throw new SegyError(
    'trace.outside',
    `The copy is to have trace ${outside}; the template has traces 0 to ${traceCount - 1}.`,
    'Name traces of the template.',
    { place: { trace: outside } },
  );
}

/**
 * Writes a copy of a dataset, or of some of its traces: text, binary and trace headers byte for byte but for the named changes, the
 * samples as `changes.samples` says, data trailers behind. Traces of varying length have their own
 * lengths again, whatever samples are given behind them. Nothing is left behind on failure.
 * @throws SegyError of the sink, 'cancelled', 'argument.invalid', 'value.outside', 'field.unknown',
 *   'format.unsupported', 'trace.outside'
 */
export async function copySegy(
  template: SegyDataset,
  sink: ByteSink,
  changes: CopyChanges = {},
): Promise<void> {
  const { layout } = template;
  const { traceHeaderBytes, sampleCount, traceBytes, format } = layout;
  const traceCount = changes.traces?.length ?? layout.traceCount;
  const { byteOrder, sampleByteOrder, variesInLength } = layout;
  const formatCode = changes.formatCode ?? format.code;
  // Samples of other kinds are in the order of bytes of their own files, so that they are encoded anew.
  const isOwnKind = layout.kind === 'segy' || layout.kind === 'su';
  const isRaw = isOwnKind && changes.samples === undefined && formatCode === format.code;
  const copy = isRaw ? copyBytes : copyEncoded;
  try {
    checkTraces(changes, layout);
    if (changes.traceFields) checkPairsOfTraces(layout);
    const written = isRaw ? format : writableFormat(formatCode);
    const fileHeader = await fileHeaderOf(template, formatCode, changes);
    // Samples that are encoded anew take the order of the headers, which readers expect.
    const inOrder = isRaw ? sampleByteOrder : byteOrder;
    const shape = { traceHeaderBytes, sampleCount, byteOrder, sampleByteOrder: inOrder, variesInLength };
    const start = { ...shape, fileHeader, format: written };
    await writeAll(new SegyWriter(sink, start), async (writer) => {
      const atOnce = Math.max(1, Math.min(BLOCK_TRACES, Math.floor(BLOCK_BYTES / traceBytes)));
      for (let firstTrace = 0; firstTrace < traceCount; firstTrace += atOnce) {
        throwIfCancelled(changes.signal);
        const block = { firstTrace, traceCount: Math.min(atOnce, traceCount - firstTrace) };
        await copy(template, block, { writer, changes });
        changes.progress?.(firstTrace + block.traceCount);
      }
      return trailerOf(template);
    });
  } catch (error) {
    await sink.discard();
    throw error;
  }
}
