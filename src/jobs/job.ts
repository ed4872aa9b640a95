import type { StartOptions } from '#jobs/engine/startEngine';
import type { Progress } from '#jobs/progress';

/**
 * What a job gets from its shell. The window, the command line and a cluster shard call the same
 * job function and differ only in this.
 */
export interface JobContext<News = never> {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
  readonly warn: (message: string) => void;
  /** News on the way: training steps, histograms, a coarser probability grid. */
  readonly emit: (news: News) => void;
  /** Resolves at once unless the user has paused the job; long jobs await it between steps. */
  readonly waitWhilePaused?: () => Promise<void>;
  /** How engines are started: threads, and what computes on a graphics card where the shell has one. */
  readonly engines?: StartOptions;
}

export type JobErrorCode =
  | 'file.missing'
  | 'file.unreadable'
  | 'file.notSegy'
  | 'file.truncated'
  | 'file.write'
  | 'disk.full'
  | 'picks.invalid'
  | 'picks.outside'
  | 'picks.tooFew'
  | 'model.invalid'
  | 'model.doesNotFit'
  | 'checkpoint.invalid'
  | 'engine.missing'
  | 'engine.install'
  | 'engine.lost'
  | 'training.diverged'
  | 'preflight.red'
  | 'argument.invalid'
  | 'cancelled'
  | 'internal';

/** A failure that a user can understand: what was found, where, and what to do about it. */
export class JobError extends Error {
  readonly code: JobErrorCode;
  readonly remedy: string;

  constructor(code: JobErrorCode, message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'JobError';
    this.code = code;
    this.remedy = remedy;
  }
}

/** Throws the 'cancelled' error where the shell has asked to stop. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted)
    throw new JobError('cancelled', 'Stopped at your request.', 'Start it again when ready.');
}
