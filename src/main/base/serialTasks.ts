/** Runs tasks one after the other, in the order of the calls. */
export class SerialTasks {
  private last: Promise<unknown> = Promise.resolve();

  /** Runs `task` when all earlier ones have ended, with success or failure. */
  run<Value>(task: () => Promise<Value>): Promise<Value> {
    const next = this.last.then(task, task);
    this.last = next.catch(() => undefined);
    return next;
  }
}
