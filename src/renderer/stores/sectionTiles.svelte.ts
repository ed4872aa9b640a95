import { askData, dataPort } from '#renderer/stores/dataPort.svelte';
import { display } from '#renderer/stores/display.svelte';
import { PageTiles } from '#renderer/tiles/pageTiles.svelte';
import type { TileFeed } from '#renderer/tiles/tileFeed';
import { TileSet } from '#renderer/tiles/tileSet';
import { type Tile, type TilePlace, type TileSource, tileKey } from '#renderer/tiles/tiles';
import { clipOfPercentile } from '#seismic/display/amplitudeQuantiles';

/** The tiles of a plane as it is processed, their clip, and a counter of new tiles. */
export class SectionTiles {
  set = $state.raw<TileSet | null>(null);
  /** The whole section in one tile, once it is loaded. */
  overview = $state.raw<Tile | null>(null);
  /** Incremented with every new tile. */
  arrivals = $state(0);
  /** Missing tiles; coarser ones are drawn in their place. */
  missingCount = $state(0);
  /** False from the opening of a line to its first picture; stays true when only the gain changes. */
  hasPicture = $state(false);
  /** Name of the plane that is painted with all tiles in view; null until it is. */
  paintedPlane = $state<string | null>(null);
  private fingerprint = '';
  private plane = '';
  private asked = '';

  constructor(private readonly feed: TileFeed) {
    feed.onTile = (tile) => {
      this.set?.add(tile);
      this.overview = this.set?.overview ?? null;
      this.asked = '';
      this.arrivals++;
    };
  }

  /** True once there is a picture of the whole line and its amplitudes are known. */
  get isReady(): boolean {
    return dataPort.spread !== null && this.overview !== null;
  }

  /** True once the plane that is asked for is painted whole. */
  get isPainted(): boolean {
    return this.paintedPlane === this.plane;
  }

  /** The amplitude at the ends of the colour table. */
  get clip(): number | null {
    if (!dataPort.spread) return null;
    return display.clipValue ?? clipOfPercentile(dataPort.spread.quantiles, display.clipPercentile);
  }

  show(line: TileSource | null): void {
    const isOtherFile = line?.fingerprint !== this.fingerprint;
    if (isOtherFile) this.hasPicture = false;
    if (isOtherFile || line?.plane !== this.plane) this.paintedPlane = null;
    this.fingerprint = line?.fingerprint ?? '';
    this.plane = line?.plane ?? '';
    this.set = line && new TileSet(line.axes);
    this.overview = null;
    this.asked = '';
    this.feed.setLine(line);
  }

  /** Takes note that the plane was painted, with some of the available tiles or all of them. */
  notePainted(hasAll: boolean): void {
    this.hasPicture = true;
    if (hasAll && this.missingCount === 0) this.paintedPlane = this.plane;
  }

  /** Requests missing tiles, unless the same ones were requested last. */
  want(missing: readonly TilePlace[]): void {
    this.missingCount = missing.length;
    const wanted = missing.map(tileKey).join();
    if (wanted === this.asked) return;
    this.asked = wanted;
    this.feed.want([...missing]);
  }
}

/** Of the plane that is worked on. */
export const sectionTiles = new SectionTiles(dataPort);

export const sideFeed = new PageTiles((window, signal) => askData('window', window, signal));
/** Of the second plane. */
export const sideTiles = new SectionTiles(sideFeed);
