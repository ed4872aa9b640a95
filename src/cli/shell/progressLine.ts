import type { Progress } from '#system/progress';

const BAR_WIDTH = 24;
const EVERY_MS = 100;
/** How often a line is written where there is no terminal: to the log of a long job. */
const EVERY_LOG_MS = 60_000;

/** Seconds for reading: "4 s", "2 min 05 s", "1 h 03 min". */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const two = (value: number) => String(value).padStart(2, '0');
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${two(Math.floor((whole % 3600) / 60))} min`;
}

function formatRate(rate: number): string {
  return rate >= 100 ? String(Math.round(rate)) : String(Number(rate.toPrecision(2)));
}

/** One line: stage, bar, share, rate, time left; unknown parts are left out. */
export function formatProgress(progress: Progress): string {
  const { stage, done, total, unit, ratePerSecond, secondsLeft } = progress;
  const rate = ratePerSecond > 0 ? `  ${formatRate(ratePerSecond)} ${unit}/s` : '';
  if (total <= 0) return `${stage}  ${done} ${unit}${rate}`;
  const share = Math.min(1, done / total);
  const filled = Math.round(share * BAR_WIDTH);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}`;
  const left = Number.isFinite(secondsLeft) && share < 1 ? `  ${formatDuration(secondsLeft)} left` : '';
  return `${stage}  ${bar} ${String(Math.floor(share * 100)).padStart(3)} %${rate}${left}`;
}

/** The part of standard error that the progress line uses. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Draws progress over itself on a terminal, at most ten times a second; elsewhere it writes a line a minute. */
export class ProgressLine {
  #terminal: Terminal;
  #now: () => number;
  #lastMs = 0;
  #lastLogMs: number;
  #isDrawn = false;

  constructor(terminal: Terminal, now: () => number = Date.now) {
    this.#terminal = terminal;
    this.#now = now;
    this.#lastLogMs = now();
  }

  show(progress: Progress): void {
    if (!this.#terminal.isTTY) {
      this.#log(progress);
      return;
    }
    const isLast = progress.total > 0 && progress.done >= progress.total;
    if (this.#now() - this.#lastMs < EVERY_MS && !isLast) return;
    this.#lastMs = this.#now();
    this.#isDrawn = true;
    const text = formatProgress(progress).slice(0, (this.#terminal.columns || 80) - 1);
    this.#terminal.write(`\r\u001b[2K${text}`);
  }

  #log(progress: Progress): void {
    if (this.#now() - this.#lastLogMs < EVERY_LOG_MS) return;
    this.#lastLogMs = this.#now();
    this.#terminal.write(`${formatProgress(progress)}\n`);
  }

  /** Clears the line so that other text can be written. */
  clear(): void {
    if (this.#isDrawn) this.#terminal.write('\r\u001b[2K');
    this.#isDrawn = false;
  }
}
