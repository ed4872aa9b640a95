import type { JobContext } from '#system/job';

const EVERY_MS = 100;
/** Rates are told over the last seconds, so that a pause shows. */
const WINDOW_MS = 5000;

/** Tells the progress of one stage: amounts done so far in, rate and time left out, ten times a second at most. */
export class Meter {
  readonly #context: Pick<JobContext, 'progress'>;
  readonly #stage: string;
  readonly #unit: string;
  readonly #total: number;
  #marks: { ms: number; done: number }[] = [];
  #lastMs = Number.NEGATIVE_INFINITY;

  /** @param total of `unit`; the stage is told at once, so that a shell can show it */
  constructor(context: Pick<JobContext, 'progress'>, stage: string, total: number, unit: string) {
    this.#context = context;
    this.#stage = stage;
    this.#total = total;
    this.#unit = unit;
    this.tell(0);
  }

  tell(done: number): void {
    const now = performance.now();
    const isLast = done >= this.#total;
    if (now - this.#lastMs < EVERY_MS && !isLast) return;
    this.#lastMs = now;
    this.#marks = [...this.#marks.filter(({ ms }) => now - ms < WINDOW_MS), { ms: now, done }];
    const first = this.#marks[0];
    const seconds = (now - first.ms) / 1000;
    const ratePerSecond = seconds > 0 ? Math.max(0, done - first.done) / seconds : 0;
    const secondsLeft = ratePerSecond > 0 ? (this.#total - done) / ratePerSecond : Number.POSITIVE_INFINITY;
    this.#context.progress({
      stage: this.#stage,
      done,
      total: this.#total,
      unit: this.#unit,
      ratePerSecond,
      secondsLeft: isLast ? 0 : secondsLeft,
    });
  }
}

/** A meter of bytes, told in megabytes. */
export function byteMeter(
  context: Pick<JobContext, 'progress'>,
  stage: string,
  totalBytes: number,
): (doneBytes: number) => void {
  const meter = new Meter(context, stage, totalBytes / 1e6, 'MB');
  return (doneBytes) => meter.tell(doneBytes / 1e6);
}
