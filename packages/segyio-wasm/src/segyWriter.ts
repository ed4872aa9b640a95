import type { ByteOrder } from './byteOrder.js';
import type { ByteSink } from './byteSink.js';
import { encodeSamples } from './encodeSamples.js';
import { SegyError } from './errors.js';
import type { SampleFormat } from './formats.js';

/** What a writer puts in front of the first trace, and how traces are stored. */
export interface WriterStart {
  /** Text, binary and extended text headers as they are to lie in the file. */
  readonly fileHeader: Uint8Array;
  readonly traceHeaderBytes: number;
  readonly sampleCount: number;
  readonly format: SampleFormat;
  readonly byteOrder: ByteOrder;
}

/** Traces are put together to writes of about this many bytes. */
const BUFFER_BYTES = 1024 * 1024;

/**
 * Writes a file from front to back, block by block. Either call `finish`, or `discard` where something
 * failed; `writeAll` below does so by itself.
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
   * Appends traces: their headers one behind the other, their samples trace-major.
   * @throws SegyError 'argument.invalid' where the two do not match; those of the sink
   */
  async write(headers: Uint8Array, samples: Float32Array): Promise<void> {
    const { traceHeaderBytes, sampleCount, format, byteOrder } = this.start;
    const traceCount = headers.byteLength / traceHeaderBytes;
    if (!Number.isInteger(traceCount) || samples.length !== traceCount * sampleCount)
      throw mismatch(this.start);
    await this.begin();
    const traceBytes = traceHeaderBytes + sampleCount * format.bytes;
    const atOnce = Math.max(1, Math.floor(BUFFER_BYTES / traceBytes));
    for (let first = 0; first < traceCount; first += atOnce) {
      const count = Math.min(atOnce, traceCount - first);
      const body = encodeSamples(
        samples.subarray(first * sampleCount, (first + count) * sampleCount),
        format,
        byteOrder,
      );
      const bytes = new Uint8Array(count * traceBytes);
      for (let i = 0; i < count; i++) {
        const header = headers.subarray((first + i) * traceHeaderBytes, (first + i + 1) * traceHeaderBytes);
        bytes.set(header, i * traceBytes);
        const width = sampleCount * format.bytes;
        bytes.set(body.subarray(i * width, (i + 1) * width), i * traceBytes + traceHeaderBytes);
      }
      await this.sink.write(bytes);
      this.traceCount += count;
    }
  }

  async finish(): Promise<void> {
    await this.begin();
    await this.sink.finish();
  }

  discard(): Promise<void> {
    return this.sink.discard();
  }

  private async begin(): Promise<void> {
    if (this.isStarted) return;
    this.isStarted = true;
    await this.sink.write(this.start.fileHeader);
  }
}

function mismatch({ traceHeaderBytes, sampleCount }: WriterStart): SegyError {
  return new SegyError(
    'argument.invalid',
    `Headers and samples do not match: ${traceHeaderBytes} bytes and ${sampleCount} samples make a trace.`,
    'Give as many headers as traces of samples.',
  );
}

/** Runs `fill` on a writer; finishes where it succeeds, leaves nothing behind where it fails. */
export async function writeAll(
  writer: SegyWriter,
  fill: (writer: SegyWriter) => Promise<void>,
): Promise<void> {
  try {
    await fill(writer);
    await writer.finish();
  } catch (error) {
    await writer.discard();
    throw error;
  }
}
