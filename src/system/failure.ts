export type JobErrorCode =
  | 'file.missing'
  | 'file.unreadable'
  | 'file.notSegy'
  | 'file.truncated'
  | 'file.write'
  | 'disk.full'
  | 'package.invalid'
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

/** Throws the 'cancelled' error where the shell has requested a stop. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted)
    throw new JobError('cancelled', 'Stopped at your request.', 'Start it again when ready.');
}
