import type { Survey } from '#seismic/survey/survey';

/** Description of an opened line, as plain data for any shell. */
export interface DatasetSummary {
  readonly path: string;
  readonly fileName: string;
  readonly fileBytes: number;
  readonly traceCount: number;
  readonly sampleCount: number;
  readonly sampleIntervalUs: number;
  readonly startTimeMs: number;
  /** SEG-Y sample format code and its name. */
  readonly format: { readonly code: number; readonly name: string };
  readonly byteOrder: 'big' | 'little' | 'pair-swapped';
  readonly revision: string;
  /** `kind` is "line", "pre-stack", "grid" or "unknown"; the reason names the header bytes. */
  readonly geometry: { readonly kind: string; readonly reason: string };
  readonly textHeader: string[];
  /** The geometry of the traces, and the header fields that vary along them. */
  readonly survey: Survey;
  /** Traces without two different finite samples. */
  readonly deadTraceCount: number;
  /** Hash of the headers and size, to recognise the file again. */
  readonly fingerprint: string;
  /** Oddities in words: "interval in binary header 0, taken from trace headers". */
  readonly warnings: string[];
}
