/** Pictures pixel by pixel, as the window's canvas and exported figures have them. The shaders compute the same. */
import { type CellFrame, type Cells, frameOfCells, type PixelFrame } from '#seismic/display/cells';
import { colourIndex } from '#seismic/display/colourTables';
import {
  CONTOUR_RGB,
  columnsOfLook,
  contourWidth,
  coverOfClass,
  coverOfProbability,
  frameOfGrid,
  type OverlayClasses,
  overlayClasses,
  type ProbabilityLook,
  strengthOf,
} from '#seismic/display/probabilityLook';
import type { CellView } from '#seismic/display/view';
import { likeliestOf } from '#seismic/labels/probabilityGrid';

/** RGBA bytes of a picture, row by row from the top. */
export type Pixels = Uint8ClampedArray | Uint8Array;

/** Amplitudes as colours. */
export interface AmplitudeLook {
  /** 256 × RGB. */
  readonly table: Uint8Array;
  /** Amplitude after gain at which the table ends on both sides; negative where the polarity is reversed. */
  readonly clip: number;
}

/** For every pixel along one side: the cell before its centre, the one after, and how far between. */
interface Steps {
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly part: Float64Array;
}

interface Span {
  readonly offset: number;
  readonly scale: number;
  /** Pixels [first, end). */
  readonly first: number;
  readonly end: number;
  /** Number of cells. */
  readonly count: number;
}

function stepsAlong({ offset, scale, first, end, count }: Span): Steps {
  const length = Math.max(0, end - first);
  const steps = {
    before: new Int32Array(length),
    after: new Int32Array(length),
    part: new Float64Array(length),
  };
  for (let i = 0; i < length; i++) {
    const at = Math.min(count - 1, Math.max(0, offset + scale * (first + i + 0.5)));
    steps.before[i] = Math.floor(at);
    steps.after[i] = Math.min(count - 1, steps.before[i] + 1);
    steps.part[i] = at - steps.before[i];
  }
  return steps;
}

function stepsOf(frame: CellFrame, cells: Cells): { columns: Steps; rows: Steps } {
  const { columnOffset, columnScale, left, right, rowOffset, rowScale, top, bottom } = frame;
  const { columnCount, rowCount } = cells;
  return {
    columns: stepsAlong({
      offset: columnOffset,
      scale: columnScale,
      first: left,
      end: right,
      count: columnCount,
    }),
    rows: stepsAlong({ offset: rowOffset, scale: rowScale, first: top, end: bottom, count: rowCount }),
  };
}

/** Fills the pixels of the owned part of the section with the colours of its interpolated amplitudes. */
export function paintAmplitudes(
  pixels: Pixels,
  frame: PixelFrame,
  { cells, owned }: { readonly cells: Cells; readonly owned: CellView },
  { table, clip }: AmplitudeLook,
): void {
  const placed = frameOfCells(cells, owned, frame);
  const { columns, rows } = stepsOf(placed, cells);
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4);
  const { width } = frame.size;
  const colours = wordsOfTable(table);
  const column = new Float64Array(cells.rowCount);
  const { before, after, part } = rows;
  for (let x = 0; x < columns.part.length; x++) {
    interpolateColumn(cells, { columns, rows }, x, column);
    let at = placed.top * width + placed.left + x;
    for (let y = 0; y < part.length; y++, at += width) {
      const upper = column[before[y]];
      words[at] = colours[colourIndex(upper + (column[after[y]] - upper) * part[y], clip)];
    }
  }
}

/** The rows that are drawn of a column of pixels, between its columns of cells. */
function interpolateColumn(
  { amplitudes, rowCount }: Cells,
  { columns, rows }: { readonly columns: Steps; readonly rows: Steps },
  x: number,
  column: Float64Array,
): void {
  const [near, far] = [columns.before[x] * rowCount, columns.after[x] * rowCount];
  const [ofNear, ofFar] = [1 - columns.part[x], columns.part[x]];
  const last = rows.after[rows.after.length - 1] ?? -1;
  for (let row = rows.before[0]; row <= last; row++)
    column[row] = amplitudes[near + row] * ofNear + amplitudes[far + row] * ofFar;
}

/** The opaque colours of a table as they lie in memory, four bytes at a time. */
function wordsOfTable(table: Uint8Array): Uint32Array {
  const words = new Uint32Array(table.length / 3);
  const bytes = new Uint8Array(words.buffer);
  for (let i = 0; i < words.length; i++)
    bytes.set([table[3 * i], table[3 * i + 1], table[3 * i + 2], 255], 4 * i);
  return words;
}

/** Lays probabilities over a picture, interpolated between the nodes of their grid, and the contour over them. */
export function paintProbabilities(pixels: Pixels, frame: PixelFrame, look: ProbabilityLook): void {
  const { grid } = look;
  const { columnOffset, columnScale, rowOffset, rowScale } = frameOfGrid(grid, frame);
  const { width, height } = frame.size;
  const rowCount = grid.nodeSampleCount;
  const line = contourWidth(look, frame);
  const [left, right] = columnsOfLook(look, width);
  const covered = right - left;
  const across = { offset: columnOffset, scale: columnScale, first: left, end: right + line };
  const columns = stepsAlong({ ...across, count: grid.nodeTraceCount });
  const down = { offset: rowOffset, scale: rowScale, first: 0, end: height + line };
  const rows = stepsAlong({ ...down, count: rowCount });
  const drawn = overlayClasses(look);
  const count = drawn.colours.length;
  const found = new Float64Array(count);
  const values = new Float32Array(line > 0 ? (covered + line) * (height + line) : 0);
  for (let y = 0; y < height + line; y++) {
    for (let x = 0; x < covered + line; x++) {
      const near = columns.before[x] * rowCount;
      const far = columns.after[x] * rowCount;
      for (let k = 0; k < count; k++) {
        const at = (node: number) => grid.probabilities[count * node + k];
        const upper =
          at(near + rows.before[y]) * (1 - columns.part[x]) + at(far + rows.before[y]) * columns.part[x];
        const lower =
          at(near + rows.after[y]) * (1 - columns.part[x]) + at(far + rows.after[y]) * columns.part[x];
        found[k] = upper + (lower - upper) * rows.part[y];
      }
      if (line > 0) values[y * (covered + line) + x] = strengthOf(shownValueOf(found, drawn), look);
      if (x < covered && y < height) blend(pixels, 4 * (y * width + left + x), found, { drawn, look });
    }
  }
  if (line > 0)
    paintContour(pixels, frame.size, values, { line, left, covered, threshold: look.threshold ?? 0 });
}

/** What the threshold is held against: the shown probability, or that of the likeliest class unless it is noise. */
function shownValueOf(found: Float64Array, { shown, clear }: OverlayClasses): number {
  if (shown >= 0) return found[shown];
  const likeliest = likeliestOf(found);
  return likeliest === clear ? 0 : found[likeliest];
}

/** Width of the line of a contour, and the columns of pixels that it is drawn in. */
interface ContourPlace {
  readonly line: number;
  readonly left: number;
  readonly covered: number;
  readonly threshold: number;
}

/** Colours the pixels at which a value and the one a line's width to the right or below are on either side of it. */
function paintContour(
  pixels: Pixels,
  { width, height }: PixelFrame['size'],
  values: Float32Array,
  { line, left, covered, threshold }: ContourPlace,
): void {
  const stride = covered + line;
  const limit = Math.fround(threshold);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < covered; x++) {
      const at = y * stride + x;
      const isIn = values[at] >= limit;
      if (isIn === values[at + line] >= limit && isIn === values[at + line * stride] >= limit) continue;
      const pixel = 4 * (y * width + left + x);
      for (let k = 0; k < 3; k++) pixels[pixel + k] = CONTOUR_RGB[k];
      pixels[pixel + 3] = 255;
    }
  }
}

/**
 * Blends a colour over a pixel. Opacity grows with the probability; undecided samples and noise stay clear.
 */
function blend(
  pixels: Pixels,
  at: number,
  found: Float64Array,
  { drawn, look }: { readonly drawn: OverlayClasses; readonly look: ProbabilityLook },
): void {
  const { shown, colours, clear } = drawn;
  if (shown >= 0) {
    const colour = 3 * Math.min(255, Math.max(0, Math.floor(found[shown] * 256)));
    const alpha = coverOfProbability(found[shown], look);
    for (let k = 0; k < 3; k++) mix(pixels, at + k, look.table[colour + k], alpha);
    return;
  }
  const likeliest = likeliestOf(found);
  if (likeliest === clear) return;
  const alpha = coverOfClass(found[likeliest], found.length, look);
  for (let k = 0; k < 3; k++) mix(pixels, at + k, 255 * colours[likeliest][k], alpha);
}

function mix(pixels: Pixels, at: number, value: number, alpha: number): void {
  pixels[at] = Math.round(pixels[at] + (value - pixels[at]) * alpha);
}
