import { ownedPart } from '#renderer/tiles/tileSet';
import { TILE_COLUMNS, TILE_ROWS, type Tile } from '#renderer/tiles/tiles';
import type { PixelFrame } from '#seismic/display/cells';
import type { DisplayScene } from '#seismic/display/layers/layer';
import type { CellView } from '#seismic/display/view';

/** One frame: the view in device pixels and the available tiles, coarse ones first. */
export interface TileFrame extends PixelFrame {
  readonly tiles: readonly Tile[];
  /** Tiles of the traces that are drawn as wiggles, which do not overlap. */
  readonly wiggleTiles: readonly Tile[];
}

/** What is on the canvas: this frame, an earlier one in its place until this one is painted, or nothing yet. */
export type ShownPicture = 'exact' | 'earlier' | 'none';

/** Draws the raster layers of a scene: amplitudes and probabilities. */
export interface SectionPainter {
  readonly name: 'webgl' | 'canvas';
  /** Uploads the missing tiles of the frame until the deadline (ms of performance.now). True when done. */
  prepare(frame: TileFrame, deadline: number): boolean;
  paint(frame: TileFrame, scene: DisplayScene): ShownPicture;
  dispose(): void;
}

/** The part of the section that a tile covers. */
export function ownedByTile(tile: Tile, { axes }: PixelFrame): CellView {
  return ownedPart(tile, { columns: TILE_COLUMNS, rows: TILE_ROWS }, axes);
}
