import { bisector } from 'd3-array';
import { decimalsOf, formatNumber, niceStep, niceTicks } from '#seismic/display/ticks';
import { isSteady, type TraceScale } from '#seismic/survey/traceScale';

/** Fractional column of a value on a scale that is steady between two columns. */
function columnOfValue(values: ArrayLike<number>, wanted: number, first: number, last: number): number {
  if (first === last) return first;
  const sign = values[last] > values[first] ? 1 : -1;
  const { left } = bisector((value: number, sought: number) => sign * (value - sought));
  const high = Math.min(last, Math.max(first + 1, left(values, wanted, first, last + 1)));
  return high - 1 + (wanted - values[high - 1]) / (values[high] - values[high - 1]);
}

/** A mark on the axis along the columns. */
export interface ScaleTick {
  /** Fractional column. */
  readonly trace: number;
  readonly label: string;
}

/** Ticks at round column numbers, with the value of that column. */
function ticksAtColumns({ values }: TraceScale, first: number, last: number, count: number): ScaleTick[] {
  const step = Math.max(1, niceStep(last - first, count));
  return niceTicks(first, last, (last - first) / step)
    .filter(Number.isInteger)
    .map((trace) => ({ trace, label: formatNumber(values ? (values[trace] ?? trace) : trace) }));
}

/**
 * Ticks between two fractional columns, about `count` of them: at round values where the scale is steady
 * between them, else at round column numbers with the value of that column.
 */
export function ticksOfScale(scale: TraceScale, first: number, last: number, count: number): ScaleTick[] {
  const { values } = scale;
  if (!values || values.length < 2) return ticksAtColumns(scale, first, last, count);
  const nearest = (column: number) => Math.min(values.length - 1, Math.max(0, Math.round(column)));
  const low = Math.max(0, Math.floor(first));
  const high = Math.min(values.length - 1, Math.ceil(last));
  if (!isSteady(values, low, high)) return ticksAtColumns(scale, first, last, count);
  const wanted = niceTicks(values[nearest(first)], values[nearest(last)], count);
  const decimals = wanted.length < 2 ? 0 : decimalsOf(Math.abs(wanted[1] - wanted[0]));
  return wanted
    .map((value) => ({
      trace: columnOfValue(values, value, low, high),
      label: formatNumber(value, decimals),
    }))
    .filter(({ trace }) => trace >= first - 0.5 && trace <= last + 0.5);
}
