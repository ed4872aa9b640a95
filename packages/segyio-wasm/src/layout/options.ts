import type { CancelSignal } from '../base/errors.js';
import type { ByteOrder } from '../header/byteOrder.js';
import type { RevisionText } from '../header/revision.js';
import type { TextEncodingName } from '../text/textEncoding.js';

/** SEG-Y, or Seismic Unix: traces with SEG-Y's trace headers and IEEE floats, and no file header. */
export type FileKind = 'segy' | 'su';

/** What a dataset may be: kinds beyond SEG-Y and Seismic Unix are presented as SEG-Y. */
export const DATASET_KINDS = {
  segy: 'SEG-Y',
  su: 'Seismic Unix',
  dt1: 'radar of Sensors & Software (DT1)',
  dzt: 'radar of GSSI (DZT)',
  rd3: 'radar of Malå (RD3)',
  rd7: 'radar of Malå (RD7)',
  seg2: 'SEG-2',
} as const;
export type DatasetKind = keyof typeof DATASET_KINDS;

/** How to open a file; everything left out is found in the file itself. */
export interface OpenOptions {
  /** Which of several SEG-Y files one behind the other, counted from 1; the first where it is left out. */
  readonly part?: number;
  /** SEG-Y, or Seismic Unix ('su'), where neither content nor name tell. */
  readonly kind?: FileKind;
  readonly byteOrder?: ByteOrder;
  /** Order of bytes in the samples, where it is not that of the headers. */
  readonly sampleByteOrder?: ByteOrder;
  /** Revision of the standard, where bytes 3501-3502 are wrong. */
  readonly revision?: RevisionText;
  /** Extended text headers behind the binary header, where bytes 3505-3506 are wrong. */
  readonly extendedTextCount?: number;
  /**
   * Encoding of the text headers, where it is not what their signs tell; 'ebcdic' leaves the code page to them.
   * Extended text headers that cannot be read by it are read by what their own signs tell.
   */
  readonly textEncoding?: TextEncodingName;
  /** Sample format code, where bytes 3225-3226 are wrong. */
  readonly formatCode?: number;
  /** Samples per trace, where the headers are wrong. */
  readonly sampleCount?: number;
  /** Microseconds (or whatever the file counts in), where the headers are wrong. */
  readonly sampleIntervalUs?: number;
  /**
   * What to do with a file that ends inside a trace. 'refuse' (default) throws 'file.truncated';
   * 'keep-whole' opens the traces that are whole and says so in `warnings`.
   */
  readonly truncated?: 'refuse' | 'keep-whole';
  /**
   * Opens a damaged file as far as it goes: whole traces of one cut short, trace length found from the
   * traces themselves where the headers are wrong about it, and what is behind the last trace left out.
   * What was done is told in `warnings`, and `leftOutBytes` counts what was left out.
   */
  readonly recover?: boolean;
  /**
   * Also compares some hundred samples with the stated format and byte order, in a few ms. A contradiction is
   * reported in `warnings`, with proposals in `remedies`; nothing is switched.
   */
  readonly judgeSamples?: boolean;
  readonly signal?: CancelSignal;
}
