import type { Cells, Level } from '#seismic/display/cells';
import type { CellView } from '#seismic/display/view';
import { isAsRecorded, type TraceProcess } from '#seismic/process/traceProcess';
import type { SectionAxes } from '#seismic/section/section';
import type { PlaneWindow } from '#seismic/survey/plane';

/** The source of tiles. */
export interface TileSource {
  /** Identifies the line. */
  readonly fingerprint: string;
  /** Name of the shown plane. */
  readonly plane: string;
  readonly axes: SectionAxes;
  /** Done to each trace before it is drawn. */
  readonly process: TraceProcess;
}

/** Cells of a tile without its border: 256 columns (traces) of 512 rows (samples). */
export const TILE_COLUMNS = 256;
export const TILE_ROWS = 512;

/** Place of a tile: tile column and row at its level. */
export interface TilePlace extends Level {
  readonly column: number;
  readonly row: number;
}

/**
 * The cells of a tile, trace-major, with one cell of its neighbours on every side (none beyond the
 * section), so that a picture interpolated between cells has no seams.
 */
export interface Tile extends TilePlace, Cells {}

export function tileKey({ traceStep, sampleStep, column, row, isThinned }: TilePlace): string {
  return `${isThinned && traceStep > 1 ? 'thinned ' : ''}${traceStep}/${sampleStep}/${column}/${row}`;
}

/** The finest level at which the whole section fits one tile: always loaded, drawn under all others. */
export function overviewLevel(axes: SectionAxes): Level {
  return {
    traceStep: coarseStep(axes.traceCount, TILE_COLUMNS),
    sampleStep: coarseStep(axes.sampleCount, TILE_ROWS),
  };
}

function coarseStep(count: number, cells: number): number {
  let step = 1;
  while (Math.ceil(count / step) > cells) step *= 2;
  return step;
}

/** Columns and rows of cells that a level has. */
export function cellCounts(level: Level, axes: SectionAxes): { columns: number; rows: number } {
  return {
    columns: Math.ceil(axes.traceCount / level.traceStep),
    rows: Math.ceil(axes.sampleCount / level.sampleStep),
  };
}

/** The tiles of a level that overlap a view, those nearest to its centre first. */
export function tilesInView(view: CellView, level: Level, axes: SectionAxes): TilePlace[] {
  const counts = cellCounts(level, axes);
  const columns = tileRange(view.firstTrace, view.traceCount, level.traceStep * TILE_COLUMNS, {
    count: Math.ceil(counts.columns / TILE_COLUMNS),
  });
  const rows = tileRange(view.firstSample, view.sampleCount, level.sampleStep * TILE_ROWS, {
    count: Math.ceil(counts.rows / TILE_ROWS),
  });
  const middleColumn = (view.firstTrace + view.traceCount / 2) / (level.traceStep * TILE_COLUMNS) - 0.5;
  const middleRow = (view.firstSample + view.sampleCount / 2) / (level.sampleStep * TILE_ROWS) - 0.5;
  const distance = (tile: TilePlace) =>
    Math.max(Math.abs(tile.column - middleColumn), Math.abs(tile.row - middleRow));
  return columns
    .flatMap((column) => rows.map((row) => ({ ...level, column, row })))
    .sort((a, b) => distance(a) - distance(b));
}

function tileRange(first: number, count: number, size: number, tiles: { count: number }): number[] {
  const low = Math.max(0, Math.floor(first / size));
  const high = Math.min(tiles.count - 1, Math.ceil((first + count) / size) - 1);
  return Array.from({ length: Math.max(0, high - low + 1) }, (_, i) => low + i);
}

/** The cells of a tile with its border, cut at the ends of the section. */
export function cellsOfTile(place: TilePlace, axes: SectionAxes): Omit<Tile, 'amplitudes'> {
  const { columns, rows } = cellCounts(place, axes);
  const firstColumn = Math.max(0, place.column * TILE_COLUMNS - 1);
  const firstRow = Math.max(0, place.row * TILE_ROWS - 1);
  return {
    ...place,
    firstColumn,
    firstRow,
    columnCount: Math.min(columns, (place.column + 1) * TILE_COLUMNS + 1) - firstColumn,
    rowCount: Math.min(rows, (place.row + 1) * TILE_ROWS + 1) - firstRow,
  };
}

/** The request to the data process for a tile. */
export function windowOfTile(
  place: TilePlace,
  { plane, axes, process }: Pick<TileSource, 'plane' | 'axes' | 'process'>,
): PlaneWindow {
  const cells = cellsOfTile(place, axes);
  const firstColumn = cells.firstColumn * place.traceStep;
  const firstRow = cells.firstRow * place.sampleStep;
  return {
    plane,
    firstColumn,
    columnCount: Math.min(axes.traceCount - firstColumn, cells.columnCount * place.traceStep),
    columnStep: place.traceStep,
    ...(place.isThinned ? { isThinned: true } : {}),
    firstRow,
    rowCount: Math.min(axes.sampleCount - firstRow, cells.rowCount * place.sampleStep),
    rowStep: place.sampleStep,
    ...(isAsRecorded(process) ? {} : { process }),
  };
}
