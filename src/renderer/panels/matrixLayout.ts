/** Cells of the matrix never get smaller than this, in px; beyond, it scrolls. */
export const LEAST_CELL_PX = 5;
const MOST_CELL_PX = 48;
/** Width of the strip that names the classes. */
export const STRIP_PX = 12;
const GAP_PX = 3;

/** Positions of the cells of a matrix: one size, a gap between classes, a class strip at two edges. */
export interface MatrixLayout {
  readonly cellPx: number;
  /** Left of each column and top of each row, in px. */
  readonly columnStarts: number[];
  readonly rowStarts: number[];
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Starts of one axis with a gap where the class changes; the last entry is the end. */
function startsOf(classes: readonly number[], cellPx: number): number[] {
  const starts: number[] = [];
  let at = STRIP_PX + GAP_PX;
  classes.forEach((name, i) => {
    if (i > 0 && classes[i - 1] !== name) at += GAP_PX;
    starts.push(at);
    at += cellPx;
  });
  return [...starts, at];
}

/** Lays out a matrix in a width (px), given the class index of each row and column in order. */
export function layOutMatrix(
  rows: readonly number[],
  columns: readonly number[],
  availablePx: number,
): MatrixLayout {
  const gaps = columns.filter((name, i) => i > 0 && columns[i - 1] !== name).length;
  const room = availablePx - STRIP_PX - GAP_PX - gaps * GAP_PX;
  const fitting = Math.floor(room / Math.max(1, columns.length));
  const cellPx = Math.max(LEAST_CELL_PX, Math.min(MOST_CELL_PX, fitting));
  const [across, down] = [startsOf(columns, cellPx), startsOf(rows, cellPx)];
  return {
    cellPx,
    columnStarts: across.slice(0, -1),
    rowStarts: down.slice(0, -1),
    widthPx: across[across.length - 1],
    heightPx: down[down.length - 1],
  };
}

/** Row and column of the panel under a point; null between the cells. */
export function cellAt(
  layout: MatrixLayout,
  x: number,
  y: number,
): { readonly row: number; readonly column: number } | null {
  const indexOf = (starts: number[], px: number) =>
    starts.findIndex((start) => px >= start && px < start + layout.cellPx);
  const [row, column] = [indexOf(layout.rowStarts, y), indexOf(layout.columnStarts, x)];
  return row < 0 || column < 0 ? null : { row, column };
}

/** The cell next to another in the direction of an arrow key; stays inside the matrix. */
export function neighbour(
  cell: { readonly row: number; readonly column: number },
  key: string,
  size: { readonly rows: number; readonly columns: number },
): { row: number; column: number } | null {
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key];
  if (!step) return null;
  const inside = (at: number, count: number) => Math.max(0, Math.min(count - 1, at));
  return { row: inside(cell.row + step[0], size.rows), column: inside(cell.column + step[1], size.columns) };
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
