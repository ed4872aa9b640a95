import type { Failure } from '#contract/contract';
import type { DataPortName, DataPortRequests } from '#contract/dataPort';
import {
  cancelledFailure,
  checkAnswer,
  DataFailure,
  failureOf,
  isCancelled,
} from '#renderer/tiles/dataAnswers';
import type { TileFeed } from '#renderer/tiles/tileFeed';
import type { FromTileWorker, ToTileWorker } from '#renderer/tiles/tileProtocol';
import type { Tile, TilePlace, TileSource } from '#renderer/tiles/tiles';
import type { AmplitudeSpread } from '#seismic/display/amplitudeSpread';

/** Pause before a new port is requested after the data process has ended, in ms. */
const RECONNECT_MS = 400;

/**
 * The page's client of the tile worker: sends requests to the data process, sets the source of the tiles, and
 * the list of needed ones, and passes tiles on. Tiles and spread of an older line or gain are dropped here.
 */
class DataPort implements TileFeed {
  /** Distribution of the amplitudes after gain; null until it is known. */
  spread = $state.raw<AmplitudeSpread | null>(null);
  /** The failure of the last tile; null if it was read. */
  failure = $state.raw<Failure | null>(null);
  /** Set by the store of section tiles; called with every new tile. */
  onTile: (tile: Tile) => void = () => undefined;

  private worker: Worker | null = null;
  private epoch = 0;
  /** What the spread is of, or is measured of. */
  private measured: string | null = null;
  private spreadAbort = new AbortController();
  private lastId = 0;
  private readonly waiting = new Map<number, { settle(value: unknown): void; fail(error: Error): void }>();

  /** Sends a request to the data process; when `signal` aborts, it is cancelled there too. */
  async ask<Name extends DataPortName>(
    name: Name,
    ask: DataPortRequests[Name]['ask'],
    signal?: AbortSignal,
  ): Promise<DataPortRequests[Name]['answer']> {
    if (signal?.aborted) throw cancelledFailure();
    const id = ++this.lastId;
    const plain = $state.snapshot(ask);
    const cancel = () => this.cancel(id);
    signal?.addEventListener('abort', cancel);
    try {
      const value = await new Promise<unknown>((settle, fail) => {
        this.waiting.set(id, { settle, fail });
        this.started().postMessage({ kind: 'ask', id, name, ask: plain });
      });
      return checkAnswer(name, value);
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** From now on tiles are of this line with this gain. */
  setLine(line: TileSource | null): void {
    this.epoch++;
    this.failure = null;
    this.tell({ kind: 'line', epoch: this.epoch, line });
    this.measure(line);
  }

  /** The spread is one of all traces: the picture does not flicker from plane to plane. */
  private measure(line: TileSource | null): void {
    const wanted = line && `${line.fingerprint} ${JSON.stringify(line.process)}`;
    if (wanted === this.measured) return;
    this.measured = wanted;
    this.spread = null;
    this.spreadAbort.abort();
    this.spreadAbort = new AbortController();
    if (line) void this.takeSpread(line, this.spreadAbort.signal);
  }

  private async takeSpread({ process }: TileSource, signal: AbortSignal): Promise<void> {
    try {
      const spread = await this.ask('spread', { plane: 'line', process }, signal);
      if (!signal.aborted) this.spread = spread;
    } catch (error) {
      if (isCancelled(error)) return;
      this.failure = failureOf(error);
      this.measured = null;
    }
  }

  /** Requests the missing tiles, the most important first. */
  want(places: TilePlace[]): void {
    this.tell({ kind: 'want', epoch: this.epoch, places });
  }

  private cancel(id: number): void {
    this.tell({ kind: 'cancel', id });
    this.settle(id, (waiting) => waiting.fail(cancelledFailure()));
  }

  private tell(message: ToTileWorker): void {
    this.started().postMessage(message);
  }

  /** The worker, started and connected at first use. */
  private started(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(new URL('../tiles/tiles.worker.ts', import.meta.url), { type: 'module' });
    this.worker = worker;
    worker.addEventListener('message', (event: MessageEvent<FromTileWorker>) => this.receive(event.data));
    window.addEventListener('message', (event) => {
      if (event.source !== window || event.data?.kind !== 'data-port' || !event.ports[0]) return;
      worker.postMessage({ kind: 'port', port: event.ports[0] }, [event.ports[0]]);
    });
    requestPort();
    return worker;
  }

  private receive(message: FromTileWorker): void {
    if (message.kind === 'disconnected') setTimeout(requestPort, RECONNECT_MS);
    else if (message.kind === 'answer') this.settle(message.id, (waiting) => waiting.settle(message.value));
    else if (message.kind === 'failure')
      this.settle(message.id, (waiting) => waiting.fail(new DataFailure(message.failure)));
    else if (message.epoch !== this.epoch) return;
    else if (message.kind === 'tile') this.onTile(message.tile);
    else this.failure = message.failure;
  }

  private settle(
    id: number,
    how: (waiting: { settle(value: unknown): void; fail(error: Error): void }) => void,
  ) {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (waiting) how(waiting);
  }
}

function requestPort(): void {
  window.diffrakt.requestDataPort();
}

export const dataPort = new DataPort();

/**
 * Sends a request to the data process: 'panels', 'headerWords', 'window'. The caller aborts `signal` when the
 * answer is no longer needed.
 * @throws DataFailure with cause and remedy, 'cancelled' if it was cancelled
 */
export function askData<Name extends DataPortName>(
  name: Name,
  ask: DataPortRequests[Name]['ask'],
  signal: AbortSignal,
): Promise<DataPortRequests[Name]['answer']> {
  return dataPort.ask(name, ask, signal);
}
