import { SegyError } from '../base/errors.js';
import { TRACE_HEADER_BYTES } from '../header/headerWords.js';
import {
  delayFields,
  type NamedValues,
  type SegyInterval,
  segyPositions,
  sharedTraceFields,
} from '../view/segyFields.js';
import { traceHeaderOf } from '../write/createSegy.js';
import type { Seg2Blocks, Seg2Trace } from './seg2Blocks.js';
import { numberOf, numbersOf, type Seg2Strings } from './seg2Strings.js';

type Warn = (message: string) => void;

/** Shorter intervals are those of radar, which SEG-Y holds in picoseconds. */
const SHORTEST_SEISMIC_S = 1e-8;
const LARGEST_INT32 = 2147483647;
const DIGITS = 12;

const METRES: Readonly<Record<string, number>> = {
  METERS: 1,
  METRES: 1,
  FEET: 0.3048,
  INCHES: 0.0254,
  CENTIMETERS: 0.01,
  CENTIMETRES: 0.01,
};

/** Times of all traces, in the unit of their domain: interval in µs and start in ms, of radar in ps and ns. */
interface Seg2Times {
  readonly sampleDomain: 'time' | 'radar';
  readonly interval: number;
  readonly start: number;
}

/** A value that should be the same in all traces: that of the first, with a warning where others differ. */
function shared(traces: readonly Seg2Trace[], name: string, warn: Warn): number | null {
  const [first, ...others] = traces.map(({ strings }) => numberOf(strings, name));
  const different = others.filter((value) => value !== first).length;
  if (different > 0)
    warn(
      `${different} of ${traces.length} traces have another ${name} than the first, whose ${first} is taken.`,
    );
  return first;
}

/** Sample interval and delay, from seconds. Without an interval 1 ms is taken, with a warning. */
export function seg2Times({ traces, strings }: Seg2Blocks, warn: Warn): Seg2Times {
  const stated = shared(traces, 'SAMPLE_INTERVAL', warn) ?? numberOf(strings, 'SAMPLE_INTERVAL');
  const isStated = stated !== null && stated > 0;
  if (!isStated) warn('No SAMPLE_INTERVAL in the trace descriptors; 1 ms between samples assumed.');
  const seconds = isStated ? stated : 1e-3;
  const delay = shared(traces, 'DELAY', warn) ?? 0;
  const isRadar = seconds < SHORTEST_SEISMIC_S;
  const perSecond = isRadar ? 1e12 : 1e6;
  const inUnit = (value: number) => Number(value.toPrecision(DIGITS));
  return {
    sampleDomain: isRadar ? 'radar' : 'time',
    interval: inUnit(seconds * perSecond),
    start: inUnit((delay * perSecond) / 1000),
  };
}

/** @throws SegyError 'format.unsupported' where the traces are of several formats */
export function seg2Format(traces: readonly Seg2Trace[], file: string): Seg2Trace['formatCode'] {
  const [{ formatCode }] = traces;
  const other = traces.findIndex((trace) => trace.formatCode !== formatCode);
  if (other < 0) return formatCode;
  throw new SegyError(
    'format.unsupported',
    `Trace 1 has data format code ${formatCode}, trace ${other + 1} ${traces[other].formatCode}: ${file}`,
    'Save its traces in one format.',
    { place: { file, trace: other } },
  );
}

function metresOf({ strings }: Seg2Blocks, warn: Warn): number {
  const unit = (strings.get('UNITS') ?? '').toUpperCase();
  if (unit !== '' && METRES[unit] === undefined) warn(`UNITS "${unit}" are not known; taken for metres.`);
  return METRES[unit] ?? 1;
}

/** Coordinates of the sources, receivers and midpoints of all traces, one behind the other. */
function placesOf(blocks: Seg2Blocks, warn: Warn) {
  const metres = metresOf(blocks, warn);
  const at = (strings: Seg2Strings, name: string, axis: number) =>
    (numbersOf(strings, name)[axis] ?? 0) * metres;
  const { traces } = blocks;
  const columns = [0, 1].flatMap((axis) => {
    const sources = traces.map(({ strings }) => at(strings, 'SOURCE_LOCATION', axis));
    const receivers = traces.map(({ strings }) => at(strings, 'RECEIVER_LOCATION', axis));
    return [sources, receivers, sources.map((source, i) => (source + receivers[i]) / 2)];
  });
  const { divisor, x } = segyPositions(Float64Array.from(columns.flat()), warn);
  const column = (index: number) => x.subarray(index * traces.length, (index + 1) * traces.length);
  return { divisor, columns: [0, 1, 2, 3, 4, 5].map(column) };
}

function whole(strings: Seg2Strings, ...names: readonly string[]): number | null {
  const value = names.map((name) => numberOf(strings, name)).find((found) => found !== null) ?? null;
  return value !== null && Number.isInteger(value) && Math.abs(value) <= LARGEST_INT32 ? value : null;
}

/** The trace headers, by what the descriptors state: numbers, places, times. */
export function seg2TraceHeaders(
  blocks: Seg2Blocks,
  { start, interval, sampleCount }: { start: number; interval: SegyInterval; sampleCount: number },
  times: { readonly unit: 'ms' | 'ns'; readonly warn: Warn },
): Uint8Array {
  const { traces } = blocks;
  const { divisor, columns } = placesOf(blocks, times.warn);
  const delay = delayFields(start, times.unit, times.warn);
  const shared = sharedTraceFields(sampleCount, interval, { divisor, delay });
  const headers = new Uint8Array(traces.length * TRACE_HEADER_BYTES);
  for (const [trace, { strings }] of traces.entries()) {
    const [sourceX, groupX, middleX, sourceY, groupY, middleY] = columns.map((column) => column[trace]);
    const distance = Math.hypot(groupX - sourceX, groupY - sourceY) / divisor;
    const fields: NamedValues = {
      ...{ TRACE_SEQUENCE_LINE: trace + 1, TRACE_SEQUENCE_FILE: trace + 1 },
      FieldRecord: whole(strings, 'SHOT_SEQUENCE_NUMBER', 'RAW_RECORD') ?? 1,
      TraceNumber: whole(strings, 'CHANNEL_NUMBER') ?? trace + 1,
      CDP: whole(strings, 'CDP_NUMBER') ?? 0,
      offset: Math.round(groupX < sourceX ? -distance : distance),
      ...{
        SourceX: sourceX,
        SourceY: sourceY,
        GroupX: groupX,
        GroupY: groupY,
        CDP_X: middleX,
        CDP_Y: middleY,
      },
      ...shared,
    };
    headers.set(traceHeaderOf(fields), trace * TRACE_HEADER_BYTES);
  }
  return headers;
}
