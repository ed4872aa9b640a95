import { failureOf, isCancelled } from '#renderer/tiles/dataAnswers';
import { DataPortClient, type Port } from '#renderer/tiles/dataPortClient';
import type { ForwardedAsk, FromTileWorker, ToTileWorker } from '#renderer/tiles/tileProtocol';
import { TileReader } from '#renderer/tiles/tileReader';
import type { TileSource } from '#renderer/tiles/tiles';

type Post = (message: FromTileWorker, transfer: Transferable[]) => void;

/** Reads the tiles that the page needs, and forwards its requests to the data process. */
export class TileService {
  private readonly client = new DataPortClient(() => this.post({ kind: 'disconnected' }, []));
  private readonly reader = new TileReader({
    ask: (request, signal) => this.client.ask('window', request, signal),
    onTile: (tile) => this.post({ kind: 'tile', epoch: this.epoch, tile }, [tile.amplitudes.buffer]),
    onFailure: (error) => this.postFailure(error),
  });
  /** Forwarded requests in progress, by their id. */
  private readonly forwarded = new Map<number, AbortController>();
  private epoch = 0;

  constructor(private readonly post: Post) {}

  handle(message: ToTileWorker): void {
    if (message.kind === 'port') this.attach(message.port);
    else if (message.kind === 'ask') void this.forward(message.id, message);
    else if (message.kind === 'cancel') this.forwarded.get(message.id)?.abort();
    else if (message.kind === 'line') this.setLine(message.epoch, message.line);
    else if (message.epoch === this.epoch) this.reader.want(message.places);
  }

  attach(port: Port): void {
    this.client.attach(port);
  }

  private setLine(epoch: number, line: TileSource | null): void {
    this.epoch = epoch;
    this.reader.setLine(line);
  }

  private postFailure(error: unknown): void {
    if (isCancelled(error)) return;
    this.post({ kind: 'tileFailure', epoch: this.epoch, failure: failureOf(error) }, []);
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
    this.reader.dispose();
  }
}

/** The buffers of an answer's arrays, to be transferred without a copy. */
function buffersIn(value: unknown): ArrayBuffer[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((part: unknown) =>
    ArrayBuffer.isView(part) && part.buffer instanceof ArrayBuffer ? [part.buffer] : [],
  );
}
