import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addNews,
  addSummaries,
  EMPTY_HISTORY,
  newsFollowing,
  rewindHistory,
  summariesOf,
} from '#learning/news/runNews';
import type { StepMetrics } from '#learning/training/metrics';

function stepsOf(losses: readonly (number | null)[]): StepMetrics[] {
  return losses.map((loss, step) => ({
    ...{ step, epoch: 0, wallTimeMs: step, loss: 1, accuracy: 0 },
    ...{ learningRate: 0, gradientNorm: 0, examplesPerSecond: 0 },
    ...(loss === null ? {} : { validationLoss: loss, validationAccuracy: 1 / (1 + loss) }),
  }));
}

/** By a direct search: judged steps with no loss as low before them. */
function lowestBySearch(steps: readonly StepMetrics[]) {
  const judged = steps.flatMap(({ step, validationLoss: loss }) =>
    loss === undefined ? [] : [{ step, loss }],
  );
  return judged.filter(({ loss }, i) => judged.slice(0, i).every((before) => before.loss > loss));
}

const losses = fc.array(fc.option(fc.integer({ min: 0, max: 20 }).map((loss) => loss / 4)), {
  maxLength: 40,
});

function tell(steps: readonly StepMetrics[], from = EMPTY_HISTORY) {
  return steps.flatMap((one) => newsFollowing([one])).reduce(addNews, from);
}

describe('the lowest validation losses', () => {
  it('are those of a direct search, told step by step or read back at once', () => {
    fc.assert(
      fc.property(losses, (values) => {
        const steps = stepsOf(values);
        const expected = lowestBySearch(steps).map((one) => ({ ...one, accuracy: 1 / (1 + one.loss) }));
        expect(tell(steps).lowestLosses).toEqual(expected);
        const summaries = summariesOf({ kind: 'steps', steps });
        const read = summaries.map(({ step, values: found }) => ({ step: step ?? 0, values: found }));
        expect(addSummaries(EMPTY_HISTORY, read).lowestLosses).toEqual(expected);
      }),
      { seed: 1 },
    );
  });

  it('of a run that goes on from a checkpoint are those of one that was never cut off', () => {
    const steps = stepsOf([5, 3, 4, 1, 2, 0.5]);
    const cut = rewindHistory(tell(steps.slice(0, 5)), 2);
    expect(tell(steps.slice(2), cut).lowestLosses).toEqual(tell(steps).lowestLosses);
  });

  it('are none where nothing could be held out', () => {
    expect(newsFollowing(stepsOf([null, null]))).toEqual([]);
  });
});
