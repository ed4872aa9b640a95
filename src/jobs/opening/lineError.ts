import type { OpeningRemedy } from '#seismic/survey/openingOptions';
import { JobError, type JobErrorCode } from '#system/failure';

/** A line that does not open as it stands, with the ways in which it does, the likeliest first. */
export class LineError extends JobError {
  constructor(
    code: JobErrorCode,
    message: string,
    remedy: string,
    readonly remedies: readonly OpeningRemedy[],
    options?: ErrorOptions,
  ) {
    super(code, message, remedy, options);
    this.name = 'LineError';
  }
}
