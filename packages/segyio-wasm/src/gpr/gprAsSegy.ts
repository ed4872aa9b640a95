import { type CancelSignal, throwIfCancelled } from '../base/errors.js';
import type { SegyDataset } from '../dataset/segyDataset.js';
import { TRACE_HEADER_BYTES } from '../header/headerWords.js';
import {
  delayFields,
  type NamedValues,
  type SegyInterval,
  type SegyPositions,
  segyIntervalOf,
  segyPositions,
  sharedTraceFields,
  viewSpec,
} from '../view/segyFields.js';
import { viewAsSegy } from '../view/segyView.js';
import { traceHeaderOf } from '../write/createSegy.js';
import type { GprDataset } from './gprDataset.js';
import { segyTextLines } from './gprSegyFields.js';

/** The headers of all traces, one behind the other. */
function headersOf(traceCount: number, shared: NamedValues, positions: SegyPositions | null): Uint8Array {
  const headers = new Uint8Array(traceCount * TRACE_HEADER_BYTES);
  for (let trace = 0; trace < traceCount; trace++) {
    const number = trace + 1;
    const x = positions?.x[trace] ?? 0;
    const own: NamedValues = {
      TRACE_SEQUENCE_LINE: number,
      TRACE_SEQUENCE_FILE: number,
      TraceNumber: number,
      CDP: number,
      SourceX: x,
      GroupX: x,
      CDP_X: x,
    };
    headers.set(traceHeaderOf({ ...shared, ...own }), trace * TRACE_HEADER_BYTES);
  }
  return headers;
}

/** A radar file as SEG-Y, and what its headers do not keep, in words. */
export interface GprAsSegy {
  readonly segy: SegyDataset;
  readonly interval: SegyInterval;
  readonly losses: readonly string[];
}

/**
 * Presents a radar dataset as SEG-Y, by the custom of `gprToSegy`: the interval in picoseconds, the start in
 * nanoseconds, metres along the line in the coordinates. Closing it closes the radar dataset.
 * @throws SegyError 'value.outside' for what SEG-Y cannot hold, 'cancelled'
 */
export async function gprAsSegy(dataset: GprDataset, signal?: CancelSignal): Promise<GprAsSegy> {
  const losses: string[] = [];
  const warn = (message: string) => {
    losses.push(message);
  };
  const { layout, stored } = dataset;
  const { kind, traceCount, sampleCount, sampleIntervalNs, startTimeNs, warnings } = layout;
  const { antennaFrequencyMHz, antennaSeparationMetres, traceSpacingMetres, channel, channelCount } = layout;
  const interval = segyIntervalOf(sampleIntervalNs * 1000);
  const delay = delayFields(startTimeNs, 'ns', warn);
  const distances = await dataset.distances({}, signal);
  throwIfCancelled(signal);
  const positions = distances && segyPositions(distances, warn);
  const shared = sharedTraceFields(sampleCount, interval, { delay, divisor: positions?.divisor ?? 1 });
  const { firstTraceOffset, traceHeaderBytes, traceBytes, format, byteOrder } = stored.layout;
  const segy = viewAsSegy({
    ...{ kind, warnings },
    ...{ sampleIntervalUs: interval.exact, startTimeMs: startTimeNs, sampleDomain: 'radar' },
    radar: { antennaFrequencyMHz, antennaSeparationMetres, traceSpacingMetres, channel, channelCount },
    spec: viewSpec(sampleCount, interval, segyTextLines(dataset, interval)),
    traceHeaders: headersOf(traceCount, shared, positions),
    samples: {
      ...{ source: stored.source, format, byteOrder },
      offsets: Array.from(
        { length: traceCount },
        (_, trace) => firstTraceOffset + trace * traceBytes + traceHeaderBytes,
      ),
    },
    fileBytes: dataset.sources.reduce((sum, { size }) => sum + size, 0),
    dispose: () => dataset.dispose(),
  });
  return { segy, interval, losses };
}
