import type { WindowAnswer } from '#contract/dataPort';
import { LeastRecent } from '#renderer/tiles/leastRecent';
import {
  cellsOfTile,
  type Tile,
  type TilePlace,
  type TileSource,
  tileKey,
  windowOfTile,
} from '#renderer/tiles/tiles';
import type { PlaneWindow } from '#seismic/survey/plane';

/** Simultaneous requests: enough to hide the latency, few enough that outdated ones can be dropped. */
const MAXIMUM_UNDER_WAY = 4;
const CACHE_BYTES = 48 * 2 ** 20;

/** Where tiles come from and go to. */
export interface TileReaderParts {
  /** Asks the data process for cells. @throws DataFailure */
  ask(request: PlaneWindow, signal: AbortSignal): Promise<WindowAnswer>;
  onTile(tile: Tile): void;
  onFailure(error: unknown): void;
}

/** Requests the cells of needed tiles from the data process and makes tiles from the answers. */
export class TileReader {
  /** Cells by request: an earlier gain, or a tile that the page has dropped, is not read twice. */
  private readonly cache = new LeastRecent<WindowAnswer>(CACHE_BYTES, (cells) => cells.amplitudes.byteLength);
  /** Tiles in progress by their key; aborted when they leave the view. */
  private readonly underWay = new Map<string, AbortController>();
  private wanted: TilePlace[] = [];
  private line: TileSource | null = null;

  constructor(private readonly parts: TileReaderParts) {}

  /** From now on tiles are of this line with this gain; those of the one before are no longer passed on. */
  setLine(line: TileSource | null): void {
    if (line?.fingerprint !== this.line?.fingerprint) this.cache.clear();
    this.line = line;
    this.want([]);
  }

  /** The missing tiles, the most important first; those in progress that are no longer needed are cancelled. */
  want(places: readonly TilePlace[]): void {
    const keys = new Set(places.map(tileKey));
    for (const [key, abort] of this.underWay) {
      if (keys.has(key)) continue;
      this.underWay.delete(key);
      abort.abort();
    }
    this.wanted = places.filter((place) => !this.underWay.has(tileKey(place)));
    this.next();
  }

  private next(): void {
    while (this.line && this.wanted.length > 0 && this.underWay.size < MAXIMUM_UNDER_WAY) {
      const [place] = this.wanted.splice(0, 1);
      const abort = new AbortController();
      this.underWay.set(tileKey(place), abort);
      void this.readTile(place, this.line, abort);
    }
  }

  private async readTile(place: TilePlace, line: TileSource, abort: AbortController): Promise<void> {
    try {
      const tile = await this.makeTile(place, line, abort.signal);
      if (line === this.line) this.parts.onTile(tile);
    } catch (error) {
      if (line === this.line) this.parts.onFailure(error);
    }
    if (this.underWay.get(tileKey(place)) === abort) this.underWay.delete(tileKey(place));
    this.next();
  }

  /** Cells from the cache or the data process; always a new array. */
  private async makeTile(place: TilePlace, line: TileSource, signal: AbortSignal): Promise<Tile> {
    const request = windowOfTile(place, line);
    const key = JSON.stringify(request);
    const cells = this.cache.get(key) ?? (await this.parts.ask(request, signal));
    if (line.fingerprint === this.line?.fingerprint) this.cache.set(key, cells);
    return { ...cellsOfTile(place, line.axes), amplitudes: cells.amplitudes.slice() };
  }

  dispose(): void {
    this.cache.clear();
  }
}
