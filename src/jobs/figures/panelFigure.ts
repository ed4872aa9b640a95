import { encode } from 'fast-png';
import { axisTicks, drawFrame, drawLeftAxis, drawTopAxis } from '#jobs/figures/axes';
import { drawColourBar } from '#jobs/figures/colourBar';
import { type Box, element, label, picture, svgDocument } from '#jobs/figures/svg';
import type { PanelMatrixAnswer } from '#jobs/line/dataTypes';
import { CLASS_STYLES } from '#seismic/display/classStyle';
import { colourIndex, colourTable } from '#seismic/display/colourTables';
import { EVENT_CLASSES, type PickedWindow } from '#seismic/picks/pick';

const WIDTH = 680;
const HEIGHT = 640;
const MATRIX: Box = { left: 64, top: 66, width: 520, height: 520 };
const BAR: Box = { left: 604, top: 66, width: 13, height: 130 };
/** Small panel that shows the axes of every panel of the matrix. */
const KEY: Box = { left: 628, top: 300, width: 44, height: 44 };
/** Largest side of the embedded picture; beyond it lags are thinned out. */
const MAXIMUM_PIXELS = 3000;
const GAP_PIXELS = 1;
const STRIP = 5;

interface Matrix {
  readonly picks: readonly PickedWindow[];
  readonly answer: PanelMatrixAnswer;
  /** Row and column order: by class, in the order of the picks within it. */
  readonly order: readonly number[];
}

interface Pixels {
  readonly width: number;
  readonly data: Uint8Array;
}

interface PanelPlace {
  readonly left: number;
  readonly top: number;
  readonly across: readonly number[];
  readonly down: readonly number[];
  readonly timeLagCount: number;
}

/** Indices of the picks grouped by class. */
export function orderByClass(picks: readonly PickedWindow[]): number[] {
  return EVENT_CLASSES.flatMap((name) =>
    picks.flatMap((pick, index) => (pick.class === name ? [index] : [])),
  );
}

/** Indices of the lags drawn: every `step`-th one counted from zero lag, which is in the middle. */
function keptLags(count: number, step: number): number[] {
  const first = ((count - 1) / 2) % step;
  return Array.from({ length: Math.floor((count - 1 - first) / step) + 1 }, (_, i) => first + i * step);
}

function drawPanelInto(pixels: Pixels, panel: Float32Array, place: PanelPlace): void {
  const { left, top, across, down, timeLagCount } = place;
  const table = colourTable('diverging');
  across.forEach((traceLag, x) => {
    down.forEach((timeLag, y) => {
      const index = colourIndex(panel[traceLag * timeLagCount + timeLag], 1);
      const pixel = (top + y) * pixels.width + left + x;
      pixels.data.set(table.subarray(3 * index, 3 * index + 3), 3 * pixel);
    });
  });
}

/** Every panel side by side: trace lag across, time lag downwards, first pick by row, second by column. */
function drawMatrixPixels({ answer, order }: Matrix): Uint8Array {
  const [traceLagCount, timeLagCount] = [answer.traceLags.length, answer.timeLagsMs.length];
  const count = answer.pickIds.length;
  const step = Math.max(1, Math.ceil((count * Math.max(traceLagCount, timeLagCount)) / MAXIMUM_PIXELS));
  const [across, down] = [keptLags(traceLagCount, step), keptLags(timeLagCount, step)];
  const width = count * (across.length + GAP_PIXELS) - GAP_PIXELS;
  const height = count * (down.length + GAP_PIXELS) - GAP_PIXELS;
  const pixels = { width, height, data: new Uint8Array(3 * width * height).fill(255) };
  const size = traceLagCount * timeLagCount;
  order.forEach((first, row) => {
    order.forEach((second, column) => {
      const start = (first * count + second) * size;
      const left = column * (across.length + GAP_PIXELS);
      const top = row * (down.length + GAP_PIXELS);
      const panel = answer.panels.subarray(start, start + size);
      drawPanelInto(pixels, panel, { left, top, across, down, timeLagCount });
    });
  });
  return encode({ ...pixels, channels: 3, depth: 8 });
}

/** Coloured strips with letters beside the rows and above the columns of each class, and lines between. */
function drawClassGroups({ picks }: Matrix): string {
  const perPick = MATRIX.width / picks.length;
  let start = 0;
  return EVENT_CLASSES.map((name) => {
    const { colour, letter, name: title, onLight } = CLASS_STYLES[name];
    const count = picks.filter((pick) => pick.class === name).length;
    if (count === 0) return '';
    const [from, length] = [start * perPick, count * perPick];
    start += count;
    const [x, y] = [MATRIX.left + from, MATRIX.top + from];
    const words = length > 90 ? `${letter}  ${title} (${count})` : letter;
    const look = { 'text-anchor': 'middle', 'font-weight': 'bold', fill: onLight };
    const [middleX, middleY] = [x + length / 2, y + length / 2];
    const beside = { ...look, x: MATRIX.left - 14, y: middleY };
    const edge = { stroke: '#1a1a1a', 'stroke-width': 1 };
    const { left, top, width, height } = MATRIX;
    return [
      element('rect', { x, y: top - STRIP - 3, width: length - 1, height: STRIP, fill: colour }),
      element('rect', { x: left - STRIP - 3, y, width: STRIP, height: length - 1, fill: colour }),
      label(words, { ...look, x: middleX, y: top - 14 }),
      label(words, { ...beside, transform: `rotate(-90 ${left - 14} ${middleY})` }),
      from > 0 ? element('line', { x1: x, x2: x, y1: top, y2: top + height, ...edge }) : '',
      from > 0 ? element('line', { x1: left, x2: left + width, y1: y, y2: y, ...edge }) : '',
    ].join('');
  }).join('');
}

/** Names the axes of a single panel. */
function drawKey({ traceLags, timeLagsMs }: PanelMatrixAnswer, unit: string): string {
  const ends = (values: readonly number[]) => [values[0], values[values.length - 1]] as const;
  const across = axisTicks(ends(traceLags), [KEY.left, KEY.left + KEY.width], 2);
  const down = axisTicks(ends(timeLagsMs), [KEY.top, KEY.top + KEY.height], 4);
  const small = { 'font-size': 8.5 };
  return element('g', small, [
    label('Each panel', { x: BAR.left, y: KEY.top - 46, 'font-weight': 'bold' }),
    label('trace lag', { x: KEY.left + KEY.width / 2, y: KEY.top - 22, 'text-anchor': 'middle' }),
    drawTopAxis(KEY, '', across),
    drawLeftAxis(KEY, '', down),
    label(`time lag (${unit})`, {
      x: KEY.left + KEY.width,
      y: KEY.top + KEY.height + 14,
      'text-anchor': 'end',
    }),
    drawFrame(KEY),
  ]);
}

/** The matrix of correlation panels as SVG on white, 18 cm wide, grouped by class. */
export function drawPanelFigure(
  picks: readonly PickedWindow[],
  answer: PanelMatrixAnswer,
  words: { readonly title: string; readonly provenance: string; readonly sampleUnit?: string },
): string {
  const matrix: Matrix = { picks, answer, order: orderByClass(picks) };
  return svgDocument(WIDTH, HEIGHT, [
    label(words.title, { x: MATRIX.left, y: 24, 'font-size': 13, 'font-weight': 'bold' }),
    picture(drawMatrixPixels(matrix), MATRIX),
    drawFrame(MATRIX),
    drawClassGroups(matrix),
    drawColourBar(BAR, colourTable('diverging'), { clip: 1, name: ['Correlation'] }),
    drawKey(answer, words.sampleUnit ?? 'ms'),
    label('Row: first window. Column: second window. Zero lag in the middle of each panel.', {
      x: MATRIX.left,
      y: HEIGHT - 36,
      'font-size': 9.5,
    }),
    label(words.provenance, { x: MATRIX.left, y: HEIGHT - 14, 'font-size': 8.5, fill: '#666666' }),
  ]);
}
