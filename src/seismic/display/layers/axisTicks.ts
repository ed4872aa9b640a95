import { type SampleAxisUnit, sampleAxisScale } from '#seismic/display/sampleAxisUnit';
import { ticksOfScale } from '#seismic/display/scaleTicks';
import { decimalsOf, formatNumber, niceStep, niceTicks } from '#seismic/display/ticks';
import { type PlotSize, type ViewRange, xOfTrace, yOfTime } from '#seismic/display/view';
import type { SectionAxes } from '#seismic/section/section';
import type { TraceScale } from '#seismic/survey/traceScale';

/** A mark of an axis: its position along the plot, and its label. */
export interface AxisTick {
  readonly at: number;
  readonly label: string;
}

/** Room that a label takes with its gap, in pixels of the window or units of the page. */
const LABEL_WIDTH = 76;
const LABEL_HEIGHT = 44;

/** Ticks of the time axis at round values of its unit, each in the middle of its sample, from the plot's top. */
export function timeTicks(
  range: ViewRange,
  size: PlotSize,
  axes: SectionAxes,
  unit: SampleAxisUnit = 'usual',
): AxisTick[] {
  const { stepMs, valueAt, timeMsAt } = sampleAxisScale(axes, unit);
  const { startTimeMs, durationMs } = range;
  const count = size.height / LABEL_HEIGHT;
  const decimals = decimalsOf(niceStep(durationMs / stepMs, count));
  return niceTicks(valueAt(startTimeMs), valueAt(startTimeMs + durationMs), count)
    .map((value) => ({
      at: yOfTime(range, size, timeMsAt(value), axes),
      label: formatNumber(value, decimals),
    }))
    .filter(({ at }) => at >= 0 && at <= size.height);
}

/** Ticks along the rows of a slice, which take the place of milliseconds, at round values of a scale. */
export function rowTicks(range: ViewRange, size: PlotSize, axes: SectionAxes, scale: TraceScale): AxisTick[] {
  const { startTimeMs: first, durationMs: count } = range;
  return ticksOfScale(scale, first, first + count - 1, size.height / LABEL_HEIGHT)
    .map(({ trace: row, label }) => ({ at: yOfTime(range, size, row, axes), label }))
    .filter(({ at }) => at >= 0 && at <= size.height);
}

/** Ticks along the traces at round values of a scale, each in the middle of its trace, from the plot's left. */
export function traceTicks(range: ViewRange, size: PlotSize, scale: TraceScale): AxisTick[] {
  const { firstTrace, traceCount } = range;
  return ticksOfScale(scale, firstTrace, firstTrace + traceCount - 1, size.width / LABEL_WIDTH)
    .map(({ trace, label }) => ({ at: xOfTrace(range, size, trace), label }))
    .filter(({ at }) => at >= 0 && at <= size.width);
}
