import type { Remedy } from '../base/errors.js';
import type { ByteOrder } from '../header/byteOrder.js';
import type { Header } from '../header/headerWords.js';
import type { Revision } from '../header/revision.js';
import type { HeaderField } from '../header/traceFields.js';
import type { SampleFormat } from '../samples/formats.js';
import type { FoundTextCode } from '../text/textEncoding.js';
import type { DatasetKind, FileKind, OpenOptions } from './options.js';

export type SampleDomain = 'time' | 'depth' | 'radar';

/** What a radar file states of its antennas and its line. Null where it does not say. */
export interface RadarFacts {
  readonly antennaFrequencyMHz: number | null;
  readonly antennaSeparationMetres: number | null;
  readonly traceSpacingMetres: number | null;
  /** The channel that is read, counted from 0, and how many there are. */
  readonly channel: number;
  readonly channelCount: number;
}

/** Where everything is in a file, and what it means. Bytes are counted from 0 here. */
export interface FileLayout {
  readonly kind: DatasetKind;
  /** Order of bytes in headers. */
  readonly byteOrder: ByteOrder;
  /** Order of bytes in samples: that of the headers unless the caller says otherwise. */
  readonly sampleByteOrder: ByteOrder;
  readonly format: SampleFormat;
  /** Revision 0 for Seismic Unix. */
  readonly revision: Revision;
  /** Extended text headers behind the binary header, 3200 bytes each. */
  readonly extendedTextCount: number;
  /** How each text header is read, the extended ones behind the first, and why; none in Seismic Unix. */
  readonly textCodes: readonly FoundTextCode[];
  readonly firstTraceOffset: number;
  /** 240, or more with the trace header extensions of rev 2. */
  readonly traceHeaderBytes: number;
  /** Fields of the standard trace header: those of SEG-Y, or Seismic Unix's own. */
  readonly headerFields: readonly HeaderField[];
  /** Fields beyond the standard 240 bytes, and those that a rev 2.1 layout stanza names. */
  readonly extensionFields: readonly HeaderField[];
  readonly sampleCount: number;
  readonly sampleIntervalUs: number;
  readonly startTimeMs: number;
  /**
   * In depth, which only Seismic Unix states, the interval counts 1/1000 m and the start metres. In radar, whose
   * times are short, the interval counts picoseconds and the start nanoseconds.
   */
  readonly sampleDomain: SampleDomain;
  /** Radar files only. */
  readonly radar?: RadarFacts;
  /** Header and samples of one trace. */
  readonly traceBytes: number;
  readonly traceCount: number;
  /** Records of 3200 bytes behind the last trace (rev 2). */
  readonly dataTrailerCount: number;
  /** Bytes behind the last trace that belong to no trace and no trailer; 0 in a sound file. */
  readonly leftOutBytes: number;
  /** True where traces differ in length: shorter ones are filled up with zeros, and cut again in copies. */
  readonly variesInLength: boolean;
  /** Where another SEG-Y file begins behind the traces of this one; null in nearly every file. */
  readonly nextFileOffset: number | null;
  /** What was odd, in words. */
  readonly warnings: readonly string[];
  /** Ways to open the file otherwise that its bytes speak for, the likeliest first; none where all is plausible. */
  readonly remedies: readonly Remedy[];
}

/** What the rules of layout are given. `trace` is the first trace header, or null if there is none. */
export interface LayoutInput {
  readonly file: string;
  readonly fileBytes: number;
  readonly kind: FileKind;
  readonly firstTraceOffset: number;
  readonly traceHeaderBytes: number;
  readonly format: SampleFormat;
  readonly byteOrder: ByteOrder;
  readonly revision: Revision;
  readonly binary: Header;
  readonly trace: Header | null;
  readonly options: OpenOptions;
  readonly warn: (message: string) => void;
  readonly propose: (remedy: Remedy) => void;
}

/** A field of the binary header that rev 2 lets override a narrower one; 0 where it is not given. */
export function extendedField(input: LayoutInput, name: string): number {
  const value = input.revision.major >= 2 ? input.binary.get(name) : 0;
  return Number.isFinite(value) && value > 0 ? value : 0;
}

/** Bytes of a trace of so many samples, header included. */
export function traceBytesOf(input: LayoutInput, sampleCount: number): number {
  return input.traceHeaderBytes + sampleCount * input.format.bytes;
}
