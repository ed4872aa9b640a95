import { Worker } from 'node:worker_threads';
import { type ProgramName, programPath } from '#engine/programs';

interface Waiting<Answer> {
  readonly settle: (answer: Answer) => void;
  readonly fail: (error: Error) => void;
}

/**
 * A program of ours in a thread, which answers requests in the order in which they come. It does not keep the process
 * alive. A thread that ends fails what it was asked; the next request starts another one. It is not ended when it is not
 * needed: Node 20 may come down when a thread ends while its code is still being compiled.
 */
export class AskedThread<Ask, Answer> {
  readonly #program: ProgramName;
  readonly #onLost: () => void;
  /** Null before the first request, and from the end of a thread to the next one. */
  #worker: Worker | null = null;
  /** Requests without an answer, the first one first. */
  readonly #waiting: Waiting<Answer>[] = [];
  /** Resolved when all earlier work is done. */
  #turn: Promise<unknown> = Promise.resolve();

  /** @param onLost called when a thread has ended: what it knew is lost */
  constructor(program: ProgramName, onLost: () => void = () => undefined) {
    this.#program = program;
    this.#onLost = onLost;
  }

  /** Does work with the thread when all earlier work is done. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  /** Sends what has no answer. @throws Error where the program is not built */
  tell(message: Ask): void {
    (this.#worker ?? this.start()).postMessage(message);
  }

  /** The answer to a request, which is sent at once. @throws Error where the program is not built, or the thread is lost */
  async ask(message: Ask): Promise<Answer> {
    const worker = this.#worker ?? this.start();
    return new Promise<Answer>((settle, fail) => {
      this.#waiting.push({ settle, fail });
      worker.ref();
      worker.postMessage(message);
    });
  }

  /** Starts the thread before it is asked. @throws Error where the program is not built */
  start(): Worker {
    const worker = new Worker(programPath(this.#program));
    worker.on('message', (answer: Answer) => {
      const asked = this.#waiting.shift();
      if (this.#waiting.length === 0) worker.unref();
      asked?.settle(answer);
    });
    worker.on('error', (error: Error) => this.#lose(worker, error));
    worker.on('exit', (code) => this.#lose(worker, new Error(`A computing thread ended with code ${code}`)));
    // Last: a listener added later would keep the process alive again.
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  /** The end of a thread is reported after its error; a thread that has been replaced by then is ignored. */
  #lose(worker: Worker, error: Error): void {
    if (worker !== this.#worker) return;
    this.#worker = null;
    this.#onLost();
    for (const { fail } of this.#waiting.splice(0)) fail(error);
  }
}
