import type { DataPortName, DataPortRequests } from '#contract/dataPort';
import { REPLY_SCHEMA } from '#contract/dataPortAnswers';
import { cancelledFailure, checkAnswer, DataFailure } from '#renderer/tiles/dataAnswers';

/** The part of a MessagePort that the client needs. */
export interface Port {
  postMessage(message: unknown): void;
  addEventListener(kind: string, listener: (event: MessageEvent) => void): void;
  start(): void;
  close(): void;
}

interface Pending {
  /** A DataPortMessage. */
  readonly message: { readonly id: number; readonly name: DataPortName; readonly ask: unknown };
  settle(value: unknown): void;
  fail(error: DataFailure): void;
}

/**
 * Sends requests to the data process over its port. Requests made before there is a port, and those that an
 * ended process left unanswered, are sent over the next port.
 */
export class DataPortClient {
  private port: Port | null = null;
  private readonly pending = new Map<number, Pending>();
  private lastId = 0;

  constructor(private readonly onDisconnected: () => void) {}

  /** Takes a new port and sends all unanswered requests over it. */
  attach(port: Port): void {
    this.port?.close();
    this.port = port;
    port.addEventListener('message', (event) => this.receive(event.data));
    port.addEventListener('close', () => this.lose(port));
    port.start();
    for (const { message } of this.pending.values()) port.postMessage(message);
  }

  /**
   * Sends a request; when `signal` aborts, it is cancelled in the data process.
   * @throws DataFailure with the message of the data process, 'cancelled' if it was cancelled
   */
  async ask<Name extends DataPortName>(
    name: Name,
    ask: DataPortRequests[Name]['ask'],
    signal?: AbortSignal,
  ): Promise<DataPortRequests[Name]['answer']> {
    return checkAnswer(name, await this.askUnchecked(name, ask, signal));
  }

  /** The same for a forwarded request, whose answer the sender checks. */
  async askUnchecked<Name extends DataPortName>(
    name: Name,
    ask: DataPortRequests[Name]['ask'],
    signal?: AbortSignal,
  ): Promise<unknown> {
    if (signal?.aborted) throw cancelledFailure();
    const id = ++this.lastId;
    const cancel = () => this.cancel(id);
    signal?.addEventListener('abort', cancel);
    try {
      return await new Promise<unknown>((settle, fail) => {
        const message = { id, name, ask };
        this.pending.set(id, { message, settle, fail });
        this.port?.postMessage(message);
      });
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  private cancel(id: number): void {
    const waiting = this.pending.get(id);
    if (!waiting) return;
    this.pending.delete(id);
    this.port?.postMessage({ id, name: 'cancel' });
    waiting.fail(cancelledFailure());
  }

  private receive(data: unknown): void {
    const known = REPLY_SCHEMA.safeParse(data);
    if (!known.success) return;
    const reply = known.data;
    const waiting = this.pending.get(reply.id);
    this.pending.delete(reply.id);
    if (reply.ok) waiting?.settle(reply.value);
    else waiting?.fail(new DataFailure(reply.failure));
  }

  private lose(port: Port): void {
    if (this.port !== port) return;
    this.port = null;
    this.onDisconnected();
  }

  dispose(): void {
    this.port?.close();
    this.port = null;
    this.pending.clear();
  }
}
