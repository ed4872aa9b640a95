import { LiveLine } from '#jobs/live/liveLine';
import type { LiveOrder } from '#main/process/live/liveRequests';
import { type JobContext, silentContext } from '#system/job';

type LineOrder = Pick<LiveOrder, 'linePath' | 'opening' | 'plane' | 'fingerprint'>;

type OpenLine = (order: LineOrder, context: JobContext, onAccepted: () => void) => Promise<LiveLine>;

/** At most one prepared line; it is prepared for all requests for it, and that ends when another one is wanted. */
export class HeldLine {
  #key: string | null = null;
  #line: Promise<LiveLine> | null = null;
  #closing = new AbortController();

  constructor(readonly open: OpenLine = LiveLine.open) {}

  /**
   * The prepared line; a failed preparation is tried again the next time.
   * @param onAccepted called when a line that has to be prepared is known not to be too large
   */
  lineOf(order: LineOrder, onAccepted: () => void = () => undefined): Promise<LiveLine> {
    const key = JSON.stringify([order.linePath, order.fingerprint, order.opening, order.plane]);
    if (this.#line && key === this.#key) return this.#line;
    this.close();
    const opened = this.open(order, silentContext(this.#closing.signal), onAccepted);
    this.#key = key;
    this.#line = opened;
    opened.catch(() => {
      if (this.#line === opened) this.#line = null;
    });
    return opened;
  }

  /** True while a line is prepared, or being prepared. */
  get isHeld(): boolean {
    return this.#line !== null;
  }

  /** Forgets the line; its preparation is cancelled. True where there was one. */
  close(): boolean {
    const wasHeld = this.isHeld;
    this.#closing.abort();
    this.#closing = new AbortController();
    this.#line = null;
    this.#key = null;
    return wasHeld;
  }
}
