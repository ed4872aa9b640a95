import { ownedPart } from '#renderer/tiles/tileSet';
import { TILE_COLUMNS, TILE_ROWS, type Tile } from '#renderer/tiles/tiles';
import type { PixelFrame } from '#seismic/display/cells';
import type { DisplayScene } from '#seismic/display/layers/layer';
import type { CellView } from '#seismic/display/view';

/** The picture of a moment: what is seen, in device pixels, and the tiles at hand, coarse ones first. */
export interface TileFrame extends PixelFrame {
  readonly tiles: readonly Tile[];
}

/** Draws the layers of a scene that are pictures: samples and probabilities. */
export interface SectionPainter {
  readonly name: 'webgl' | 'canvas';
  /** Takes in what it lacks of the frame until the time is up (ms of performance.now). True when done. */
  prepare(frame: TileFrame, deadline: number): boolean;
  paint(frame: TileFrame, scene: DisplayScene): void;
  dispose(): void;
}

/** The part of the section that a tile is to fill. */
export function ownedByTile(tile: Tile, { axes }: PixelFrame): CellView {
  return ownedPart(tile, { columns: TILE_COLUMNS, rows: TILE_ROWS }, axes);
}
