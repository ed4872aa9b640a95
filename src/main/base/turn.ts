/** Lets works run one after the other, in the order in which they were asked for. */
export class Turn {
  private last: Promise<unknown> = Promise.resolve();

  /** Runs `work` when those before it have ended, well or not. */
  take<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = this.last.then(work, work);
    this.last = next.catch(() => undefined);
    return next;
  }
}
