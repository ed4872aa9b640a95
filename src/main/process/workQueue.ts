import { JobError } from '#system/failure';

/** Quick work is for the section on the screen; slow work (panels) waits for it. */
export type Urgency = 'quick' | 'slow';

export interface WorkContext {
  /** Aborted when the work is cancelled. */
  readonly signal: AbortSignal;
  /** For slow work, between its blocks: resolves once no quick work waits or runs. */
  readonly waitWhilePaused: () => Promise<void>;
}

/** Simultaneous requests of each kind: each one that reads samples holds a WebAssembly instance. */
const MOST_RUNNING: Readonly<Record<Urgency, number>> = { quick: 4, slow: 1 };
/** Most waiting requests; further ones are refused. */
const MOST_WAITING = 256;

interface Work {
  readonly urgency: Urgency;
  readonly abort: AbortController;
  /** Null once it has been started. */
  start: (() => void) | null;
  readonly refuse: (error: JobError) => void;
}

function cancelled(): JobError {
  return new JobError('cancelled', 'The window no longer needs this.', 'Ask again.');
}

/** Runs works a few at a time in the order in which they came; each can be taken back by its id. */
export class WorkQueue {
  /** Waiting and running works, the oldest first. */
  private readonly works = new Map<number, Work>();
  private whenQuickIsDone: (() => void)[] = [];

  /**
   * Runs `work` when its turn comes.
   * @throws JobError 'cancelled' where it was taken back, 'argument.invalid' where too many wait
   */
  add<Value>(id: number, urgency: Urgency, work: (context: WorkContext) => Promise<Value>): Promise<Value> {
    if (this.works.has(id) || this.works.size >= MOST_WAITING) return Promise.reject(this.refusal(id));
    return new Promise<Value>((resolve, reject) => {
      const abort = new AbortController();
      const context = { signal: abort.signal, waitWhilePaused: () => this.quickIsDone() };
      const end = () => this.remove(id);
      const start = () => void work(context).then(resolve, reject).finally(end);
      this.works.set(id, { urgency, abort, start, refuse: reject });
      this.startNext();
    });
  }

  /** Takes a work back: one that waits is dropped, one that runs hears it by its signal. */
  cancel(id: number): void {
    const work = this.works.get(id);
    work?.abort.abort();
    if (!work?.start) return;
    work.refuse(cancelled());
    this.remove(id);
  }

  cancelAll(): void {
    for (const id of [...this.works.keys()]) this.cancel(id);
  }

  private refusal(id: number): JobError {
    const message = this.works.has(id)
      ? `Request ${id} is already in progress.`
      : `More than ${MOST_WAITING} requests wait.`;
    return new JobError('argument.invalid', message, 'Wait for the answers to those before.');
  }

  private remove(id: number): void {
    this.works.delete(id);
    if (!this.has('quick')) for (const goOn of this.whenQuickIsDone.splice(0)) goOn();
    this.startNext();
  }

  private startNext(): void {
    const running = { quick: 0, slow: 0 };
    for (const work of [...this.works.values()]) {
      if (running[work.urgency] >= MOST_RUNNING[work.urgency]) continue;
      running[work.urgency]++;
      const { start } = work;
      work.start = null;
      start?.();
    }
  }

  private has(urgency: Urgency): boolean {
    return [...this.works.values()].some((work) => work.urgency === urgency);
  }

  private quickIsDone(): Promise<void> {
    if (!this.has('quick')) return Promise.resolve();
    return new Promise((resolve) => this.whenQuickIsDone.push(resolve));
  }
}
