import { type CancelSignal, SegyError } from '../base/errors.js';
import type { FieldChoice, Header } from '../header/headerWords.js';
import { judgeSamples } from '../judge/judgeSamples.js';
import { proposeFormat } from '../judge/proposeFormat.js';
import type { FileLayout } from '../layout/layout.js';
import type { OpenOptions } from '../layout/options.js';
import { type OpenedHeaders, readLayout } from '../layout/readLayout.js';
import type { ByteSource } from '../source/byteSource.js';
import { unswappedSource } from '../source/unswappedSource.js';
import { type Stanza, stanzasOf } from '../text/stanzas.js';
import { textCodesOf } from '../text/textEncoding.js';
import { type TextHeader, textHeaderOf } from '../text/textHeader.js';
import { TEXT_HEADER_BYTES } from '../text/textLines.js';
import { HeaderAccess, type TraceRange } from '../traces/headerAccess.js';
import { TraceAccess } from '../traces/traceAccess.js';

/** So many samples are believed of a file without a trace: what 16 bits can state. */
const MOST_UNPROVEN_SAMPLES = 65535;

function unproven(sampleCount: number, file: string): SegyError {
  return new SegyError(
    'samples.none',
    `The headers state ${sampleCount} samples a trace, but the file holds no trace: ${file}`,
    'Copy the file again from where it came from.',
    { place: { file } },
  );
}

/** An open SEG-Y or Seismic Unix file. Nothing but its headers is held in memory. */
export class SegyDataset {
  /** The bytes by which all places in `layout` are counted. */
  readonly source: ByteSource;
  readonly layout: FileLayout;
  /** The text header and the extended ones behind it; none in Seismic Unix. */
  readonly text: readonly TextHeader[];
  /** The binary header, bytes 3201 to 3600; for Seismic Unix one with format, count and interval. */
  readonly bin: Header;
  /** Samples. */
  readonly trace: TraceAccess;
  /** Trace headers. */
  readonly header: HeaderAccess;
  /** True if a pair-swapped file's texts are swapped in the file; the bytes in `text` are not. */
  readonly isTextSwapped: boolean;

  constructor({ source, layout, textBytes, isTextSwapped, binary }: OpenedHeaders) {
    this.source = source;
    this.isTextSwapped = isTextSwapped;
    this.layout = layout;
    this.bin = binary;
    this.text = textBytes.map((bytes, i) => textHeaderOf(bytes, layout.textCodes[i]));
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

  /** The stanzas of the extended text headers: parts that begin with a name in double brackets. */
  get stanzas(): Stanza[] {
    return stanzasOf(this.text.slice(1));
  }

  /** The data trailers behind the last trace (rev 2), 3200 bytes each; none in most files. */
  async trailers(signal?: CancelSignal): Promise<TextHeader[]> {
    const { dataTrailerCount } = this.layout;
    const records = Array.from({ length: dataTrailerCount }, () => new Uint8Array(TEXT_HEADER_BYTES));
    const firstOffset = this.source.size - dataTrailerCount * TEXT_HEADER_BYTES;
    const offsetOf = (index: number) => firstOffset + index * TEXT_HEADER_BYTES;
    const textSource = this.isTextSwapped ? unswappedSource(this.source) : this.source;
    await textSource.read(
      records.map((target, index) => ({ offset: offsetOf(index), target })),
      signal,
    );
    const codes = textCodesOf(records, undefined);
    return records.map((bytes, i) => textHeaderOf(bytes, codes[i]));
  }

  /**
   * Time of every sample in ms, recording delay included.
   * @throws SegyError 'samples.none' where headers state a count that no trace is there to bear out
   */
  get samples(): Float64Array {
    const { sampleCount, sampleIntervalUs, startTimeMs, traceCount } = this.layout;
    if (traceCount === 0 && sampleCount > MOST_UNPROVEN_SAMPLES)
      throw unproven(sampleCount, this.source.name);
    return Float64Array.from({ length: sampleCount }, (_, i) => startTimeMs + (i * sampleIntervalUs) / 1000);
  }

  /** Closes the source. */
  dispose(): Promise<void> {
    return this.source.dispose();
  }
}

/** The layout with what the samples say against it, if this is requested; options of the caller are not judged. */
async function judged(source: ByteSource, layout: FileLayout, options: OpenOptions): Promise<FileLayout> {
  if (!options.judgeSamples || options.formatCode || options.sampleByteOrder) return layout;
  if (layout.traceCount === 0) return layout;
  const { warnings, remedies } = await judgeSamples(source, layout);
  if (remedies.length === 0) return layout;
  return {
    ...layout,
    warnings: [...layout.warnings, ...warnings],
    remedies: [...layout.remedies, ...remedies].sort((a, b) => b.score - a.score),
  };
}

/** The error with proposals, where it is that the format code is unknown. */
async function withProposals(error: unknown, source: ByteSource, options: OpenOptions): Promise<unknown> {
  if (!(error instanceof SegyError) || error.code !== 'format.unknown' || options.formatCode) return error;
  const remedies = await proposeFormat(source, options);
  const { code, message, remedy, place } = error;
  const [first] = remedies;
  return first
    ? new SegyError(code, message, `${remedy} ${first.reason}`, { place, remedies, cause: error })
    : error;
}

/**
 * Opens SEG-Y from anywhere bytes come from. The source is closed again where it cannot be opened.
 * @throws SegyError with a code, a message that names file and byte, and a remedy
 */
export async function openSegy(source: ByteSource, options: OpenOptions = {}): Promise<SegyDataset> {
  try {
    const opened = await readLayout(source, options);
    return new SegyDataset({ ...opened, layout: await judged(opened.source, opened.layout, options) });
  } catch (error) {
    const better = await withProposals(error, source, options).finally(() => source.dispose());
    throw better;
  }
}
