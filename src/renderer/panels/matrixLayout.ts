/** Cells of the matrix never get smaller than this, in px; beyond, it scrolls. */
export const LEAST_CELL_PX = 9;
const MOST_CELL_PX = 48;
export const STRIP_PX = 6;
const GAP_PX = 3;

/** Where the cells of an N × N matrix lie: one size, a gap between classes, a class strip at two edges. */
export interface MatrixLayout {
  readonly cellPx: number;
  /** Left (and top) of each pick's column (and row), in px. */
  readonly starts: number[];
  readonly sizePx: number;
}

/** Lays out a matrix of picks, given the class index of each in order, in a width. */
export function layOutMatrix(classes: readonly number[], widthPx: number): MatrixLayout {
  const gaps = classes.filter((name, i) => i > 0 && classes[i - 1] !== name).length;
  const room = widthPx - STRIP_PX - GAP_PX - gaps * GAP_PX;
  const cellPx = Math.max(
    LEAST_CELL_PX,
    Math.min(MOST_CELL_PX, Math.floor(room / Math.max(1, classes.length))),
  );
  const starts: number[] = [];
  let at = STRIP_PX + GAP_PX;
  classes.forEach((name, i) => {
    if (i > 0 && classes[i - 1] !== name) at += GAP_PX;
    starts.push(at);
    at += cellPx;
  });
  return { cellPx, starts, sizePx: at };
}

/** Row and column of the panel under a point; null between the cells. */
export function cellAt(
  layout: MatrixLayout,
  x: number,
  y: number,
): { readonly row: number; readonly column: number } | null {
  const indexOf = (px: number) =>
    layout.starts.findIndex((start) => px >= start && px < start + layout.cellPx);
  const [row, column] = [indexOf(y), indexOf(x)];
  return row < 0 || column < 0 ? null : { row, column };
}

/** The cell that an arrow key leads to; stays inside. */
export function neighbour(
  cell: { readonly row: number; readonly column: number },
  key: string,
  count: number,
): { row: number; column: number } | null {
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key];
  if (!step) return null;
  const inside = (at: number) => Math.max(0, Math.min(count - 1, at));
  return { row: inside(cell.row + step[0]), column: inside(cell.column + step[1]) };
}

/** Where a panel has its largest magnitude: indices of trace lag and time lag, and the value. */
export function peakOf(
  panel: ArrayLike<number>,
  timeLagCount: number,
): { traceLag: number; timeLag: number; value: number } {
  let best = 0;
  for (let i = 1; i < panel.length; i++) if (Math.abs(panel[i]) > Math.abs(panel[best])) best = i;
  return { traceLag: Math.floor(best / timeLagCount), timeLag: best % timeLagCount, value: panel[best] };
}
