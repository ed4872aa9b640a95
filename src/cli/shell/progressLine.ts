import type { Progress } from '#system/progress';

const BAR_WIDTH = 24;
const EVERY_MS = 100;

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

/** Draws progress over itself on a terminal, at most ten times a second; elsewhere it stays silent. */
export class ProgressLine {
  #terminal: Terminal;
  #lastMs = 0;
  #isDrawn = false;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  show(progress: Progress): void {
    const isLast = progress.total > 0 && progress.done >= progress.total;
    if (!this.#terminal.isTTY || (Date.now() - this.#lastMs < EVERY_MS && !isLast)) return;
    this.#lastMs = Date.now();
    this.#isDrawn = true;
    const text = formatProgress(progress).slice(0, (this.#terminal.columns || 80) - 1);
    this.#terminal.write(`\r\u001b[2K${text}`);
  }

  /** Clears the line so that other text can be written. */
  clear(): void {
    if (this.#isDrawn) this.#terminal.write('\r\u001b[2K');
    this.#isDrawn = false;
  }
}
