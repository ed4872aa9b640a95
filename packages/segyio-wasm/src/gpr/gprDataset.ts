import type { CancelSignal } from '../base/errors.js';
import type { FieldChoice } from '../header/headerWords.js';
import type { HeaderField } from '../header/traceFields.js';
import type { ByteSource } from '../source/byteSource.js';
import type { TextHeader } from '../text/textHeader.js';
import type { TraceRange } from '../traces/headerAccess.js';
import { wholeWindow } from '../traces/pieces.js';
import { TraceAccess } from '../traces/traceAccess.js';
import { GprHeaderAccess } from './gprHeader.js';
import { fileLayoutOf, type GprLayout } from './gprLayout.js';
import type { GprSettings } from './gprText.js';

/** What the reader of a kind of file has found. */
export interface OpenedGpr {
  readonly layout: GprLayout;
  readonly text: readonly TextHeader[];
  readonly settings: GprSettings;
  readonly fields: readonly HeaderField[];
  /** Where and how samples are read as one of SEG-Y's formats: the data file itself where they are one already. */
  readonly samples: { readonly source: ByteSource; readonly layout: GprLayout };
}

/** An open file of ground-penetrating radar. Nothing but its headers is held in memory. */
export class GprDataset {
  readonly layout: GprLayout;
  /** The header file's lines, or the text in a DZT header. */
  readonly text: readonly TextHeader[];
  /** Where and how samples are read as one of SEG-Y's formats. */
  readonly stored: OpenedGpr['samples'];
  /** What the headers state, by the maker's own names. */
  readonly settings: GprSettings;
  /** Samples as float32; the unsigned ones of DZT less their middle. */
  readonly trace: TraceAccess;
  /** Trace headers. */
  readonly header: GprHeaderAccess;

  constructor(
    /** The data file and its header file, where it has one. */
    readonly sources: readonly ByteSource[],
    opened: OpenedGpr,
  ) {
    this.layout = opened.layout;
    this.text = opened.text;
    this.settings = opened.settings;
    this.stored = opened.samples;
    this.trace = new TraceAccess(opened.samples.source, fileLayoutOf(opened.samples.layout));
    this.header = new GprHeaderAccess(sources[0], opened.layout, opened.fields);
  }

  /** One field of every trace (or of a range). @throws SegyError 'field.unknown', 'trace.outside' */
  attributes(
    field: FieldChoice,
    range: Partial<TraceRange> = {},
    signal?: CancelSignal,
  ): Promise<Float64Array> {
    return this.header.column(field, range, signal);
  }

  /**
   * Metres along the line of every trace (or of a range): from the trace headers where there are any (DT1),
   * else from first place and spacing; null if the file states no spacing.
   */
  async distances(range: Partial<TraceRange> = {}, signal?: CancelSignal): Promise<Float64Array | null> {
    const { kind, traceSpacingMetres, firstPositionMetres, metresPerUnit } = this.layout;
    if (kind === 'dt1')
      return (await this.attributes('Position', range, signal)).map((value) => value * metresPerUnit);
    const { firstTrace, traceCount } = wholeWindow(fileLayoutOf(this.layout), range, this.sources[0].name);
    if (traceSpacingMetres === null) return null;
    return Float64Array.from(
      { length: traceCount },
      (_, i) => firstPositionMetres + (firstTrace + i) * traceSpacingMetres,
    );
  }

  /** Two-way time of every sample in ns, from time zero on. */
  get samples(): Float64Array {
    const { sampleCount, sampleIntervalNs, startTimeNs } = this.layout;
    return Float64Array.from({ length: sampleCount }, (_, i) => startTimeNs + i * sampleIntervalNs);
  }

  /** Closes the sources. */
  async dispose(): Promise<void> {
    for (const source of this.sources) await source.dispose();
  }
}
