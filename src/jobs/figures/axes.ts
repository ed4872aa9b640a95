import { type Box, element, label } from '#jobs/figures/svg';
import { decimalsOf, formatNumber, niceTicks } from '#seismic/display/ticks';

export interface Tick {
  /** Place along the axis in page units. */
  readonly at: number;
  readonly text: string;
}

/** A scale that varies along the line, as CDP: one value per trace. */
export interface TraceScale {
  readonly name: string;
  readonly values: readonly number[];
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

function isMonotone(values: readonly number[]): boolean {
  const rises = values[values.length - 1] > values[0];
  return (
    values.length > 1 && values.every((v, i) => i === 0 || (rises ? v > values[i - 1] : v < values[i - 1]))
  );
}

/** Fractional index at which monotone values reach `value`. */
function indexOfValue(values: readonly number[], value: number): number {
  const rises = values[values.length - 1] > values[0];
  const next = values.findIndex((v) => (rises ? v >= value : v <= value));
  if (next <= 0) return 0;
  return next - 1 + (value - values[next - 1]) / (values[next] - values[next - 1]);
}

/**
 * Ticks of the trace axis: at round values of the scale where it rises or falls all along, else at
 * round trace numbers. `firstTrace + i` lies in the middle of its column.
 */
export function traceTicks(
  view: { readonly firstTrace: number; readonly traceCount: number },
  box: Box,
  scale: TraceScale | null,
): { readonly name: string; readonly ticks: Tick[] } {
  const { firstTrace, traceCount } = view;
  const column = box.width / traceCount;
  const count = Math.max(2, Math.round(box.width / 80));
  const shown = scale?.values.slice(firstTrace, firstTrace + traceCount) ?? [];
  const known = scale !== null && isMonotone(shown);
  const range = known ? [shown[0], shown[shown.length - 1]] : [firstTrace, firstTrace + traceCount - 1];
  const values = niceTicks(range[0], range[1], count).filter((value) => known || Number.isInteger(value));
  const decimals = decimalsBetween(values);
  return {
    name: known ? scale.name : 'Trace',
    ticks: values.map((value) => {
      const index = known ? indexOfValue(shown, value) : value - firstTrace;
      return { at: box.left + (index + 0.5) * column, text: formatNumber(value, decimals) };
    }),
  };
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
