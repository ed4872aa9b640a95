import type { CellView, PlotSize } from '#seismic/display/view';
import type { Section, SectionAxes } from '#seismic/section/section';

/** A resolution: every cell represents `traceStep` × `sampleStep` samples, both powers of two. */
export interface Level {
  readonly traceStep: number;
  readonly sampleStep: number;
  /** True where a cell is of its first trace only: every `traceStep`-th trace is shown. */
  readonly isThinned?: boolean;
}

/** A rectangle of cells, trace-major. Each holds the sample of largest magnitude in it, sign kept. */
export interface Cells extends Level {
  /** First cell along traces and samples, counted from the section's first. */
  readonly firstColumn: number;
  readonly firstRow: number;
  readonly columnCount: number;
  readonly rowCount: number;
  readonly amplitudes: Float32Array;
}

/** The power of two nearest to `samplesPerPixel` on a log scale: a cell is 0.7 to 1.4 pixels wide. */
function stepFor(samplesPerPixel: number, count: number): number {
  let step = 1;
  while (step * Math.SQRT2 < samplesPerPixel && step < count) step *= 2;
  return step;
}

/** The level whose cells are about as large as the pixels. */
export function levelFor(view: CellView, pixels: PlotSize, axes: SectionAxes): Level {
  return {
    traceStep: stepFor(view.traceCount / Math.max(1, pixels.width), axes.traceCount),
    sampleStep: stepFor(view.sampleCount / Math.max(1, pixels.height), axes.sampleCount),
  };
}

/** What a picture of some part of a section is made on. */
export interface PixelFrame {
  readonly axes: SectionAxes;
  readonly view: CellView;
  /** In pixels of the picture. */
  readonly size: PlotSize;
  /** Pixels to a pixel of the window (on a dense screen) or a unit of the page; 1 where left out. */
  readonly pixelsPerUnit?: number;
}

/** Pixels that cells fill and how a pixel maps to cells: cell = offset + scale × (pixel + ½). */
export interface CellFrame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly columnOffset: number;
  readonly columnScale: number;
  readonly rowOffset: number;
  readonly rowScale: number;
}

/**
 * Where cells are drawn. A pixel belongs to the part of the section that holds its centre, so parts side by
 * side neither overlap nor leave gaps. A cell's value is at its centre.
 * @param owned the part of the section that these cells are to fill
 */
export function frameOfCells(
  cells: Omit<Cells, 'amplitudes'>,
  owned: CellView,
  { view, size }: PixelFrame,
): CellFrame {
  const perTrace = size.width / view.traceCount;
  const perSample = size.height / view.sampleCount;
  const pixelOf = (edge: number, last: number) => Math.min(last, Math.max(0, Math.ceil(edge - 0.5)));
  return {
    left: pixelOf((owned.firstTrace - view.firstTrace) * perTrace, size.width),
    right: pixelOf((owned.firstTrace + owned.traceCount - view.firstTrace) * perTrace, size.width),
    top: pixelOf((owned.firstSample - view.firstSample) * perSample, size.height),
    bottom: pixelOf((owned.firstSample + owned.sampleCount - view.firstSample) * perSample, size.height),
    columnOffset: view.firstTrace / cells.traceStep - 0.5 - cells.firstColumn,
    columnScale: 1 / (perTrace * cells.traceStep),
    rowOffset: view.firstSample / cells.sampleStep - 0.5 - cells.firstRow,
    rowScale: 1 / (perSample * cells.sampleStep),
  };
}

/**
 * Folds the samples of one trace into its column of cells: each keeps the sample of largest magnitude, sign
 * kept, so that a thin event or a single strong trace survives any zoom. Values that are not finite count as
 * 0.
 * @param column one value a cell; zeros at first
 */
export function foldTrace(samples: Float32Array, sampleStep: number, column: Float32Array): void {
  for (let row = 0; row < column.length; row++) {
    const end = Math.min(samples.length, (row + 1) * sampleStep);
    let kept = column[row];
    for (let sample = row * sampleStep; sample < end; sample++) {
      const value = samples[sample];
      // Infinity − infinity and NaN are not 0, so only finite values pass.
      if (Math.abs(value) > Math.abs(kept) && value - value === 0) kept = value;
    }
    column[row] = kept;
  }
}

/** The cells of a section in memory that a view touches, with one more on every side. */
export function cellsOfSection(section: Section, view: CellView, level: Level): Cells {
  const { traceCount, sampleCount, amplitudes } = section;
  const { traceStep, sampleStep, isThinned } = level;
  const [firstColumn, endColumn] = cellsBetween(view.firstTrace, view.traceCount, traceStep, traceCount);
  const [firstRow, endRow] = cellsBetween(view.firstSample, view.sampleCount, sampleStep, sampleCount);
  const [columnCount, rowCount] = [endColumn - firstColumn, endRow - firstRow];
  const folded = new Float32Array(columnCount * rowCount);
  const endTrace = Math.min(traceCount, endColumn * traceStep);
  for (let trace = firstColumn * traceStep; trace < endTrace; trace += isThinned ? traceStep : 1) {
    const first = trace * sampleCount + firstRow * sampleStep;
    const end = trace * sampleCount + Math.min(sampleCount, endRow * sampleStep);
    const column = Math.floor(trace / traceStep) - firstColumn;
    const into = folded.subarray(column * rowCount, (column + 1) * rowCount);
    foldTrace(amplitudes.subarray(first, end), sampleStep, into);
  }
  return { ...level, firstColumn, firstRow, columnCount, rowCount, amplitudes: folded };
}

/** First and end of the cells under a stretch, one more on either side, inside the section. */
function cellsBetween(first: number, length: number, step: number, count: number): [number, number] {
  const cells = Math.ceil(count / step);
  const low = Math.min(cells - 1, Math.max(0, Math.floor(first / step) - 1));
  const high = Math.min(cells, Math.max(low + 1, Math.ceil((first + length) / step) + 1));
  return [low, high];
}

/** The whole section as a view of cells. */
export function wholeView({ traceCount, sampleCount }: SectionAxes): CellView {
  return { firstTrace: 0, traceCount, firstSample: 0, sampleCount };
}
