import type { NewsKind } from '#learning/news/newsKind';
import type { StepMetrics } from '#learning/training/metrics';

/** A validation whose loss was lower than that of every one before. */
export interface LowestLoss {
  readonly step: number;
  /** Mean cross-entropy of the held-out picks, in nats. */
  readonly loss: number;
  /** Share of the held-out picks given the right class. */
  readonly accuracy: number | null;
}

export interface LowestLossesPayload {
  readonly lowest: readonly LowestLoss[];
}

/** Those that are lower than all before them; of equal losses the first counts, as for the weights kept. */
function runningLowest(losses: readonly LowestLoss[]): LowestLoss[] {
  let least = Number.POSITIVE_INFINITY;
  return losses.filter(({ loss }) => {
    const isLower = loss < least;
    least = Math.min(least, loss);
    return isLower;
  });
}

function lowestOf(steps: readonly StepMetrics[]): LowestLossesPayload | null {
  const judged = steps.flatMap(({ step, validationLoss, validationAccuracy = null }): LowestLoss[] =>
    validationLoss === undefined ? [] : [{ step, loss: validationLoss, accuracy: validationAccuracy }],
  );
  return judged.length > 0 ? { lowest: runningLowest(judged) } : null;
}

/**
 * The steps at which the validation loss was lower than ever before; the last one's weights are kept. Follows
 * from the steps, which event files hold, so that it is known of runs of before, too.
 */
export const lowestLossNews: NewsKind<LowestLossesPayload, readonly LowestLoss[]> = {
  empty: [],
  reduce: (known, payloads) => runningLowest([...known, ...payloads.flatMap(({ lowest }) => lowest)]),
  rewind: (known, first) => known.filter(({ step }) => step < first),
  join: (stored, told) => runningLowest([...stored, ...told]),
  throttle: {
    everyMs: 100,
    merge: (held, newer) => ({ lowest: runningLowest([...held.lowest, ...newer.lowest]) }),
  },
  fromSteps: lowestOf,
};
