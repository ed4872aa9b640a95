import type { Failure } from '#contract/contract';
import type { DataPortName, DataPortRequests } from '#contract/dataPort';
import { ANSWER_SCHEMAS } from '#contract/dataPortAnswers';

/** A failed request to the data process, with its remedy. */
export class DataFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
    this.name = 'DataFailure';
  }
}

/** The answer to a cancelled request. */
export function cancelledFailure(): DataFailure {
  return new DataFailure({ code: 'cancelled', message: 'No longer needed.', remedy: 'Repeat the request.' });
}

export function isCancelled(error: unknown): boolean {
  return error instanceof DataFailure && error.failure.code === 'cancelled';
}

export function failureOf(error: unknown): Failure {
  if (error instanceof DataFailure) return error.failure;
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message, remedy: 'Open the line again.' };
}

/** The answer to a request, checked. @throws DataFailure where it does not fit the request */
export function checkAnswer<Name extends DataPortName>(
  name: Name,
  value: unknown,
): DataPortRequests[Name]['answer'] {
  const checked = ANSWER_SCHEMAS[name].safeParse(value);
  if (checked.success) return checked.data;
  const message = `The data process gave an answer to "${name}" that does not fit the request.`;
  throw new DataFailure({ code: 'internal', message, remedy: 'Open the line again.' });
}
