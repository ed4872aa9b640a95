/** Traces as wiggles: lines that swing about their traces, filled on one side. The shaders compute the same. */
import { type Cells, frameOfCells, type Level, type PixelFrame } from '#seismic/display/cells';
import type { Pixels } from '#seismic/display/raster';
import type { CellView } from '#seismic/display/view';

export const WIGGLE_FILLS = ['none', 'positive', 'negative'] as const;
export type WiggleFill = (typeof WIGGLE_FILLS)[number];

/** Dark grey, sRGB bytes. */
export const WIGGLE_INK = [20, 20, 20] as const;
/** Width of the line in pixels of the window or units of the page. */
const LINE_WIDTH = 1;
/** Traces closer than this, in pixels of the window or units of the page, are thinned. */
const LEAST_SPACING = 3;
export const MOST_EXCURSION = 4;

/** Traces as wiggles. */
export interface WiggleLook {
  /** Amplitude after gain at which the wiggle is clipped; negative where the polarity is reversed. */
  readonly clip: number;
  readonly fill: WiggleFill;
  /** Swing at the clip, in spacings of the traces that are drawn; at most `MOST_EXCURSION`. */
  readonly excursion: number;
  /** True where nothing else shows the samples: the wiggles are then drawn on white. */
  readonly isAlone: boolean;
}

/** +1 or −1 for the side that is filled, as the wiggle swings; 0 for none. */
export function filledSide(fill: WiggleFill): number {
  return fill === 'none' ? 0 : fill === 'positive' ? 1 : -1;
}

/** Every how many traces one is drawn so that wiggles are at least 3 pixels or units apart: a power of two. */
export function wiggleStep(visibleTraces: number, width: number): number {
  let step = 1;
  while ((step * width) / visibleTraces < LEAST_SPACING && step < visibleTraces) step *= 2;
  return step;
}

/** The level whose columns are the traces that are drawn. */
export function wiggleLevel({ sampleStep }: Level, traceStep: number): Level {
  return { traceStep, sampleStep, isThinned: true };
}

/** Where the wiggles of some cells are drawn, in pixels. */
export interface WiggleFrame {
  readonly top: number;
  readonly bottom: number;
  /** Cells along samples: row = rowOffset + rowScale × y, y from the top edge of the picture. */
  readonly rowOffset: number;
  readonly rowScale: number;
  /** Columns [firstColumn, endColumn) of the cells; the others are a border. */
  readonly firstColumn: number;
  readonly endColumn: number;
  /** Baseline of the cells' column 0, and the distance of two baselines. */
  readonly baseline: number;
  readonly spacing: number;
  /** Swing at the clip. */
  readonly reach: number;
  readonly lineWidth: number;
}

/**
 * Where the wiggles of some cells are drawn: about the middle of each cell's first trace.
 * @param owned the part of the section whose traces these cells are to draw
 */
export function frameOfWiggles(
  cells: Omit<Cells, 'amplitudes'>,
  owned: CellView,
  picture: PixelFrame,
  { excursion }: WiggleLook,
): WiggleFrame {
  const { top, bottom, rowOffset, rowScale } = frameOfCells(cells, owned, picture);
  const { view, size, pixelsPerUnit = 1 } = picture;
  const perTrace = size.width / view.traceCount;
  const { traceStep, firstColumn } = cells;
  const ownedEnd = Math.ceil((owned.firstTrace + owned.traceCount) / traceStep);
  const baseline = (firstColumn * traceStep + 0.5 - view.firstTrace) * perTrace;
  const spacing = traceStep * perTrace;
  // Only traces in view: those beyond its edge are not loaded everywhere.
  const inView = (x: number) => Math.ceil((x - baseline) / spacing);
  return {
    ...{ top, bottom, rowOffset, rowScale },
    firstColumn: Math.max(0, inView(0), Math.ceil(owned.firstTrace / traceStep) - firstColumn),
    endColumn: Math.min(cells.columnCount, inView(size.width), ownedEnd - firstColumn),
    baseline,
    spacing,
    reach: excursion * spacing,
    lineWidth: LINE_WIDTH * pixelsPerUnit,
  };
}

/** How much of the pixel [x, x + 1) the stretch from `low` to `high` covers, 0 to 1. */
function coverage(x: number, low: number, high: number): number {
  return Math.max(0, Math.min(x + 1, high) - Math.max(x, low));
}

/** Swing in pixels at a fractional row of a column. */
function swingAt(column: Float32Array, row: number, clip: number, reach: number): number {
  const at = Math.min(column.length - 1, Math.max(0, row));
  const before = Math.floor(at);
  const after = Math.min(column.length - 1, before + 1);
  const value = column[before] + (column[after] - column[before]) * (at - before);
  return Math.min(1, Math.max(-1, value / clip)) * reach;
}

/** Draws the wiggle of one column over a picture. */
function paintWiggle(
  pixels: Pixels,
  width: number,
  column: Float32Array,
  drawn: { readonly frame: WiggleFrame; readonly baseline: number; readonly look: WiggleLook },
): void {
  const { frame, baseline, look } = drawn;
  const side = filledSide(look.fill);
  const half = frame.lineWidth / 2;
  const swing = (y: number) => swingAt(column, frame.rowOffset + frame.rowScale * y, look.clip, frame.reach);
  let above = swing(frame.top);
  for (let y = frame.top; y < frame.bottom; y++) {
    const [middle, below] = [swing(y + 0.5), swing(y + 1)];
    const [least, most] = [Math.min(above, middle, below), Math.max(above, middle, below)];
    // Across a line that is not upright its width is measured aslant.
    const pad = half * (Math.hypot(1, most - least) - (most - least));
    const [low, high] = [baseline + least - pad, baseline + most + pad];
    const filled = side * middle > 0;
    const fillLow = filled ? baseline + Math.min(0, middle) : low;
    const fillHigh = filled ? baseline + Math.max(0, middle) : low;
    const end = Math.min(width, Math.ceil(Math.max(high, fillHigh)));
    for (let x = Math.max(0, Math.floor(Math.min(low, fillLow))); x < end; x++) {
      const cover = Math.max(coverage(x, low, high), coverage(x, fillLow, fillHigh));
      const at = 4 * (y * width + x);
      for (let k = 0; k < 3; k++) pixels[at + k] += Math.round((WIGGLE_INK[k] - pixels[at + k]) * cover);
    }
    above = below;
  }
}

/** Draws the traces of some cells as wiggles over a picture. */
export function paintWiggles(
  pixels: Pixels,
  picture: PixelFrame,
  { cells, owned }: { readonly cells: Cells; readonly owned: CellView },
  look: WiggleLook,
): void {
  const frame = frameOfWiggles(cells, owned, picture, look);
  const { width } = picture.size;
  for (let column = frame.firstColumn; column < frame.endColumn; column++) {
    const baseline = frame.baseline + column * frame.spacing;
    const samples = cells.amplitudes.subarray(column * cells.rowCount, (column + 1) * cells.rowCount);
    paintWiggle(pixels, width, samples, { frame, baseline, look });
  }
}
