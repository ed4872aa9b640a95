import type { ByteOrder } from './byteOrder.js';
import type { CancelSignal } from './errors.js';

/** How to open a file; everything left out is found in the file itself. */
export interface OpenOptions {
  readonly byteOrder?: ByteOrder;
  /** Sample format code, where bytes 3225-3226 are wrong. */
  readonly formatCode?: number;
  /** Samples per trace, where the headers are wrong. */
  readonly sampleCount?: number;
  /** Microseconds (or whatever the file counts in), where the headers are wrong. */
  readonly sampleIntervalUs?: number;
  /**
   * What to do with a file that ends inside a trace. 'refuse' (as set) throws 'file.truncated';
   * 'keep-whole' opens the traces that are whole and says so in `warnings`.
   */
  readonly truncated?: 'refuse' | 'keep-whole';
  readonly signal?: CancelSignal;
}
