/** Milliseconds of work: what went before counts, pauses do not. */
export class WorkClock {
  readonly #startedMs = performance.now();
  #notCountedMs: number;

  constructor(doneBeforeMs: number) {
    this.#notCountedMs = -doneBeforeMs;
  }

  now(): number {
    return performance.now() - this.#startedMs - this.#notCountedMs;
  }

  async leaveOut(wait: Promise<void> | undefined): Promise<void> {
    const fromMs = performance.now();
    await wait;
    this.#notCountedMs += performance.now() - fromMs;
  }
}
