import { type CancelSignal, throwIfCancelled } from '../base/errors.js';
import { TRACE_HEADER_BYTES } from '../header/headerWords.js';
import type { ByteSink } from '../source/byteSink.js';
import { createSegy, traceHeaderOf } from '../write/createSegy.js';
import type { SegySpec } from '../write/segySpec.js';
import type { GprDataset } from './gprDataset.js';
import {
  delayFields,
  type NamedValues,
  type SegyInterval,
  type SegyPositions,
  segyIntervalOf,
  segyPositions,
  segyTextLines,
} from './gprSegyFields.js';

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

const LARGEST_COUNT = 65535;
const BLOCK_TRACES = 256;

function specOf(dataset: GprDataset, interval: SegyInterval, options: GprToSegyOptions): SegySpec {
  const { sampleCount } = dataset.layout;
  const isWide = !interval.isWhole || sampleCount > LARGEST_COUNT;
  return {
    sampleCount,
    sampleIntervalUs: interval.exact,
    revision: isWide ? '2.0' : '1',
    formatCode: options.formatCode,
    textLines: segyTextLines(dataset, interval),
    // The rounded interval is for readers that know no revision 2; others take the exact one, which comes first.
    binary: { MeasurementSystem: 1, Interval: interval.whole },
  };
}

/** The headers of some traces, one behind the other. */
function headersOf(
  range: { readonly firstTrace: number; readonly traceCount: number },
  shared: NamedValues,
  positions: SegyPositions | null,
): Uint8Array {
  const { firstTrace, traceCount } = range;
  const headers = new Uint8Array(traceCount * TRACE_HEADER_BYTES);
  for (let i = 0; i < traceCount; i++) {
    const number = firstTrace + i + 1;
    const x = positions?.x[firstTrace + i] ?? 0;
    const own: NamedValues = {
      TRACE_SEQUENCE_LINE: number,
      TRACE_SEQUENCE_FILE: number,
      TraceNumber: number,
      CDP: number,
      SourceX: x,
      GroupX: x,
      CDP_X: x,
    };
    headers.set(traceHeaderOf({ ...shared, ...own }), i * TRACE_HEADER_BYTES);
  }
  return headers;
}

/** What all trace headers have in common. */
function sharedFields(
  dataset: GprDataset,
  interval: SegyInterval,
  found: { readonly delay: NamedValues; readonly divisor: number },
): NamedValues {
  const { sampleCount } = dataset.layout;
  return {
    TraceIdentificationCode: 1,
    DataUse: 1,
    CoordinateUnits: 1,
    SourceGroupScalar: found.divisor === 1 ? 1 : -found.divisor,
    TRACE_SAMPLE_COUNT: sampleCount <= LARGEST_COUNT ? sampleCount : 0,
    TRACE_SAMPLE_INTERVAL: interval.whole,
    ...found.delay,
  };
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
  const warnings: string[] = [];
  const warn = (message: string) => {
    warnings.push(message);
  };
  const interval = segyIntervalOf(dataset.layout.sampleIntervalNs);
  const delay = delayFields(dataset.layout.startTimeNs, warn);
  const distances = await dataset.distances({}, options.signal);
  const positions = distances && segyPositions(distances, warn);
  const shared = sharedFields(dataset, interval, { delay, divisor: positions?.divisor ?? 1 });
  const spec = specOf(dataset, interval, options);
  await createSegy(sink, spec, async (writer) => {
    const blocks = dataset.trace.blocks({}, { blockTraces: BLOCK_TRACES, signal: options.signal });
    for await (const block of blocks) {
      throwIfCancelled(options.signal);
      await writer.write(headersOf(block, shared, positions), block.samples);
    }
  });
  return {
    traceCount: dataset.layout.traceCount,
    sampleIntervalPs: interval.exact,
    revision: spec.revision === '2.0' ? '2.0' : '1',
    warnings,
  };
}
