import type { WindowAnswer } from '#contract/dataPort';
import { failureOf } from '#renderer/tiles/dataAnswers';
import { DataPortClient, type Port } from '#renderer/tiles/dataPortClient';
import { LeastRecent } from '#renderer/tiles/leastRecent';
import { measureSpread } from '#renderer/tiles/spread';
import type { ForwardedAsk, FromTileWorker, TileSource, ToTileWorker } from '#renderer/tiles/tileProtocol';
import {
  cellsOfTile,
  cutRows,
  type Tile,
  type TilePlace,
  tileKey,
  windowOfTile,
} from '#renderer/tiles/tiles';
import { automaticGain } from '#seismic/display/gain';

/** Requests under way at a time: enough to hide the way there and back, few enough to drop stale ones. */
const MAXIMUM_UNDER_WAY = 4;
const CACHE_BYTES = 96 * 2 ** 20;

type Post = (message: FromTileWorker, transfer: Transferable[]) => void;

/** Turns what the page wants to see into questions to the data process, and answers into tiles. */
export class TileService {
  private readonly client = new DataPortClient(() => this.post({ kind: 'disconnected' }, []));
  private readonly cache = new LeastRecent<WindowAnswer>(CACHE_BYTES, (cells) => cells.amplitudes.byteLength);
  private readonly underWay = new Set<string>();
  private wanted: TilePlace[] = [];
  private line: TileSource | null = null;
  private epoch = 0;

  constructor(private readonly post: Post) {}

  handle(message: ToTileWorker): void {
    if (message.kind === 'port') this.attach(message.port);
    else if (message.kind === 'ask') void this.forward(message.id, message);
    else if (message.kind === 'line') this.setLine(message.epoch, message.line);
    else if (message.epoch === this.epoch) this.want(message.places);
  }

  attach(port: Port): void {
    this.client.attach(port);
  }

  private setLine(epoch: number, line: TileSource | null): void {
    if (line?.fingerprint !== this.line?.fingerprint) this.cache.clear();
    this.epoch = epoch;
    this.line = line;
    this.wanted = [];
    this.underWay.clear();
    if (line) void this.sendSpread(line, epoch);
  }

  private want(places: TilePlace[]): void {
    this.wanted = places.filter((place) => !this.underWay.has(tileKey(place)));
    this.next();
  }

  private next(): void {
    while (this.line && this.wanted.length > 0 && this.underWay.size < MAXIMUM_UNDER_WAY) {
      const [place] = this.wanted.splice(0, 1);
      this.underWay.add(tileKey(place));
      void this.sendTile(place, this.line, this.epoch);
    }
  }

  private async sendTile(place: TilePlace, line: TileSource, epoch: number): Promise<void> {
    try {
      const tile = await this.makeTile(place, line);
      if (epoch === this.epoch) this.post({ kind: 'tile', epoch, tile }, [tile.amplitudes.buffer]);
    } catch (error) {
      if (epoch === this.epoch) this.post({ kind: 'trouble', epoch, failure: failureOf(error) }, []);
    }
    if (epoch !== this.epoch) return;
    this.underWay.delete(tileKey(place));
    this.next();
  }

  /** Cells from the cache or the data process, gained if asked; always an array of its own. */
  private async makeTile(place: TilePlace, line: TileSource): Promise<Tile> {
    const windowRows = gainRows(line, place.sampleStep);
    const { request, rowsAbove } = windowOfTile(place, line.axes, Math.ceil(windowRows / 2));
    const key = `${tileKey(place)}+${windowRows}`;
    const cells = this.cache.get(key) ?? (await this.client.ask('window', request));
    if (line.fingerprint === this.line?.fingerprint) this.cache.set(key, cells);
    const tile = cellsOfTile(place, line.axes);
    const amplitudes =
      windowRows > 0 ? automaticGain(cells.amplitudes, cells.rowCount, windowRows) : cells.amplitudes;
    const cut = cutRows({ ...cells, amplitudes }, rowsAbove, tile.rowCount);
    return { ...tile, amplitudes: cut === cells.amplitudes ? cut.slice() : cut };
  }

  private async sendSpread(line: TileSource, epoch: number): Promise<void> {
    try {
      const spread = await measureSpread(this.client, line, gainRows(line, 1));
      if (epoch !== this.epoch) return;
      this.post({ kind: 'spread', epoch, spread }, [spread.quantiles.buffer, spread.histogram.buffer]);
    } catch (error) {
      if (epoch === this.epoch) this.post({ kind: 'trouble', epoch, failure: failureOf(error) }, []);
    }
  }

  private async forward(id: number, { name, ask }: ForwardedAsk): Promise<void> {
    try {
      const value = await this.client.ask(name, ask);
      const bulk =
        'amplitudes' in value ? [value.amplitudes.buffer] : 'panels' in value ? [value.panels.buffer] : [];
      this.post({ kind: 'answer', id, value }, bulk);
    } catch (error) {
      this.post({ kind: 'failure', id, failure: failureOf(error) }, []);
    }
  }

  dispose(): void {
    this.client.dispose();
    this.cache.clear();
  }
}

/** Length of the gain window in rows of a level, 0 without gain. */
function gainRows({ agcWindowMs, axes }: TileSource, sampleStep: number): number {
  if (agcWindowMs === null) return 0;
  return Math.max(3, Math.round((agcWindowMs * 1000) / (axes.sampleIntervalUs * sampleStep)));
}
