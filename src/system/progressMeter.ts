import type { Progress } from '#system/progress';

/** Receives progress; a JobContext does. */
export interface ProgressListener {
  readonly progress: (progress: Progress) => void;
}

/** What a meter measures. */
export interface MeteredWork {
  readonly stage: string;
  /** In `unit`. */
  readonly total: number;
  readonly unit: string;
  /** What was done before, which does not count in the rate; 0 where left out. */
  readonly done?: number;
}

/** The state of a meter at one time. */
interface Mark {
  readonly ms: number;
  readonly done: number;
}

const EVERY_MS = 100;
/** Rates are measured over the last seconds, so that a pause is visible. */
const WINDOW_MS = 5000;

/**
 * Reports the progress of a job: it takes amounts done and gives rate and time left, at most ten times a
 * second.
 */
export class ProgressMeter {
  readonly #listener: ProgressListener;
  readonly #work: MeteredWork;
  readonly #now: () => number;
  #stage: string;
  #done: number;
  #marks: Mark[] = [];
  #toldMs = Number.NEGATIVE_INFINITY;

  /** Reports the beginning at once. @param now milliseconds of a clock that never goes back */
  constructor(listener: ProgressListener, work: MeteredWork, now = () => performance.now()) {
    this.#listener = listener;
    this.#work = work;
    this.#now = now;
    this.#stage = work.stage;
    this.#done = work.done ?? 0;
    this.tell(this.#done);
  }

  /** @param done of the total, counted from the beginning of the work */
  tell(done: number, stage = this.#stage): void {
    const ms = this.#now();
    const mustTell = done >= this.#work.total || stage !== this.#stage;
    this.#stage = stage;
    this.#done = done;
    if (ms - this.#toldMs < EVERY_MS && !mustTell) return;
    this.#toldMs = ms;
    this.#listener.progress({
      stage,
      done,
      total: this.#work.total,
      unit: this.#work.unit,
      ...this.#pace(ms),
    });
  }

  /** Adds an amount done, and reports it. */
  add(count: number, stage = this.#stage): void {
    this.tell(this.#done + count, stage);
  }

  /** Rate since the last mark that is at least the window's length old, or the first. */
  #pace(ms: number): Pick<Progress, 'ratePerSecond' | 'secondsLeft'> {
    this.#marks.push({ ms, done: this.#done });
    while (this.#marks.length > 2 && this.#marks[1].ms <= ms - WINDOW_MS) this.#marks.shift();
    const [first] = this.#marks;
    const seconds = (ms - first.ms) / 1000;
    const ratePerSecond = seconds > 0 ? Math.max(0, this.#done - first.done) / seconds : 0;
    const left = this.#work.total - this.#done;
    if (left <= 0) return { ratePerSecond, secondsLeft: 0 };
    return {
      ratePerSecond,
      secondsLeft: ratePerSecond > 0 ? left / ratePerSecond : Number.POSITIVE_INFINITY,
    };
  }
}
