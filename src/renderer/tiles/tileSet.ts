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
import { wiggleLevel } from '#seismic/display/wiggle';
import type { SectionAxes } from '#seismic/section/section';

const PAGE_CACHE_BYTES = 128 * 2 ** 20;

/** What the tiles are drawn as. */
export interface DrawnTiles {
  readonly density: boolean;
  /** Every how many traces one is drawn as a wiggle; null for no wiggles. */
  readonly wiggleStep: number | null;
}

/** Tiles to draw now and tiles to request. */
export interface TilePlan {
  /** Coarse ones first: later tiles cover earlier ones. */
  readonly draw: Tile[];
  /** Tiles of the traces drawn as wiggles, of one level. */
  readonly wiggles: Tile[];
  /** Most important first. */
  readonly missing: TilePlace[];
}

/** The available tiles of one line and gain, and the selection of those to draw for a view. */
export class TileSet {
  private readonly tiles = new LeastRecent<Tile>(PAGE_CACHE_BYTES, (tile) => tile.amplitudes.byteLength);
  /** The last level whose tiles were all available: fills gaps while another is loaded. */
  private lastWhole: Level | null = null;
  /** The same for the traces drawn as wiggles. */
  private lastWiggles: Level | null = null;

  constructor(readonly axes: SectionAxes) {}

  add(tile: Tile): void {
    this.tiles.set(tileKey(tile), tile);
  }

  /** The whole section in one tile, once it is loaded. */
  get overview(): Tile | null {
    return this.tiles.get(tileKey({ ...overviewLevel(this.axes), column: 0, row: 0 })) ?? null;
  }

  /**
   * @param pixels size of the picture in pixels of the screen
   * @param drawn variable density, wiggles, or both; wiggles with every how many traces one is drawn
   */
  plan(view: CellView, pixels: PlotSize, drawn: DrawnTiles = { density: true, wiggleStep: null }): TilePlan {
    const level = levelFor(view, pixels, this.axes);
    const base = { ...overviewLevel(this.axes), column: 0, row: 0 };
    const density = drawn.density ? this.planDensity(view, level) : { draw: [], missing: [] };
    const wiggles =
      drawn.wiggleStep === null
        ? { draw: [], missing: [] }
        : this.planWiggles(view, wiggleLevel(level, drawn.wiggleStep));
    const known = new Set(density.missing.map(tileKey));
    const missing = [...density.missing, ...wiggles.missing.filter((place) => !known.has(tileKey(place)))];
    return {
      draw: density.draw,
      wiggles: wiggles.draw,
      missing: this.tiles.has(tileKey(base)) ? missing : [base, ...missing],
    };
  }

  private planDensity(view: CellView, level: Level): Omit<TilePlan, 'wiggles'> {
    const wanted = tilesInView(view, level, this.axes);
    const missing = wanted.filter((place) => !this.tiles.has(tileKey(place)));
    const base = { ...overviewLevel(this.axes), column: 0, row: 0 };
    const fillers = missing.length > 0 && this.lastWhole ? tilesInView(view, this.lastWhole, this.axes) : [];
    if (missing.length === 0) this.lastWhole = level;
    const layers = missing.length > 0 ? [base, ...fillers, ...wanted] : wanted;
    const draw = layers.flatMap((place) => this.tiles.get(tileKey(place)) ?? []);
    return { draw, missing };
  }

  /** Wiggles of two levels over each other cannot be read: all are of the wanted level, or of the last whole one. */
  private planWiggles(view: CellView, level: Level): Omit<TilePlan, 'wiggles'> {
    const available = (of: Level) =>
      tilesInView(view, of, this.axes).flatMap((place) => this.tiles.get(tileKey(place)) ?? []);
    const missing = tilesInView(view, level, this.axes).filter((place) => !this.tiles.has(tileKey(place)));
    if (missing.length === 0) this.lastWiggles = level;
    const earlier = missing.length > 0 && this.lastWiggles ? available(this.lastWiggles) : [];
    const isAlike =
      this.lastWiggles?.traceStep === level.traceStep && this.lastWiggles.sampleStep === level.sampleStep;
    return { draw: isAlike || earlier.length === 0 ? available(level) : earlier, missing };
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
