import type { PreparedPatch } from '#learning/tasks/pairs/input/pairPanels';
import type { PairClassifier } from '#learning/tasks/pairs/pairClassifier';
import type { PickVerdict } from '#learning/training/metrics';
import { log } from '#seismic/numerics/mathematics';
import { EVENT_CLASSES, type EventClass } from '#seismic/picks/pick';

/** A pick to be judged. */
export interface JudgedPick {
  readonly id: string;
  readonly class: EventClass;
  readonly patch: PreparedPatch;
  readonly heldOut: boolean;
}

export interface ValidationResult {
  /** Share of the picks whose averaged softmax has its largest value at their class. */
  readonly accuracy: number;
  /** Mean cross-entropy of the picks' panels, in nats. */
  readonly loss: number;
  readonly verdicts: PickVerdict[];
}

function isRight(probabilities: readonly number[], classIndex: number): boolean {
  return probabilities.every((value, i) => i === classIndex || value < probabilities[classIndex]);
}

/**
 * Judges picks by their panels with a classifier's templates: a pick counts once, however many panels
 * it has. A pick that is itself a template is judged by the other templates.
 */
export async function judgePicks(
  classifier: PairClassifier,
  picks: readonly JudgedPick[],
): Promise<ValidationResult> {
  let right = 0;
  let panelLoss = 0;
  const verdicts: PickVerdict[] = [];
  for (const pick of picks) {
    const classIndex = EVENT_CLASSES.indexOf(pick.class);
    const judged = await classifier.judge(pick.patch, pick.class, pick.id);
    if (isRight(judged.probabilities, classIndex)) right++;
    panelLoss += judged.panelLoss;
    const { probabilities } = judged;
    const loss = -log(Math.max(1e-12, probabilities[classIndex]));
    verdicts.push({ pickId: pick.id, heldOut: pick.heldOut, probabilities, loss });
  }
  const count = Math.max(1, picks.length);
  return { accuracy: right / count, loss: panelLoss / count, verdicts };
}
