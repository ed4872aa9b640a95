/** Height of a row of the table in pixels. */
export const ROW_PX = 22;
/** Browsers draw nothing that is much higher than this; of a longer table the scroll bar stands for more rows. */
const MOST_PX = 4_000_000;

/** A table of many rows in a view that shows some of them. */
export interface RowView {
  readonly rowCount: number;
  /** Whole rows in view. */
  readonly shownCount: number;
}

/** Height of what the scroll bar runs over, where the view is `viewPx` high. */
export function scrolledPx({ rowCount, shownCount }: RowView, viewPx: number): number {
  return Math.min(MOST_PX, viewPx + Math.max(0, rowCount - shownCount) * ROW_PX);
}

/** The first row that can be at the top. */
export function clampRow(row: number, { rowCount, shownCount }: RowView): number {
  return Math.min(Math.max(0, rowCount - shownCount), Math.max(0, Math.round(row)));
}

/** The row at the top for a place of the scroll bar. */
export function rowAtScroll(topPx: number, view: RowView, viewPx: number): number {
  const range = scrolledPx(view, viewPx) - viewPx;
  const lastRow = Math.max(0, view.rowCount - view.shownCount);
  return range > 0 ? clampRow((topPx / range) * lastRow, view) : 0;
}

/** The place of the scroll bar for the row at the top. */
export function scrollOfRow(row: number, view: RowView, viewPx: number): number {
  const range = scrolledPx(view, viewPx) - viewPx;
  const lastRow = Math.max(0, view.rowCount - view.shownCount);
  return lastRow > 0 ? (row / lastRow) * range : 0;
}
