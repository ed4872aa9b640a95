import type { CancelSignal } from '../base/errors.js';
import type { ByteSink } from '../source/byteSink.js';
import { copySegy } from '../write/copySegy.js';
import { gprAsSegy } from './gprAsSegy.js';
import type { GprDataset } from './gprDataset.js';

/** How to write it. */
export interface GprToSegyOptions {
  /** 5 (IEEE float) where it is left out; 1 for IBM float. */
  readonly formatCode?: number;
  readonly signal?: CancelSignal;
}

/** What was written, and what could not be kept. */
export interface GprToSegyResult {
  readonly traceCount: number;
  /** What the interval fields hold: picoseconds, where SEG-Y means microseconds. */
  readonly sampleIntervalPs: number;
  /** '2.0' where revision 1 cannot hold the interval or the number of samples. */
  readonly revision: '1' | '2.0';
  readonly warnings: readonly string[];
}

/**
 * Writes a GPR dataset as SEG-Y, which every seismic program opens. SEG-Y counts in ms and µs, radar in ns and
 * ps; as is the custom (Seismic Unix' dt1tosu does so), **1 ms in the file stands for 1 ns**: the interval
 * fields hold picoseconds, the delay nanoseconds. The text header says so. An interval that is no whole number
 * of ps is rounded in the 16-bit fields and stands in full in bytes 3273-3280, which makes the file revision
 * 2.0. Positions go in metres along the line to CDP_X, SourceX and GroupX. Samples are written as floats;
 * 32-bit ones are rounded to 24 bits of precision.
 *
 * @example await gprToSegy(await openGprFile('XLINE00.DT1'), await openFileSink('xline00.sgy'))
 * @throws SegyError 'value.outside' for what SEG-Y cannot hold, 'cancelled', and those of the sink
 */
export async function gprToSegy(
  dataset: GprDataset,
  sink: ByteSink,
  options: GprToSegyOptions = {},
): Promise<GprToSegyResult> {
  const { segy, interval, losses } = await gprAsSegy(dataset, options.signal);
  await copySegy(segy, sink, { formatCode: options.formatCode ?? 5, signal: options.signal });
  return {
    traceCount: dataset.layout.traceCount,
    sampleIntervalPs: interval.exact,
    revision: segy.layout.revision.major === 2 ? '2.0' : '1',
    warnings: losses,
  };
}
