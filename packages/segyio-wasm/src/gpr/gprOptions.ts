import type { CancelSignal } from '../base/errors.js';

/** The files that hold the samples: pulseEKKO, GSSI, and Malå with 16 and with 32 bits. */
export type GprKind = 'dt1' | 'dzt' | 'rd3' | 'rd7';

/** How to open a file of ground-penetrating radar; everything left out is found in the files. */
export interface GprOptions {
  /** What the first source is, where its name does not tell; a second one is its header. */
  readonly kind?: GprKind;
  /** The channel to read of a file with several, counted from 0; 0 where it is left out. */
  readonly channel?: number;
  /**
   * DZT: what the first two words of each scan are. 'header' (default) gives them as the fields ScanStatus and
   * ScanMark of the trace header; 'samples' takes them for samples like the others.
   */
  readonly statusWords?: 'header' | 'samples';
  /** Nanoseconds between samples, where the header is wrong. */
  readonly sampleIntervalNs?: number;
  /**
   * What to do with a file that ends inside a trace. 'refuse' (default) throws 'file.truncated';
   * 'keep-whole' opens the traces that are whole and says so in `warnings`.
   */
  readonly truncated?: 'refuse' | 'keep-whole';
  readonly signal?: CancelSignal;
}
