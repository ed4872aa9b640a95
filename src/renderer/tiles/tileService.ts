import type { WindowAnswer } from '#contract/dataPort';
import { failureOf, isCancelled } from '#renderer/tiles/dataAnswers';
import { DataPortClient, type Port } from '#renderer/tiles/dataPortClient';
import { LeastRecent } from '#renderer/tiles/leastRecent';
import type { ForwardedAsk, FromTileWorker, ToTileWorker } from '#renderer/tiles/tileProtocol';
import {
  cellsOfTile,
  type Tile,
  type TilePlace,
  type TileSource,
  tileKey,
  windowOfTile,
} from '#renderer/tiles/tiles';

/** Simultaneous requests: enough to hide the latency, few enough that outdated ones can be dropped. */
const MAXIMUM_UNDER_WAY = 4;
const CACHE_BYTES = 48 * 2 ** 20;

type Post = (message: FromTileWorker, transfer: Transferable[]) => void;

/** Requests the cells of needed tiles from the data process and makes tiles from the answers. */
export class TileService {
  private readonly client = new DataPortClient(() => this.post({ kind: 'disconnected' }, []));
  /** Cells by request: an earlier gain, or a tile that the page has dropped, is not read twice. */
  private readonly cache = new LeastRecent<WindowAnswer>(CACHE_BYTES, (cells) => cells.amplitudes.byteLength);
  /** Tiles in progress by their key; aborted when they leave the view. */
  private readonly underWay = new Map<string, AbortController>();
  /** Forwarded requests in progress, by their id. */
  private readonly forwarded = new Map<number, AbortController>();
  private wanted: TilePlace[] = [];
  private line: TileSource | null = null;
  private epoch = 0;

  constructor(private readonly post: Post) {}

  handle(message: ToTileWorker): void {
    if (message.kind === 'port') this.attach(message.port);
    else if (message.kind === 'ask') void this.forward(message.id, message);
    else if (message.kind === 'cancel') this.forwarded.get(message.id)?.abort();
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
    this.want([]);
  }

  /** Cancels tiles in progress that are no longer needed. */
  private want(places: TilePlace[]): void {
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
      void this.sendTile(place, this.line, abort);
    }
  }

  private async sendTile(place: TilePlace, line: TileSource, abort: AbortController): Promise<void> {
    const { epoch } = this;
    try {
      const tile = await this.makeTile(place, line, abort.signal);
      if (epoch === this.epoch) this.post({ kind: 'tile', epoch, tile }, [tile.amplitudes.buffer]);
    } catch (error) {
      this.postFailure(error, epoch);
    }
    if (this.underWay.get(tileKey(place)) === abort) this.underWay.delete(tileKey(place));
    this.next();
  }

  private postFailure(error: unknown, epoch: number): void {
    if (epoch !== this.epoch || isCancelled(error)) return;
    this.post({ kind: 'tileFailure', epoch, failure: failureOf(error) }, []);
  }

  /** Cells from the cache or the data process; always a new array. */
  private async makeTile(place: TilePlace, line: TileSource, signal: AbortSignal): Promise<Tile> {
    const request = windowOfTile(place, line);
    const key = JSON.stringify(request);
    const cells = this.cache.get(key) ?? (await this.client.ask('window', request, signal));
    if (line.fingerprint === this.line?.fingerprint) this.cache.set(key, cells);
    return { ...cellsOfTile(place, line.axes), amplitudes: cells.amplitudes.slice() };
  }

  private async forward(id: number, { name, ask }: ForwardedAsk): Promise<void> {
    const abort = new AbortController();
    this.forwarded.set(id, abort);
    try {
      const value = await this.client.askUnchecked(name, ask, abort.signal);
      this.post({ kind: 'answer', id, value }, buffersIn(value));
    } catch (error) {
      this.post({ kind: 'failure', id, failure: failureOf(error) }, []);
    }
    this.forwarded.delete(id);
  }

  dispose(): void {
    this.client.dispose();
    this.cache.clear();
  }
}

/** The buffers of an answer's arrays, to be transferred without a copy. */
function buffersIn(value: unknown): ArrayBuffer[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((part: unknown) =>
    ArrayBuffer.isView(part) && part.buffer instanceof ArrayBuffer ? [part.buffer] : [],
  );
}
