import { LeastRecent } from '#renderer/tiles/leastRecent';
import {
  cellCounts,
  overviewLevel,
  type Tile,
  type TilePlace,
  tileKey,
  tilesInView,
} from '#renderer/tiles/tiles';
import { type Level, levelFor } from '#seismic/display/cells';
import type { CellView, PlotSize } from '#seismic/display/view';
import type { SectionAxes } from '#seismic/section/section';

const PAGE_CACHE_BYTES = 128 * 2 ** 20;

/** Tiles to draw now and tiles to request. */
export interface TilePlan {
  /** Coarse ones first: later tiles cover earlier ones. */
  readonly draw: Tile[];
  /** Most important first. */
  readonly missing: TilePlace[];
}

/** The available tiles of one line and gain, and the selection of those to draw for a view. */
export class TileSet {
  private readonly tiles = new LeastRecent<Tile>(PAGE_CACHE_BYTES, (tile) => tile.amplitudes.byteLength);
  /** The last level whose tiles were all available: fills gaps while another is loaded. */
  private lastWhole: Level | null = null;

  constructor(readonly axes: SectionAxes) {}

  add(tile: Tile): void {
    this.tiles.set(tileKey(tile), tile);
  }

  /** The whole section in one tile, once it is loaded. */
  get overview(): Tile | null {
    return this.tiles.get(tileKey({ ...overviewLevel(this.axes), column: 0, row: 0 })) ?? null;
  }

  plan(view: CellView, pixels: PlotSize): TilePlan {
    const level = levelFor(view, pixels, this.axes);
    const wanted = tilesInView(view, level, this.axes);
    const missing = wanted.filter((place) => !this.tiles.has(tileKey(place)));
    const base = { ...overviewLevel(this.axes), column: 0, row: 0 };
    const fillers = missing.length > 0 && this.lastWhole ? tilesInView(view, this.lastWhole, this.axes) : [];
    if (missing.length === 0) this.lastWhole = level;
    const layers = missing.length > 0 ? [base, ...fillers, ...wanted] : wanted;
    const draw = layers.flatMap((place) => this.tiles.get(tileKey(place)) ?? []);
    return { draw, missing: this.tiles.has(tileKey(base)) ? missing : [base, ...missing] };
  }

  /** The amplitude of one sample if a tile of full resolution is available. */
  amplitudeAt(trace: number, sample: number): number | null {
    const view = { firstTrace: trace, traceCount: 1, firstSample: sample, sampleCount: 1 };
    const [place] = tilesInView(view, { traceStep: 1, sampleStep: 1 }, this.axes);
    const tile = place && this.tiles.get(tileKey(place));
    if (!tile) return null;
    return tile.amplitudes[(trace - tile.firstColumn) * tile.rowCount + sample - tile.firstRow];
  }
}

/** The part of the section in traces and samples that a tile covers: its cells without the border. */
export function ownedPart(
  tile: TilePlace,
  tileCells: { columns: number; rows: number },
  axes: SectionAxes,
): CellView {
  const counts = cellCounts(tile, axes);
  const firstColumn = tile.column * tileCells.columns;
  const firstRow = tile.row * tileCells.rows;
  const endColumn = Math.min(counts.columns, firstColumn + tileCells.columns);
  const endRow = Math.min(counts.rows, firstRow + tileCells.rows);
  return {
    firstTrace: firstColumn * tile.traceStep,
    traceCount: Math.min(axes.traceCount, endColumn * tile.traceStep) - firstColumn * tile.traceStep,
    firstSample: firstRow * tile.sampleStep,
    sampleCount: Math.min(axes.sampleCount, endRow * tile.sampleStep) - firstRow * tile.sampleStep,
  };
}
