import { TrainingDiverged } from '#learning/training/finiteWatch';
import { JobError } from '#system/failure';

/** A training that left the finite numbers, in words; any other error as it is. */
export function divergedError(error: unknown): unknown {
  if (!(error instanceof TrainingDiverged)) return error;
  return new JobError(
    'training.diverged',
    `${error.message}.`,
    'Lower the learning rate (a tenth of it is a good start) and train again.',
    { cause: error },
  );
}
