import type { Tile, TilePlace, TileSource } from '#renderer/tiles/tiles';

/** What a store of tiles has its tiles from. */
export interface TileFeed {
  /** Called with every new tile of the line. */
  onTile: (tile: Tile) => void;
  /** From now on tiles are of this line with this gain. */
  setLine(line: TileSource | null): void;
  /** The missing tiles, the most important first; replaces the previous list. */
  want(places: TilePlace[]): void;
}
