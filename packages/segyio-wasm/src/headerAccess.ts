import { bytesOfType, readWord } from './byteOrder.js';
import type { ByteSource } from './byteSource.js';
import { type CancelSignal, throwIfCancelled } from './errors.js';
import { type FieldChoice, Header, traceField } from './headerWords.js';
import type { FileLayout } from './layout.js';
import { wholeWindow } from './pieces.js';

/** A stretch of traces, counted from 0. */
export interface TraceRange {
  readonly firstTrace: number;
  readonly traceCount: number;
}

/** How many headers are asked of the source in one call. */
const HEADERS_AT_ONCE = 4096;

/** The trace headers of a dataset. */
export class HeaderAccess {
  constructor(
    private readonly source: ByteSource,
    private readonly layout: FileLayout,
  ) {}

  /** The header of one trace. @throws SegyError 'trace.outside' */
  async read(trace: number): Promise<Header> {
    const bytes = await this.readBytes({ firstTrace: trace, traceCount: 1 });
    return new Header(bytes, this.layout.byteOrder, 'trace');
  }

  /** The headers of some traces as they lie in the file, one behind the other. */
  async readBytes(range: Partial<TraceRange> = {}, signal?: CancelSignal): Promise<Uint8Array> {
    const { firstTrace, traceCount } = wholeWindow(this.layout, range, this.source.name);
    const { traceHeaderBytes } = this.layout;
    const bytes = new Uint8Array(traceCount * traceHeaderBytes);
    await this.readInto({ firstTrace, traceCount, firstByte: 0, byteCount: traceHeaderBytes }, bytes, signal);
    return bytes;
  }

  /** One field of many traces. @throws SegyError 'field.unknown' */
  async column(
    choice: FieldChoice,
    range: Partial<TraceRange> = {},
    signal?: CancelSignal,
  ): Promise<Float64Array> {
    const [column] = await this.columns([choice], range, signal);
    return column;
  }

  /** Several fields of many traces in one pass over the file. */
  async columns(
    choices: readonly FieldChoice[],
    range: Partial<TraceRange> = {},
    signal?: CancelSignal,
  ): Promise<Float64Array[]> {
    const fields = choices.map((choice) => traceField(choice, this.layout.traceHeaderBytes));
    const { firstTrace, traceCount } = wholeWindow(this.layout, range, this.source.name);
    const columns = fields.map(() => new Float64Array(traceCount));
    const firstByte = Math.min(...fields.map(({ byte }) => byte)) - 1;
    const endByte = Math.max(...fields.map(({ byte, type }) => byte - 1 + bytesOfType(type)));
    const byteCount = endByte - firstByte;
    for (let done = 0; done < traceCount; done += HEADERS_AT_ONCE) {
      const count = Math.min(HEADERS_AT_ONCE, traceCount - done);
      const bytes = new Uint8Array(count * byteCount);
      await this.readInto(
        { firstTrace: firstTrace + done, traceCount: count, firstByte, byteCount },
        bytes,
        signal,
      );
      fields.forEach(({ byte, type }, index) => {
        for (let i = 0; i < count; i++) {
          const at = i * byteCount + byte - 1 - firstByte;
          columns[index][done + i] = readWord(bytes, at, type, this.layout.byteOrder);
        }
      });
    }
    return columns;
  }

  private async readInto(
    part: TraceRange & { readonly firstByte: number; readonly byteCount: number },
    bytes: Uint8Array,
    signal?: CancelSignal,
  ): Promise<void> {
    const { traceBytes, firstTraceOffset } = this.layout;
    for (let done = 0; done < part.traceCount; done += HEADERS_AT_ONCE) {
      throwIfCancelled(signal);
      const ranges = Array.from({ length: Math.min(HEADERS_AT_ONCE, part.traceCount - done) }, (_, i) => ({
        offset: firstTraceOffset + (part.firstTrace + done + i) * traceBytes + part.firstByte,
        target: bytes.subarray((done + i) * part.byteCount, (done + i + 1) * part.byteCount),
      }));
      await this.source.read(ranges, signal);
    }
  }
}
