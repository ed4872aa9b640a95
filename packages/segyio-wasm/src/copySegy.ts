import type { ByteSink } from './byteSink.js';
import { changeBinaryHeader, changeTraceHeader, type FieldValues } from './changeHeader.js';
import { writableFormat } from './createSegy.js';
import type { SegyDataset } from './dataset.js';
import { type CancelSignal, SegyError, throwIfCancelled } from './errors.js';
import { SegyWriter, writeAll } from './segyWriter.js';
import { bytesOfText, TEXT_LINE_BYTES } from './textHeader.js';

/** How a copy differs from its template; everything not named stays byte for byte. */
export interface CopyChanges {
  /** Sample format of the copy, 1 or 5; the binary header's format field follows. */
  readonly formatCode: number;
  /** New lines of the first text header by row, 0 to 39; the others stay byte for byte. */
  readonly textLines?: ReadonlyMap<number, string>;
  readonly binary?: FieldValues;
  /** New values of trace header fields, by trace. */
  readonly traceFields?: (trace: number) => FieldValues;
  /** Samples of some traces, trace-major; `firstTrace` counts from 0. */
  readonly samples: (firstTrace: number, traceCount: number) => Float32Array | Promise<Float32Array>;
  readonly signal?: CancelSignal;
  /** Told after each block. */
  readonly progress?: (tracesDone: number) => void;
}

/** Traces copied at a time. */
const BLOCK_TRACES = 256;

async function fileHeaderOf(template: SegyDataset, changes: CopyChanges): Promise<Uint8Array> {
  const { layout, text, bin } = template;
  // All that lies in front of the first trace, for a file may have more there than headers.
  const fileHeader = new Uint8Array(layout.firstTraceOffset);
  await template.source.read([{ offset: 0, target: fileHeader }]);
  for (const [row, line] of changes.textLines ?? []) {
    const bytes = bytesOfText([line], text[0].encoding).subarray(0, TEXT_LINE_BYTES);
    fileHeader.set(bytes, row * TEXT_LINE_BYTES);
  }
  const binary = { ...changes.binary, Format: changes.formatCode };
  changeBinaryHeader(fileHeader.subarray(3200, 3200 + bin.bytes.length), binary, layout.byteOrder);
  return fileHeader;
}

function checkLength(samples: Float32Array, needed: number, trace: number): void {
  if (samples.length === needed) return;
  throw new SegyError(
    'argument.invalid',
    `${samples.length} samples given from trace ${trace} on; the template's traces need ${needed}.`,
    'Give as many traces and samples as the template has.',
    { place: { trace } },
  );
}

/**
 * Writes a copy of a dataset with other samples: text, binary and trace headers byte for byte but for the
 * named changes and the format field. Data trailers are not copied. Nothing is left behind on failure.
 * @throws SegyError of the sink, 'cancelled', 'argument.invalid'
 */
export async function copySegy(template: SegyDataset, sink: ByteSink, changes: CopyChanges): Promise<void> {
  const { traceHeaderBytes, sampleCount, traceCount, byteOrder } = template.layout;
  try {
    const format = writableFormat(changes.formatCode);
    const start = { traceHeaderBytes, sampleCount, format, byteOrder };
    const fileHeader = await fileHeaderOf(template, changes);
    await writeAll(new SegyWriter(sink, { ...start, fileHeader }), async (writer) => {
      for (let firstTrace = 0; firstTrace < traceCount; firstTrace += BLOCK_TRACES) {
        throwIfCancelled(changes.signal);
        const count = Math.min(BLOCK_TRACES, traceCount - firstTrace);
        const headers = await template.header.readBytes({ firstTrace, traceCount: count }, changes.signal);
        for (let i = 0; changes.traceFields && i < count; i++) {
          const header = headers.subarray(i * traceHeaderBytes, (i + 1) * traceHeaderBytes);
          changeTraceHeader(header, changes.traceFields(firstTrace + i), byteOrder);
        }
        const samples = await changes.samples(firstTrace, count);
        checkLength(samples, count * sampleCount, firstTrace);
        await writer.write(headers, samples);
        changes.progress?.(firstTrace + count);
      }
    });
  } catch (error) {
    await sink.discard();
    throw error;
  }
}
