import type { LayerSnapshot, StepMetrics } from '#learning/training/metrics';
import type { Progress } from '#system/progress';

/** Pauses between two deliveries, in ms: at most 10 batches of steps and 4 snapshots per second. */
const STEPS_EVERY_MS = 100;
const PROGRESS_EVERY_MS = 100;
const SNAPSHOT_EVERY_MS = 250;

export interface BatchTarget {
  readonly steps: (steps: StepMetrics[]) => void;
  readonly snapshot: (snapshot: LayerSnapshot) => void;
  readonly progress: (progress: Progress) => void;
}

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

/**
 * Limits the rate of a run's events for the window: every step is delivered, in batches; of snapshots and
 * progress only the newest. The event files hold all snapshots.
 */
export class NewsBatcher {
  private readonly steps: Throttle<StepMetrics[]>;
  private readonly snapshots: Throttle<LayerSnapshot>;
  private readonly progress: Throttle<Progress>;

  constructor(target: BatchTarget) {
    this.steps = new Throttle(STEPS_EVERY_MS, (held, more) => [...held, ...more], target.steps);
    this.snapshots = new Throttle(SNAPSHOT_EVERY_MS, (_held, newer) => newer, target.snapshot);
    this.progress = new Throttle(PROGRESS_EVERY_MS, (_held, newer) => newer, target.progress);
  }

  addSteps(steps: StepMetrics[]): void {
    if (steps.length > 0) this.steps.push(steps);
  }

  addSnapshot(snapshot: LayerSnapshot): void {
    this.snapshots.push(snapshot);
  }

  setProgress(progress: Progress): void {
    this.progress.push(progress);
  }

  /** Delivers everything that is pending, at the end of a run. */
  flush(): void {
    this.steps.flush();
    this.snapshots.flush();
    this.progress.flush();
  }

  dispose(): void {
    this.steps.dispose();
    this.snapshots.dispose();
    this.progress.dispose();
  }
}
