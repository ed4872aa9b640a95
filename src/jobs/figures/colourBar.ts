import { encode } from 'fast-png';
import { type Box, element, label, picture } from '#jobs/figures/svg';
import { formatNumber, formatSignificant } from '#seismic/display/ticks';

const COLOURS = 256;

/** A vertical strip of a 256-entry table, last entry on top. */
function tablePicture(table: Uint8Array): Uint8Array {
  const data = new Uint8Array(3 * COLOURS);
  for (let row = 0; row < COLOURS; row++) {
    const from = 3 * (COLOURS - 1 - row);
    data.set(table.subarray(from, from + 3), 3 * row);
  }
  return encode({ width: 1, height: COLOURS, data, channels: 3, depth: 8 });
}

function formatLimit(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e6 ? formatNumber(value) : formatSignificant(value);
}

/** The colour bar at the right of a plot, from −clip to +clip, with its name under it. */
export function drawColourBar(
  box: Box,
  table: Uint8Array,
  look: { clip: number; name: readonly string[] },
): string {
  const { left: x, top: y, width, height } = box;
  const frame = element('rect', {
    x,
    y,
    width,
    height,
    fill: 'none',
    stroke: '#1a1a1a',
    'stroke-width': 0.6,
  });
  const marks = [look.clip, 0, -look.clip].map((value, index) => {
    const at = y + (index / 2) * height;
    const line = element('line', { x1: x + width, x2: x + width + 4, y1: at, y2: at, stroke: '#1a1a1a' });
    return line + label(formatLimit(value), { x: x + width + 7, y: at + 3.6, 'font-size': 9.5 });
  });
  const name = look.name.map((text, line) =>
    label(text, { x, y: y + height + 18 + 12 * line, 'font-size': 9.5, fill: '#444444' }),
  );
  return picture(tablePicture(table), box) + frame + marks.join('') + name.join('');
}
