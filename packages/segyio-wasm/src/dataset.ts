import type { ByteSource } from './byteSource.js';
import type { CancelSignal } from './errors.js';
import { HeaderAccess, type TraceRange } from './headerAccess.js';
import type { FieldChoice, Header } from './headerWords.js';
import type { FileLayout } from './layout.js';
import type { OpenOptions } from './options.js';
import { type OpenedHeaders, readLayout } from './readLayout.js';
import { encodingOfText, linesOfText, type TextEncoding } from './textHeader.js';
import { TraceAccess } from './traceAccess.js';

/** A text header: its bytes as they are, and its 40 lines. */
export interface TextHeader {
  readonly bytes: Uint8Array;
  readonly encoding: TextEncoding;
  readonly lines: readonly string[];
}

/** An open SEG-Y file. Nothing but its headers is held in memory. */
export class SegyDataset {
  readonly layout: FileLayout;
  /** The text header and the extended ones behind it. */
  readonly text: readonly TextHeader[];
  /** The binary header, bytes 3201 to 3600. */
  readonly bin: Header;
  /** Samples. */
  readonly trace: TraceAccess;
  /** Trace headers. */
  readonly header: HeaderAccess;

  constructor(
    readonly source: ByteSource,
    { layout, textBytes, binary }: OpenedHeaders,
  ) {
    this.layout = layout;
    this.bin = binary;
    this.text = textBytes.map((bytes) => {
      const encoding = encodingOfText(bytes);
      return { bytes, encoding, lines: linesOfText(bytes, encoding) };
    });
    this.trace = new TraceAccess(source, layout);
    this.header = new HeaderAccess(source, layout);
  }

  /** One field of every trace (or of a range), as segyio's `attributes`. */
  attributes(
    field: FieldChoice,
    range: Partial<TraceRange> = {},
    signal?: CancelSignal,
  ): Promise<Float64Array> {
    return this.header.column(field, range, signal);
  }

  /** Time of every sample in ms, recording delay included. */
  get samples(): Float64Array {
    const { sampleCount, sampleIntervalUs, startTimeMs } = this.layout;
    return Float64Array.from({ length: sampleCount }, (_, i) => startTimeMs + (i * sampleIntervalUs) / 1000);
  }

  /** Closes the source. */
  dispose(): Promise<void> {
    return this.source.dispose();
  }
}

/**
 * Opens SEG-Y from anywhere bytes come from. The source is closed again where it cannot be opened.
 * @throws SegyError with a code, a message that names file and byte, and a remedy
 */
export async function openSegy(source: ByteSource, options: OpenOptions = {}): Promise<SegyDataset> {
  try {
    return new SegyDataset(source, await readLayout(source, options));
  } catch (error) {
    await source.dispose();
    throw error;
  }
}
