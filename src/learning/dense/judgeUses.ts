import { PRETRAINED_USES, type PretrainedUse, type UseJudgement } from '#learning/dense/liveLearner';
import { type HeldOutPick, isRight } from '#learning/judging/heldOutPick';
import { judgingFigures } from '#learning/judging/judgingFigures';
import { pickLosses } from '#learning/judging/pickLosses';
import { wilsonInterval } from '#seismic/numerics/wilson';

/** The same picks in the same order, as each use of the net answers them. */
export type PicksByUse = Readonly<Record<PretrainedUse, readonly HeldOutPick[]>>;

/** Mean, and its standard error. */
function meanWithError(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { mean, error: Math.sqrt(squares / Math.max(1, count - 1) / count) };
}

/** Judges the uses of the net by picks that were left out in turn. One pick at least. */
export function judgeUses(picksByUse: PicksByUse, classes: readonly string[]): UseJudgement[] {
  const shownLosses = pickLosses(picksByUse.withPicks);
  return PRETRAINED_USES.map((use) => {
    const picks = picksByUse[use];
    const losses = pickLosses(picks);
    const right = picks.filter(isRight).length;
    const { low, high } = wilsonInterval(right, picks.length);
    const { error: lossError } = meanWithError(losses.map((loss, i) => loss - shownLosses[i]));
    return {
      ...{ use, count: picks.length, right, interval: { low, high } },
      ...{ loss: meanWithError(losses).mean, lossError },
      figures: judgingFigures(picks, classes),
    };
  });
}
