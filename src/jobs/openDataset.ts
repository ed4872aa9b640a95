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
  readonly byteOrder: 'big' | 'little';
  readonly revision: string;
  readonly geometry: { readonly kind: string; readonly reason: string };
  readonly textHeader: string[];
  /** Trace scales that vary along the line, best first ("CDP", "trace"): one value per trace. */
  readonly traceScales: { readonly name: string; readonly byte: number; readonly values: number[] }[];
  /** Over a sample of the traces, dead ones left out. `absolutePercentiles[p]` for p = 50, 90, 95, 98, 99, 100. */
  readonly amplitudes: {
    readonly minimum: number;
    readonly maximum: number;
    readonly rms: number;
    readonly absolutePercentiles: Readonly<Record<string, number>>;
    /** 64 bins between −p99 and +p99. */
    readonly histogram: number[];
  };
  readonly deadTraceCount: number;
  /** Hash of the headers and size, to recognise the file again. */
  readonly fingerprint: string;
  /** Oddities in words: "interval in binary header 0, taken from trace headers". */
  readonly warnings: string[];
}
