import { formatNumber, niceStep, niceTicks } from '#seismic/display/ticks';

/** A scale along the traces as the axis needs it: "CDP", "SP", or the trace's own number. */
export interface TraceScale {
  readonly name: string;
  /** One value per trace, or null where the value is the trace's number, counted from 0. */
  readonly values: readonly number[] | null;
}

export interface AxisTick {
  /** Fractional trace. */
  readonly trace: number;
  readonly label: string;
}

export const TRACE_NUMBER: TraceScale = { name: 'Trace', values: null };

/** The scales of a line, best first; the trace's number is always among them. */
export function traceScales(found: readonly { name: string; values: readonly number[] }[]): TraceScale[] {
  const others = found.filter(({ name }) => name.toLowerCase() !== 'trace');
  return [...others.map(({ name, values }) => ({ name, values })), TRACE_NUMBER];
}

/** The scale of that name, else the first. */
export function scaleNamed(scales: readonly TraceScale[], name: string | null): TraceScale {
  return scales.find((scale) => scale.name === name) ?? scales[0] ?? TRACE_NUMBER;
}

export function valueOfTrace({ values }: TraceScale, trace: number): number {
  return values ? values[trace] : trace;
}

/** True where the values only rise or only fall from trace to trace, so that each is found once. */
function isSteady(values: readonly number[]): boolean {
  const sign = Math.sign(values[values.length - 1] - values[0]);
  return sign !== 0 && values.every((value, i) => i === 0 || (value - values[i - 1]) * sign > 0);
}

/** Fractional trace of a value on a steady scale, by halving. */
function traceOfValue(values: readonly number[], wanted: number): number {
  const isRising = values[values.length - 1] > values[0];
  let low = 0;
  let high = values.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (values[middle] <= wanted === isRising) low = middle;
    else high = middle;
  }
  return high === low ? low : low + (wanted - values[low]) / (values[high] - values[low]);
}

/**
 * Ticks between two traces: at round values where the scale is steady, else at round trace numbers
 * with the value found there.
 */
export function ticksOfScale({ values }: TraceScale, first: number, last: number, count: number): AxisTick[] {
  const step = Math.max(1, niceStep(last - first, count));
  if (!values || values.length < 2 || !isSteady(values)) {
    return niceTicks(first, last, (last - first) / step)
      .filter(Number.isInteger)
      .map((trace) => ({ trace, label: formatNumber(values ? (values[trace] ?? trace) : trace) }));
  }
  const at = (trace: number) => values[Math.min(values.length - 1, Math.max(0, Math.round(trace)))];
  const wanted = niceTicks(at(first), at(last), count);
  const decimals = wanted.every(Number.isInteger) ? 0 : 1;
  return wanted
    .map((value) => ({ trace: traceOfValue(values, value), label: formatNumber(value, decimals) }))
    .filter(({ trace }) => trace >= first - 0.5 && trace <= last + 0.5);
}
