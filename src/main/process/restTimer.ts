/** Tells when nothing has been done for a while: work in the background waits for that. */
export class RestTimer {
  private timer: ReturnType<typeof setTimeout> | null = null;
  private waiting: (() => void)[] = [];

  /**
   * @param restMs how long nothing must have been done
   * @param onRest called each time that it has been so
   */
  constructor(
    private readonly restMs: number,
    private readonly onRest: () => void = () => undefined,
  ) {}

  /** Something is done now. */
  note(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.rest(), this.restMs);
    // A process that has nothing else to do may end.
    this.timer.unref();
  }

  /** Resolves at the next rest, or at once where there is one now. */
  rests(): Promise<void> {
    if (!this.timer) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private rest(): void {
    this.timer = null;
    for (const goOn of this.waiting.splice(0)) goOn();
    this.onRest();
  }
}
