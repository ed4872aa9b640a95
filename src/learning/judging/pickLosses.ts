import { median } from 'd3-array';
import type { HeldOutPick } from '#learning/judging/heldOutPick';
import { log } from '#seismic/numerics/mathematics';

/** Probabilities below this count as this, so that one pick does not outweigh all others. */
const LEAST_PROBABILITY = 1e-6;
/** Turns the median absolute deviation into a standard deviation where values are normally distributed. */
const DEVIATION_OF_NORMAL = 1.4826;
/** Limit of the modified z-score (Iglewicz and Hoaglin, 1993). */
const OUTLIER_DEVIATIONS = 3.5;

/** Cross-entropy of a pick's class, nats. */
export function lossOf(probabilities: readonly number[], label: number): number {
  // 0 − 0 is 0; the negative of 0 would be −0.
  return 0 - log(Math.max(LEAST_PROBABILITY, probabilities[label]));
}

/** Cross-entropy of each pick, nats. */
export function pickLosses(picks: readonly HeldOutPick[]): number[] {
  return picks.map(({ probabilities, label }) => lossOf(probabilities, label));
}

/**
 * The loss above which a label is looked at again: the limit of outliers by median and median absolute deviation,
 * which a few wrong labels do not move, but at least the loss of guessing, ln(classes): where all picks are surely
 * right, the least sure of them is an outlier and none the less right.
 */
export function suspiciousLoss(losses: readonly number[], classCount: number): number {
  const middle = median(losses) ?? 0;
  const deviation = median(losses, (loss) => Math.abs(loss - middle)) ?? 0;
  return Math.max(log(classCount), middle + OUTLIER_DEVIATIONS * DEVIATION_OF_NORMAL * deviation);
}
