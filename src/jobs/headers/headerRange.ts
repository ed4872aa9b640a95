import type { WordType } from 'segyio-wasm';
import type { HeaderScanKind, ValueOrder } from '#seismic/survey/headerBytes';
import type { MappedField, OpeningOptions } from '#seismic/survey/openingOptions';

export type { HeaderScanKind } from '#seismic/survey/headerBytes';
export { HEADER_SCANS, MOST_DISTINCT, VALUE_ORDER_WORDS } from '#seismic/survey/headerBytes';

/** Values of a trace header field over the traces that were looked at. */
export interface HeaderRange {
  readonly name: string;
  /** First byte in the trace header, counted from 1. */
  readonly byte: number;
  readonly type: WordType;
  /** Order of its bytes where it is not that of the headers. */
  readonly byteOrder?: 'big' | 'little' | 'pair-swapped';
  /** Smallest and largest finite value; 0 where there is none. */
  readonly minimum: number;
  readonly maximum: number;
  /** Values of the first and the last trace, 0 for floats that are not finite. */
  readonly first: number;
  readonly last: number;
  /** Different values; null for more than are counted. */
  readonly distinctCount: number | null;
  readonly order: ValueOrder;
}

/** A key of the geometry that a field may hold. */
export interface KeyRole {
  readonly field: MappedField;
  /** 0 to 1, of the best proposal that has the key there. */
  readonly score: number;
}

/** A range with what the field may be, the likeliest first. */
export interface JudgedRange extends HeaderRange {
  readonly roles: readonly KeyRole[];
}

/** Bytes that may hold the keys of the geometry. */
export interface HeaderProposal {
  readonly kind: 'grid' | 'pre-stack' | 'line' | 'coordinates';
  /** 0 to 1: how regular the traces are by these keys, times how plausible such bytes are. */
  readonly score: number;
  readonly reason: string;
  /** What `headerBytes` of the opening options has to state for it; empty for the bytes of the standard. */
  readonly headerBytes: NonNullable<OpeningOptions['headerBytes']>;
}

/** What a scan of the trace headers found. */
export interface HeaderScan {
  readonly scan: HeaderScanKind;
  readonly traceCount: number;
  /** Traces whose headers were read: all, or those of a sample. */
  readonly scannedTraceCount: number;
  /** All fields of the file's kind, and proposed words that are none of them, in the order of their bytes. */
  readonly ranges: readonly JudgedRange[];
  /** The likeliest first. */
  readonly proposals: readonly HeaderProposal[];
}
