import type { Progress } from '#system/progress';

/**
 * What a shell passes to a job. The window, the command line and a cluster shard call the same job function
 * and differ only in this.
 */
export interface JobContext<News = never> {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
  readonly warn: (message: string) => void;
  /** Intermediate results: training steps, histograms, a coarser probability grid. */
  readonly emit: (news: News) => void;
  /** Resolves at once unless the user has paused the job; long jobs await it between steps. */
  readonly waitWhilePaused?: () => Promise<void>;
}

/** The context of a job that nobody listens to, whatever its news. */
export function silentContext(signal: AbortSignal): JobContext<unknown> {
  return { signal, progress: () => undefined, warn: () => undefined, emit: () => undefined };
}
