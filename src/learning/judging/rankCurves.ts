import type { HeldOutPick } from '#learning/judging/heldOutPick';
import { averagePrecision } from '#seismic/labels/averagePrecision';

/** What picks with at least `threshold` of a class's probability hold. */
export interface RankPoint {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
  readonly falsePositiveRate: number;
}

/** One class against all others. */
export interface ClassRanking {
  readonly averagePrecision: number;
  readonly prevalence: number;
  readonly areaUnderCurve: number;
  /** One for each threshold that occurs, from the highest down. */
  readonly points: RankPoint[];
}

/** Points of the precision-recall and the ROC curve; picks of equal score enter together. */
function rankPoints(scores: readonly number[], isPositive: readonly boolean[]): RankPoint[] {
  const order = scores.map((_, i) => i).sort((a, b) => scores[b] - scores[a]);
  const positiveCount = isPositive.filter(Boolean).length;
  const negativeCount = scores.length - positiveCount;
  const points: RankPoint[] = [];
  let found = 0;
  order.forEach((index, k) => {
    if (isPositive[index]) found++;
    const threshold = scores[index];
    if (k + 1 < order.length && scores[order[k + 1]] === threshold) return;
    const falseCount = k + 1 - found;
    points.push({
      ...{ threshold, precision: found / (k + 1), recall: found / positiveCount },
      falsePositiveRate: falseCount / negativeCount,
    });
  });
  return points;
}

/** Area under the ROC curve by trapezoids: the probability that a pick of the class has the higher score. */
function areaOf(points: readonly RankPoint[]): number {
  let area = 0;
  let before = { recall: 0, falsePositiveRate: 0 };
  for (const point of points) {
    area += ((point.recall + before.recall) / 2) * (point.falsePositiveRate - before.falsePositiveRate);
    before = point;
  }
  // The sum of many steps may pass 1 by a rounding error.
  return Math.min(1, area);
}

/** Ranks picks by their probability of a class. Null where no pick, or every one, is of the class. */
export function rankingOf(picks: readonly HeldOutPick[], label: number): ClassRanking | null {
  const isPositive = picks.map((pick) => pick.label === label);
  const scores = picks.map(({ probabilities }) => probabilities[label]);
  const positives = scores.filter((_, i) => isPositive[i]);
  const negatives = scores.filter((_, i) => !isPositive[i]);
  if (positives.length === 0 || negatives.length === 0) return null;
  const points = rankPoints(scores, isPositive);
  return {
    averagePrecision: averagePrecision(Float64Array.from(positives), Float64Array.from(negatives)),
    prevalence: positives.length / picks.length,
    areaUnderCurve: areaOf(points),
    points,
  };
}
