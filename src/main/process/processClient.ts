import type { Reply } from '#contract/contract';
import { AppFailure, failureOf } from '#main/base/failure';
import type {
  AnswerMessage,
  ControlMessage,
  FromProcess,
  Listener,
  NameOf,
  NewsMessage,
  RequestTable,
  Running,
  ToProcess,
} from '#main/process/processContract';

/** The part of Electron's utility process that the client needs; tests hand in their own. */
export interface ChildProcess<Table extends RequestTable<Table>, Port> {
  postMessage(message: ToProcess<Table>, ports?: Port[]): void;
  onMessage(listener: (message: FromProcess<Table>) => void): void;
  onExit(listener: (code: number) => void): void;
  kill(): void;
}

interface Waiting<Request extends { answer: unknown; news: unknown }> {
  readonly settle: (reply: Reply<Request['answer']>) => void;
  readonly listener: Listener<Request['news']>;
}

type WaitingByName<Table extends RequestTable<Table>> = {
  [Name in NameOf<Table>]?: Map<number, Waiting<Table[Name]>>;
};

export interface ClientOptions<Table extends RequestTable<Table>, Port> {
  /** As the user reads it: "data", "learning". */
  readonly name: string;
  readonly fork: () => ChildProcess<Table, Port>;
  /** Called after a crash, when a new process is there. */
  readonly onRestart: () => void;
  /** The other end of a port that the process asks for. */
  readonly givePort?: () => Port;
}

/** Deaths in a row without a word in between; beyond that the process is broken, not unlucky. */
const MOST_SILENT_DEATHS = 5;

/**
 * Asks a utility process, which is started when it is needed first, and hears its news. When the process dies, what was
 * running fails with a clear failure, and a new one is started.
 */
export class ProcessClient<Table extends RequestTable<Table>, Port = never> {
  /** Null until it is needed. */
  private child: ChildProcess<Table, Port> | null = null;
  private readonly waiting: WaitingByName<Table> = {};
  private silentDeaths = 0;
  private nextId = 1;
  private isDisposed = false;

  constructor(private readonly options: ClientOptions<Table, Port>) {}

  /** Asks for something; the answer rejects with an `AppFailure`. */
  ask<Name extends NameOf<Table>>(
    name: Name,
    ask: Table[Name]['ask'],
    listener: Listener<Table[Name]['news']> = {},
  ): Running<Table[Name]['answer']> {
    const id = this.nextId++;
    const answer = new Promise<Table[Name]['answer']>((resolve, reject) => {
      if (this.isBroken) {
        reject(this.broken());
        return;
      }
      const settle = (reply: Reply<Table[Name]['answer']>) =>
        reply.ok ? resolve(reply.value) : reject(new AppFailure(reply.failure));
      this.waitingFor(name).set(id, { settle, listener });
    });
    if (!this.isBroken) this.started()?.postMessage({ kind: 'ask', id, name, ask });
    const control = (kind: ControlMessage['kind']) => () => this.child?.postMessage({ kind, id });
    return { answer, cancel: control('cancel'), pause: control('pause'), resume: control('resume') };
  }

  /** Starts the process before it is asked, so that the first answer does not wait for it. */
  startBeforehand(): void {
    this.started();
  }

  /** Hands one end of a message channel to the process. */
  sendPort(port: Port): void {
    this.started()?.postMessage({ kind: 'port' }, [port]);
  }

  /** Ends a process that does not answer: what was running fails with 'process.ended', and a new one is started. */
  endProcess(): void {
    this.child?.kill();
  }

  /** Replaces a process that nobody waits for by a new one: the system gets back what it held. False where one waits. */
  renew(): boolean {
    if (this.isBroken || this.tables().some(({ size }) => size > 0)) return false;
    const old = this.child;
    this.child = this.start();
    old?.postMessage({ kind: 'end' });
    return true;
  }

  dispose(): void {
    this.isDisposed = true;
    this.child?.kill();
  }

  private get isBroken(): boolean {
    return this.silentDeaths > MOST_SILENT_DEATHS;
  }

  private broken(): AppFailure {
    return failureOf(
      'process.broken',
      `The ${this.options.name} process ends as soon as it is started.`,
      'Your picks are saved. Start Diffrakt again, and install it again where that does not help.',
    );
  }

  private waitingFor<Name extends NameOf<Table>>(name: Name): Map<number, Waiting<Table[Name]>> {
    const known: Map<number, Waiting<Table[Name]>> | undefined = this.waiting[name];
    if (known) return known;
    const created = new Map<number, Waiting<Table[Name]>>();
    this.waiting[name] = created;
    return created;
  }

  /** Null where it was disposed of before it was needed. */
  private started(): ChildProcess<Table, Port> | null {
    if (!this.isDisposed) this.child ??= this.start();
    return this.child;
  }

  private start(): ChildProcess<Table, Port> {
    const child = this.options.fork();
    child.onMessage((message) => this.receive(message));
    child.onExit(() => {
      if (this.child === child) this.whenEnded();
    });
    return child;
  }

  private receive(message: FromProcess<Table>): void {
    this.silentDeaths = 0;
    if (message.kind === 'answer') this.settle(message);
    else if (message.kind === 'news') this.passOn(message);
    else if (message.kind === 'portWanted') this.givePort();
    else if (message.kind === 'progress') this.listenerOf(message.id)?.progress?.(message.progress);
    else this.listenerOf(message.id)?.warning?.(message.message);
  }

  private givePort(): void {
    const port = this.options.givePort?.();
    if (port !== undefined) this.sendPort(port);
  }

  private settle<Name extends NameOf<Table>>(message: AnswerMessage<Table, Name>): void {
    const waiting = this.waitingFor(message.name);
    waiting.get(message.id)?.settle(message.reply);
    waiting.delete(message.id);
  }

  private passOn<Name extends NameOf<Table>>(message: NewsMessage<Table, Name>): void {
    this.waitingFor(message.name).get(message.id)?.listener.news?.(message.news);
  }

  private tables(): Map<number, Waiting<Table[NameOf<Table>]>>[] {
    return Object.values(this.waiting);
  }

  private listenerOf(id: number): Listener<never> | undefined {
    return this.tables()
      .find((table) => table.has(id))
      ?.get(id)?.listener;
  }

  private whenEnded(): void {
    if (this.isDisposed) return;
    const { failure } = failureOf(
      'process.ended',
      `The ${this.options.name} process ended unexpectedly, and what it was doing is lost.`,
      'It has been started again. Try once more.',
    );
    for (const table of this.tables()) {
      const ended = [...table.values()];
      table.clear();
      for (const { settle } of ended) settle({ ok: false, failure });
    }
    this.restart();
  }

  private restart(): void {
    this.silentDeaths++;
    if (this.isBroken) return;
    this.child = this.start();
    this.options.onRestart();
  }
}
