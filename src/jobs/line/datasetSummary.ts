import type { HeaderScale } from '#seismic/survey/traceScale';

/** Amplitudes of the live traces; `absolutePercentiles[p]` for p = 50, 90, 95, 98, 99, 100. */
export interface AmplitudeStatistics {
  readonly minimum: number;
  readonly maximum: number;
  readonly rms: number;
  readonly absolutePercentiles: Readonly<Record<string, number>>;
  /** 64 bins between −p99 and +p99; what lies outside is in none. */
  readonly histogram: number[];
}

/** What is known of an opened line, as plain data for any shell. */
export interface DatasetSummary {
  readonly path: string;
  readonly fileName: string;
  readonly fileBytes: number;
  readonly traceCount: number;
  readonly sampleCount: number;
  readonly sampleIntervalUs: number;
  readonly startTimeMs: number;
  /** SEG-Y sample format code and its name in words. */
  readonly format: { readonly code: number; readonly name: string };
  readonly byteOrder: 'big' | 'little' | 'pair-swapped';
  readonly revision: string;
  /** `kind` is "line", "pre-stack", "grid" or "unknown"; the reason names the header bytes. */
  readonly geometry: { readonly kind: string; readonly reason: string };
  readonly textHeader: string[];
  /** Trace scales that vary along the line, best first ("CDP", "Shot point"): one value per trace. */
  readonly traceScales: readonly HeaderScale[];
  /** Over a sample of the traces, dead ones left out. */
  readonly amplitudes: AmplitudeStatistics;
  /** Traces without two different finite samples. */
  readonly deadTraceCount: number;
  /** Hash of the headers and size, to recognise the file again. */
  readonly fingerprint: string;
  /** Oddities in words: "interval in binary header 0, taken from trace headers". */
  readonly warnings: string[];
}
