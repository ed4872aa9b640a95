import { mergeNews, type NewsName, pauseOf, type RunNews } from '#learning/news/runNews';
import type { Progress } from '#system/progress';

const PROGRESS_EVERY_MS = 100;

/** Delivers a value at most once per pause; `merge` joins those that arrived in between. */
class Throttle<Value> {
  private held: Value | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly everyMs: number,
    private readonly merge: (held: Value, value: Value) => Value,
    private readonly deliver: (value: Value) => void,
  ) {}

  push(value: Value): void {
    this.held = this.held === null ? value : this.merge(this.held, value);
    if (this.timer === null) this.flush();
  }

  flush(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.held === null) return;
    const value = this.held;
    this.held = null;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.flush();
    }, this.everyMs);
    this.deliver(value);
  }

  dispose(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.held = null;
  }
}

/** Who receives the news. */
export interface NewsTarget {
  readonly news: (news: RunNews) => void;
  readonly progress: (progress: Progress) => void;
}

/** Limits the rate of a run's news for the window, each kind as the registry says. The event files hold all. */
export class NewsBatcher {
  private readonly throttles = new Map<NewsName, Throttle<RunNews>>();
  private readonly progress: Throttle<Progress>;

  constructor(private readonly target: NewsTarget) {
    this.progress = new Throttle(PROGRESS_EVERY_MS, (_held, newer) => newer, target.progress);
  }

  add(news: RunNews): void {
    const everyMs = pauseOf(news.kind);
    if (everyMs === null) {
      this.target.news(news);
      return;
    }
    const throttle = this.throttles.get(news.kind) ?? new Throttle(everyMs, mergeNews, this.target.news);
    this.throttles.set(news.kind, throttle);
    throttle.push(news);
  }

  setProgress(progress: Progress): void {
    this.progress.push(progress);
  }

  /** Delivers everything that is pending, at the end of a run. */
  flush(): void {
    for (const throttle of [...this.throttles.values(), this.progress]) throttle.flush();
  }

  dispose(): void {
    for (const throttle of [...this.throttles.values(), this.progress]) throttle.dispose();
  }
}
