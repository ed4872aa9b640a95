import { SegyError } from '../base/errors.js';
import type { ByteOrder } from '../header/byteOrder.js';
import { Header, TRACE_HEADER_BYTES } from '../header/headerWords.js';
import { checkWritable, encodeChecked } from '../samples/encodeSamples.js';
import type { SampleFormat } from '../samples/formats.js';
import { partOf, type SampleArray } from '../samples/sampleArrays.js';
import { checkSamplesFit } from '../samples/sampleFit.js';
import type { ByteSink } from '../source/byteSink.js';
import { changeTraceHeader, type FieldValues } from './changeHeader.js';

/** What a writer puts in front of the first trace, and how traces are stored. */
export interface WriterStart {
  /** Text, binary and extended text headers as they are to be in the file. */
  readonly fileHeader: Uint8Array;
  readonly traceHeaderBytes: number;
  readonly sampleCount: number;
  readonly format: SampleFormat;
  readonly byteOrder: ByteOrder;
  /** Order of bytes in the samples; that of the headers where it is left out. */
  readonly sampleByteOrder?: ByteOrder;
  /** True where each trace has the number of samples that its header states (bytes 115-116): what is behind is cut off. */
  readonly variesInLength?: boolean;
  /** What `headerOf` puts into every trace header unless it is told otherwise. */
  readonly traceFields?: FieldValues;
  /** How many traces the header states; `finish` holds the writer to it. */
  readonly traceCount?: number;
}

/** Traces are put together to writes of about this many bytes. */
const BUFFER_BYTES = 1024 * 1024;

/** Pairs that are swapped must be whole pairs in every trace. */
function checkPairs({ byteOrder, sampleByteOrder = byteOrder, sampleCount, format }: WriterStart): void {
  if (sampleByteOrder !== 'pair-swapped' || (sampleCount * format.bytes) % 2 === 0) return;
  throw new SegyError(
    'argument.invalid',
    `${sampleCount} samples of ${format.bytes} bytes are an odd number of bytes, which has no pairs to swap.`,
    'Write big-endian or little-endian, or one sample more or less.',
  );
}

/**
 * Writes a file from front to back, trace by trace or block by block. Either call `finish`, or `discard`
 * where something failed; `createSegy` does so by itself.
 */
export class SegyWriter {
  private isStarted = false;
  /** Traces written so far. */
  traceCount = 0;

  constructor(
    private readonly sink: ByteSink,
    private readonly start: WriterStart,
  ) {}

  /**
   * A trace header with these fields in the file's order of bytes, sample count and interval filled in,
   * all else 0. @throws SegyError 'field.unknown', 'value.outside'
   */
  headerOf(values: FieldValues = {}): Uint8Array {
    const header = new Uint8Array(this.start.traceHeaderBytes);
    if (this.start.traceFields) changeTraceHeader(header, this.start.traceFields, this.start.byteOrder);
    changeTraceHeader(header, values, this.start.byteOrder);
    return header;
  }

  /**
   * Appends one trace or several: their headers one behind the other, their samples trace-major.
   * @throws SegyError 'argument.invalid' where the two do not match; 'value.outside' for a sample that the
   *   format cannot hold; those of the sink
   */
  async write(headers: Uint8Array, samples: SampleArray): Promise<void> {
    const { traceHeaderBytes, sampleCount, format } = this.start;
    checkWritable(format);
    checkPairs(this.start);
    const traceCount = headers.byteLength / traceHeaderBytes;
    if (!Number.isInteger(traceCount) || samples.length !== traceCount * sampleCount)
      throw mismatch(this.start, headers, samples);
    const place = { sampleCount, firstTrace: this.traceCount, file: this.sink.name };
    checkSamplesFit(samples, format, place);
    await this.begin();
    const traceBytes = traceHeaderBytes + sampleCount * format.bytes;
    const atOnce = Math.max(1, Math.floor(BUFFER_BYTES / traceBytes));
    for (let first = 0; first < traceCount; first += atOnce) {
      const end = Math.min(first + atOnce, traceCount);
      await this.sink.write(
        this.cut(
          this.interleaved(
            headers.subarray(first * traceHeaderBytes, end * traceHeaderBytes),
            partOf(samples, first * sampleCount, end * sampleCount),
          ),
        ),
      );
      this.traceCount += end - first;
    }
  }

  /**
   * Appends whole traces as they are to be in the file, for copies that decode nothing.
   * @throws SegyError 'argument.invalid' where they are no whole traces; those of the sink
   */
  async writeBytes(traces: Uint8Array): Promise<void> {
    const { traceHeaderBytes, sampleCount, format } = this.start;
    const count = traces.byteLength / (traceHeaderBytes + sampleCount * format.bytes);
    if (!Number.isInteger(count)) throw mismatch(this.start, traces, new Uint8Array(0));
    await this.begin();
    await this.sink.write(this.cut(traces));
    this.traceCount += count;
  }

  /** Appends what stands behind the last trace, and makes the file visible. */
  async finish(trailer: Uint8Array = new Uint8Array(0)): Promise<void> {
    const stated = this.start.traceCount ?? this.traceCount;
    if (stated !== this.traceCount) throw otherCount(stated, this.traceCount, this.sink.name);
    await this.begin();
    if (trailer.byteLength > 0) await this.sink.write(trailer);
    await this.sink.finish();
  }

  /** Takes away what has been written. */
  discard(): Promise<void> {
    return this.sink.discard();
  }

  /** Traces without what is behind the samples that their headers state, where traces differ in length. */
  private cut(traces: Uint8Array): Uint8Array {
    const { traceHeaderBytes, sampleCount, format, byteOrder, variesInLength } = this.start;
    if (!variesInLength) return traces;
    const traceBytes = traceHeaderBytes + sampleCount * format.bytes;
    const kept = new Uint8Array(traces.length);
    let length = 0;
    for (let at = 0; at < traces.length; at += traceBytes) {
      const header = new Header(traces.subarray(at, at + TRACE_HEADER_BYTES), byteOrder, 'trace');
      const count = header.get('TRACE_SAMPLE_COUNT');
      if (count === 0 || count > sampleCount) throw noSuchLength(this.start, count, this.sink.name);
      const trace = traces.subarray(at, at + traceHeaderBytes + count * format.bytes);
      kept.set(trace, length);
      length += trace.length;
    }
    return kept.subarray(0, length);
  }

  private interleaved(headers: Uint8Array, samples: SampleArray): Uint8Array {
    const { traceHeaderBytes, sampleCount, format, byteOrder, sampleByteOrder = byteOrder } = this.start;
    const width = sampleCount * format.bytes;
    const traceBytes = traceHeaderBytes + width;
    const count = headers.byteLength / traceHeaderBytes;
    const body = encodeChecked(samples, format, sampleByteOrder);
    const bytes = new Uint8Array(count * traceBytes);
    for (let i = 0; i < count; i++) {
      const header = headers.subarray(i * traceHeaderBytes, (i + 1) * traceHeaderBytes);
      bytes.set(header, i * traceBytes);
      bytes.set(body.subarray(i * width, (i + 1) * width), i * traceBytes + traceHeaderBytes);
    }
    return bytes;
  }

  private async begin(): Promise<void> {
    if (this.isStarted) return;
    this.isStarted = true;
    await this.sink.write(this.start.fileHeader);
  }
}

function noSuchLength({ sampleCount }: WriterStart, count: number, file: string): SegyError {
  return new SegyError(
    'value.outside',
    `A trace header states ${count} samples (bytes 115-116); the traces of this file have 1 to ${sampleCount}: ${file}`,
    'Leave the counts of a file of traces of varying length as they are.',
    { place: { file } },
  );
}

function mismatch(start: WriterStart, headers: Uint8Array, samples: SampleArray): SegyError {
  const { traceHeaderBytes, sampleCount } = start;
  return new SegyError(
    'argument.invalid',
    `Headers and samples do not match: ${headers.byteLength} bytes of headers and ${samples.length} samples ` +
      `given; ${traceHeaderBytes} bytes and ${sampleCount} samples make a trace.`,
    'Give as many headers as traces of samples.',
  );
}

function otherCount(stated: number, written: number, file: string): SegyError {
  return new SegyError(
    'argument.invalid',
    `${written} traces written; the header states ${stated}: ${file}`,
    'Write as many traces as were announced, or announce none.',
    { place: { file } },
  );
}

/**
 * Runs `fill` on a writer; finishes where it succeeds, with the bytes it answers behind the last trace, and
 * leaves nothing behind where it fails.
 */
export async function writeAll(
  writer: SegyWriter,
  fill: (writer: SegyWriter) => Promise<Uint8Array>,
): Promise<void> {
  try {
    await writer.finish(await fill(writer));
  } catch (error) {
    await writer.discard();
    throw error;
  }
}
