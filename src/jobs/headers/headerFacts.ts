import type { FoundTextCode, WordType } from 'segyio-wasm';
import type { ReadingPicture } from '#jobs/opening/readingPreview';

/** A field of a header. */
export interface HeaderFieldFacts {
  readonly name: string;
  /** First byte, as the standard counts: from 1 in a trace header, from 3201 in the binary header. */
  readonly byte: number;
  readonly byteCount: number;
  readonly type: WordType;
}

/** A field with its value in one header. */
export interface HeaderValue extends HeaderFieldFacts {
  readonly value: number;
}

/** A text header as its lines, trailing blanks cut off, with how it is read and why. */
export interface TextHeaderLines extends FoundTextCode {
  readonly kind: 'text header' | 'extended text header';
  /** 1 for the first extended one; 0 for the text header itself. */
  readonly number: number;
  /** True where line ends cut the text into lines, false for lines of 80 characters. */
  readonly hasLineEnds: boolean;
  readonly lines: readonly string[];
}

/** What the headers of a file hold besides the values of its traces. */
export interface HeaderFacts {
  readonly traceCount: number;
  /** The text header and extended ones behind it; none in Seismic Unix. */
  readonly texts: readonly (TextHeaderLines & { readonly encodingName: string })[];
  /** Fields of the binary header with their values. */
  readonly binary: readonly HeaderValue[];
  /** Fields of a trace header, in the order of their bytes. */
  readonly traceFields: readonly HeaderFieldFacts[];
}

/** Traces one after the other, counted from 0. */
export interface TraceStretch {
  readonly firstTrace: number;
  readonly traceCount: number;
}

/** Values of all trace header fields of a stretch of traces. */
export interface HeaderRows extends TraceStretch {
  /** Trace by trace, each with its fields in the order of `traceFields`. */
  readonly values: Float64Array;
}

/** One header of a file: a text header counted from 0, the binary one, or that of a trace counted from 0. */
export interface HeaderPart {
  readonly part: 'text' | 'binary' | 'trace';
  readonly index: number;
}

/** The bytes of one header as they are in the file. */
export interface HeaderDump extends HeaderPart {
  /** Number of the first byte, as the standard counts. */
  readonly firstByte: number;
  readonly bytes: Uint8Array;
  /** The bytes read as EBCDIC, as Latin-1. */
  readonly ebcdic: Uint8Array;
  /** By which of the two a text header is read. */
  readonly encoding: 'ascii' | 'ebcdic';
  readonly fields: readonly HeaderValue[];
}

/** Traces around one, as they are read. */
export interface TracePicture extends ReadingPicture {
  /** The trace of the first column, counted from 0. */
  readonly firstTrace: number;
}
