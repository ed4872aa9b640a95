import { type HeldOutPick, isRight } from '#learning/judging/heldOutPick';

/** Accuracy of the answers that are given, for which a threshold is proposed. */
const WANTED_ACCURACY = 0.95;

/** What is answered where the likeliest class has at least `threshold`. */
export interface AbstentionPoint {
  readonly threshold: number;
  /** Share of all picks. */
  readonly answered: number;
  /** Share of the answered picks that is right. */
  readonly accuracy: number;
}

export interface AbstentionCurve {
  /** One for each confidence that occurs, ascending; the first answers all. */
  readonly points: AbstentionPoint[];
  readonly wanted: number;
  /** The lowest threshold with the wanted accuracy; null where none has it. */
  readonly threshold: number | null;
}

/** How accuracy rises as unsure picks are left without an answer. */
export function abstentionCurve(picks: readonly HeldOutPick[]): AbstentionCurve {
  const judged = picks
    .map((pick) => ({ confidence: Math.min(1, Math.max(...pick.probabilities)), right: isRight(pick) }))
    .sort((a, b) => b.confidence - a.confidence);
  const points: AbstentionPoint[] = [];
  let right = 0;
  judged.forEach((one, i) => {
    right += one.right ? 1 : 0;
    const count = i + 1;
    if (judged[count]?.confidence === one.confidence) return;
    const accuracy = right / count;
    points.push({ threshold: one.confidence, answered: count / judged.length, accuracy });
  });
  points.reverse();
  const chosen = points.find(({ accuracy }) => accuracy >= WANTED_ACCURACY);
  return { points, wanted: WANTED_ACCURACY, threshold: chosen?.threshold ?? null };
}
