import type { ByteOrder } from './byteOrder.js';
import type { ByteSink } from './byteSink.js';
import { changeBinaryHeader, changeTraceHeader, type FieldValues } from './changeHeader.js';
import { SegyError } from './errors.js';
import { formatOfCode, type SampleFormat } from './formats.js';
import { TRACE_HEADER_BYTES } from './headerWords.js';
import { SegyWriter, writeAll } from './segyWriter.js';
import { bytesOfText, TEXT_HEADER_BYTES, type TextEncoding } from './textHeader.js';

/** A file to be made from nothing: revision 1, traces of one length. */
export interface SegySpec {
  readonly sampleCount: number;
  readonly sampleIntervalUs: number;
  /** 5 (IEEE float) where it is left out; 1 for IBM float. */
  readonly formatCode?: number;
  readonly byteOrder?: ByteOrder;
  /** At most 40 lines of 80 characters. */
  readonly textLines?: readonly string[];
  readonly textEncoding?: TextEncoding;
  /** Further fields of the binary header. */
  readonly binary?: FieldValues;
}

/** 16-bit fields of revision 1 hold no more. */
const LARGEST_COUNT = 65535;

function checkSpec({ sampleCount, sampleIntervalUs }: SegySpec, file: string): void {
  for (const [what, value] of [
    ['samples per trace', sampleCount],
    ['µs between samples', sampleIntervalUs],
  ] as const) {
    if (Number.isInteger(value) && value >= 1 && value <= LARGEST_COUNT) continue;
    throw new SegyError(
      'value.outside',
      `${value} ${what}; revision 1 can hold whole numbers from 1 to ${LARGEST_COUNT}: ${file}`,
      'Resample, or cut the traces.',
      { place: { file } },
    );
  }
}

/** The format of a code, if it can be written. @throws SegyError 'format.unsupported' */
export function writableFormat(code: number): SampleFormat {
  const format = formatOfCode(code);
  if (format?.isWritable) return format;
  throw new SegyError(
    'format.unsupported',
    `Sample format ${code}${format ? ` (${format.name})` : ''} cannot be written.`,
    'Write format 5 (IEEE float) or 1 (IBM float).',
  );
}

/**
 * A writer of a new file, for callers that end it themselves by `finish` or `discard`.
 * @throws SegyError 'value.outside', 'format.unsupported'
 */
export function createSegyWriter(sink: ByteSink, spec: SegySpec): SegyWriter {
  checkSpec(spec, sink.name);
  const byteOrder = spec.byteOrder ?? 'big';
  const format = writableFormat(spec.formatCode ?? 5);
  const fileHeader = new Uint8Array(TEXT_HEADER_BYTES + 400);
  fileHeader.set(bytesOfText(spec.textLines ?? [], spec.textEncoding ?? 'ebcdic'));
  const binary: FieldValues = {
    Interval: spec.sampleIntervalUs,
    Samples: spec.sampleCount,
    Format: format.code,
    SEGYRevision: 1,
    TraceFlag: 1,
    ...spec.binary,
  };
  changeBinaryHeader(fileHeader.subarray(TEXT_HEADER_BYTES), binary, byteOrder);
  const { sampleCount } = spec;
  return new SegyWriter(sink, {
    fileHeader,
    traceHeaderBytes: TRACE_HEADER_BYTES,
    sampleCount,
    format,
    byteOrder,
  });
}

/**
 * Makes a new file: `fill` writes the traces, in order. Nothing is left behind where it fails.
 * @throws SegyError 'value.outside', 'format.unsupported', those of the sink and of `fill`
 */
export async function createSegy(
  sink: ByteSink,
  spec: SegySpec,
  fill: (writer: SegyWriter) => Promise<void>,
): Promise<void> {
  try {
    await writeAll(createSegyWriter(sink, spec), fill);
  } catch (error) {
    await sink.discard();
    throw error;
  }
}

/** The 240 bytes of a trace header with these fields, all others 0. @throws SegyError 'field.unknown', 'value.outside' */
export function traceHeaderOf(values: FieldValues, byteOrder: ByteOrder = 'big'): Uint8Array {
  const header = new Uint8Array(TRACE_HEADER_BYTES);
  changeTraceHeader(header, values, byteOrder);
  return header;
}
