import type { Failure } from '#contract/contract';
import { failureOf, isCancelled } from '#renderer/tiles/dataAnswers';
import type { TileFeed } from '#renderer/tiles/tileFeed';
import { TileReader, type TileReaderParts } from '#renderer/tiles/tileReader';
import type { Tile, TilePlace, TileSource } from '#renderer/tiles/tiles';

/** Tiles of a second plane, asked for by the page: the worker reads those of the first one. */
export class PageTiles implements TileFeed {
  onTile: (tile: Tile) => void = () => undefined;
  /** The failure of the last tile; null if it was read. */
  failure = $state.raw<Failure | null>(null);
  private readonly reader: TileReader;

  constructor(ask: TileReaderParts['ask']) {
    this.reader = new TileReader({
      ask,
      onTile: (tile) => this.onTile(tile),
      onFailure: (error) => {
        if (!isCancelled(error)) this.failure = failureOf(error);
      },
    });
  }

  setLine(line: TileSource | null): void {
    this.failure = null;
    this.reader.setLine(line);
  }

  want(places: TilePlace[]): void {
    this.reader.want(places);
  }
}
