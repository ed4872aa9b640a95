import { type Box, element, label } from '#jobs/figures/svg';
import { decimalsOf, formatNumber, niceTicks } from '#seismic/display/ticks';
import { type ViewRange, yOfTime } from '#seismic/display/view';
import type { SectionAxes } from '#seismic/section/section';
import { isSteady, TRACE_NUMBER, type TraceScale, ticksOfScale } from '#seismic/survey/traceScale';

export interface Tick {
  /** Place along the axis in page units. */
  readonly at: number;
  readonly text: string;
}

const MARK = 5;
const INK = '#1a1a1a';

/** Decimals that tell neighbouring ticks apart. */
function decimalsBetween(values: readonly number[]): number {
  return values.length < 2 ? 0 : decimalsOf(Math.abs(values[1] - values[0]));
}

/** Round values between two ends, with their places between two page coordinates. */
export function axisTicks(
  range: readonly [number, number],
  along: readonly [number, number],
  count: number,
): Tick[] {
  const values = niceTicks(range[0], range[1], count);
  const decimals = decimalsBetween(values);
  return values.map((value) => {
    const share = (value - range[0]) / (range[1] - range[0]);
    return { at: along[0] + share * (along[1] - along[0]), text: formatNumber(value, decimals) };
  });
}

/** Ticks of the time axis: each in the middle of its sample. */
export function timeTicks(range: ViewRange, box: Box, axes: SectionAxes): Tick[] {
  const { startTimeMs, durationMs } = range;
  const values = niceTicks(startTimeMs, startTimeMs + durationMs, 8);
  const decimals = decimalsBetween(values);
  return values
    .map((value) => ({
      at: box.top + yOfTime(range, box, value, axes),
      text: formatNumber(value, decimals),
    }))
    .filter(({ at }) => at <= box.top + box.height);
}

/**
 * Ticks of the trace axis: at round values of the scale where it only rises or only falls in the window,
 * else at round trace numbers. Each lies in the middle of its column.
 */
export function traceTicks(
  view: { readonly firstTrace: number; readonly traceCount: number },
  box: Box,
  scale: TraceScale | null,
): { readonly name: string; readonly ticks: Tick[] } {
  const { firstTrace, traceCount } = view;
  const lastTrace = firstTrace + traceCount - 1;
  const isKnown = scale?.values && isSteady(scale.values, firstTrace, lastTrace);
  const shown = isKnown ? scale : TRACE_NUMBER;
  const found = ticksOfScale(shown, firstTrace, lastTrace, Math.max(2, Math.round(box.width / 80)));
  const ticks = found.map(({ trace, label: text }) => ({
    at: box.left + ((trace - firstTrace + 0.5) / traceCount) * box.width,
    text,
  }));
  return { name: shown.name, ticks };
}

/** An axis above a box. */
export function drawTopAxis(box: Box, name: string, marks: readonly Tick[]): string {
  const lines = marks.map(({ at, text }) => {
    const line = { x1: at, x2: at, y1: box.top, y2: box.top - MARK, stroke: INK };
    const place = { x: at, y: box.top - MARK - 4, 'text-anchor': 'middle' };
    return element('line', line) + label(text, place);
  });
  const place = { x: box.left + box.width / 2, y: box.top - 24, 'text-anchor': 'middle' };
  return lines.join('') + label(name, place);
}

/** An axis at the left of a box, its name turned along it. */
export function drawLeftAxis(box: Box, name: string, marks: readonly Tick[]): string {
  const lines = marks.map(({ at, text }) => {
    const line = { x1: box.left - MARK, x2: box.left, y1: at, y2: at, stroke: INK };
    return element('line', line) + label(text, { x: box.left - MARK - 4, y: at + 3.8, 'text-anchor': 'end' });
  });
  const [x, y] = [box.left - 46, box.top + box.height / 2];
  const turned = { x, y, transform: `rotate(-90 ${x} ${y})`, 'text-anchor': 'middle' };
  return lines.join('') + label(name, turned);
}

/** The thin line around a plot. */
export function drawFrame(box: Box): string {
  const { left: x, top: y, width, height } = box;
  return element('rect', { x, y, width, height, fill: 'none', stroke: INK, 'stroke-width': 0.8 });
}
