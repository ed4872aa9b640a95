import type { TrainOptions } from '#learning/recipe/trainOptions';
import { cos } from '#seismic/numerics/mathematics';

/** A falling rate ends at this share of its start. */
const LAST_SHARE = 0.03;

/** Learning rate of a step, counted from 0: risen over the warm-up, then along the schedule. */
export function learningRateAt(
  step: number,
  { learningRate, steps, schedule, warmUpSteps }: TrainOptions,
): number {
  const done = step / Math.max(1, steps);
  const left = { cosine: (1 + cos(Math.PI * done)) / 2, linear: 1 - done, constant: 1 }[schedule];
  const rise = Math.min(1, (step + 1) / (warmUpSteps + 1));
  const fall = schedule === 'constant' ? 1 : LAST_SHARE + (1 - LAST_SHARE) * left;
  return learningRate * rise * fall;
}
