import type { Failure } from '#contract/contract';

/** A failure that a user can understand, thrown inside main and sent to the window as a value. */
export class AppFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
    this.name = 'AppFailure';
  }
}

/** Makes an `AppFailure` from code, message and remedy. */
export function failureOf(code: string, message: string, remedy: string): AppFailure {
  return new AppFailure({ code, message, remedy });
}

/** The failure that is sent to the window for any error; an unexpected one has its stack trace as details. */
export function toFailure(error: unknown): Failure {
  if (error instanceof AppFailure) return error.failure;
  return {
    code: 'internal',
    message: 'Something went wrong inside Diffrakt.',
    remedy: 'Try again. If it happens again, copy the details into a report.',
    details: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}
