import type { DatasetKind, RadarFacts } from 'segyio-wasm';
import type { OpeningOptions, OpeningRemedy } from '#seismic/survey/openingOptions';
import type { Survey } from '#seismic/survey/survey';

/** Description of an opened line, as plain data for any shell. */
export interface DatasetSummary {
  readonly path: string;
  readonly fileName: string;
  /** Of all files that the line is in: radar has its header in another. */
  readonly fileBytes: number;
  readonly traceCount: number;
  readonly sampleCount: number;
  readonly sampleIntervalUs: number;
  readonly startTimeMs: number;
  /** SEG-Y sample format code and its name. */
  readonly format: { readonly code: number; readonly name: string };
  readonly kind: DatasetKind;
  readonly kindName: string;
  /** What a radar file states of antennas and line; null for other kinds. */
  readonly radar: RadarFacts | null;
  /** Of the headers. */
  readonly byteOrder: 'big' | 'little' | 'pair-swapped';
  readonly sampleByteOrder: 'big' | 'little' | 'pair-swapped';
  readonly revision: string;
  /** What was stated in place of the file's own headers when it was opened. */
  readonly opening: OpeningOptions;
  /** Ways to open it that its bytes speak for more, the likeliest first. */
  readonly remedies: readonly OpeningRemedy[];
  /** `kind` is "line", "pre-stack", "grid" or "unknown"; the reason names the header bytes. */
  readonly geometry: { readonly kind: string; readonly reason: string };
  /** Trace headers that survey and geometry were judged by while the others are unread; null once all are read. */
  readonly sampledHeaderCount: number | null;
  readonly textHeader: string[];
  /** The geometry of the traces, and the header fields that vary along them. */
  readonly survey: Survey;
  /** Traces without two different finite samples. */
  readonly deadTraceCount: number;
  /** Hash of the headers, the size and what is stated against them: the same file, read in the same way. */
  readonly fingerprint: string;
  /** Oddities in words: "interval in binary header 0, taken from trace headers". */
  readonly warnings: string[];
}
