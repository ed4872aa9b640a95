import { type Box, element, label } from '#jobs/figures/svg';
import type { AxisTick } from '#seismic/display/layers/axisTicks';
import { decimalsOf, formatNumber, niceTicks } from '#seismic/display/ticks';

const MARK = 5;
const INK = '#1a1a1a';

/** Decimals that distinguish neighbouring ticks. */
function decimalsBetween(values: readonly number[]): number {
  return values.length < 2 ? 0 : decimalsOf(Math.abs(values[1] - values[0]));
}

/** Round values between two ends, with their places between two page coordinates. */
export function axisTicks(
  range: readonly [number, number],
  along: readonly [number, number],
  count: number,
): AxisTick[] {
  const values = niceTicks(range[0], range[1], count);
  const decimals = decimalsBetween(values);
  return values.map((value) => {
    const share = (value - range[0]) / (range[1] - range[0]);
    return { at: along[0] + share * (along[1] - along[0]), label: formatNumber(value, decimals) };
  });
}

/** An axis above a box. */
export function drawTopAxis(box: Box, name: string, marks: readonly AxisTick[]): string {
  const lines = marks.map(({ at, label: text }) => {
    const line = { x1: at, x2: at, y1: box.top, y2: box.top - MARK, stroke: INK };
    const place = { x: at, y: box.top - MARK - 4, 'text-anchor': 'middle' };
    return element('line', line) + label(text, place);
  });
  const place = { x: box.left + box.width / 2, y: box.top - 24, 'text-anchor': 'middle' };
  return lines.join('') + label(name, place);
}

/** An axis at the left of a box, its name turned along it. */
export function drawLeftAxis(box: Box, name: string, marks: readonly AxisTick[]): string {
  const lines = marks.map(({ at, label: text }) => {
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
