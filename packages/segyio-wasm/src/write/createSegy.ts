import { SegyError } from '../base/errors.js';
import type { ByteOrder } from '../header/byteOrder.js';
import { TRACE_HEADER_BYTES } from '../header/headerWords.js';
import { checkWritable } from '../samples/encodeSamples.js';
import { formatOfCode, type SampleFormat } from '../samples/formats.js';
import type { ByteSink } from '../source/byteSink.js';
import { changeTraceHeader, type FieldValues } from './changeHeader.js';
import { checkSpec, fileHeaderOf, type SegySpec, traceFieldsOf, traceHeaderBytesOf } from './segySpec.js';
import { SegyWriter, writeAll } from './segyWriter.js';

/** The format of a code, if it can be written. @throws SegyError 'format.unsupported', 'format.unknown' */
export function writableFormat(code: number): SampleFormat {
  const format = formatOfCode(code);
  if (format === null) {
    throw new SegyError(
      'format.unknown',
      `There is no sample format ${code}; the standard knows 1 to 12, 15 and 16.`,
      'Write format 5 (IEEE float) or 1 (IBM float).',
    );
  }
  checkWritable(format);
  return format;
}

/**
 * A writer of a new file, for callers that end it themselves by `finish` or `discard`.
 * @throws SegyError 'value.outside', 'format.unsupported', 'format.unknown', 'field.unknown'
 */
export function createSegyWriter(sink: ByteSink, spec: SegySpec): SegyWriter {
  checkSpec(spec, sink.name);
  const format = writableFormat(spec.formatCode ?? 5);
  const { sampleCount, traceCount, byteOrder = 'big' } = spec;
  return new SegyWriter(sink, {
    fileHeader: fileHeaderOf(spec, format.code),
    traceHeaderBytes: traceHeaderBytesOf(spec),
    sampleCount,
    format,
    byteOrder,
    traceFields: traceFieldsOf(spec),
    traceCount,
  });
}

/**
 * Makes a new file: `fill` writes the traces, in order. Nothing is left behind where it fails.
 * @throws SegyError as `createSegyWriter`, those of the sink and of `fill`
 */
export async function createSegy(
  sink: ByteSink,
  spec: SegySpec,
  fill: (writer: SegyWriter) => Promise<void>,
): Promise<void> {
  try {
    await writeAll(createSegyWriter(sink, spec), async (writer) => {
      await fill(writer);
      return new Uint8Array(0);
    });
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
