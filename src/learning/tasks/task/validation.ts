import type { PickVerdict, ValidationResult } from '#learning/training/metrics';
import { log } from '#seismic/numerics/mathematics';
import { EVENT_CLASSES, type EventClass } from '#seismic/picks/pick';

/** A pick to be judged. */
export interface JudgedPick {
  readonly id: string;
  readonly class: EventClass;
  readonly heldOut: boolean;
}

/** How one pick of known class was judged. */
export interface Judgement {
  /** Diffraction, reflection, noise; adds up to 1. */
  readonly probabilities: number[];
  /** Mean cross-entropy of the net's outputs for this pick, in nats. */
  readonly outputLoss: number;
}

function isRight(probabilities: readonly number[], classIndex: number): boolean {
  return probabilities.every((value, i) => i === classIndex || value < probabilities[classIndex]);
}

/** Judges picks one by one: a pick counts once, for any number of outputs of the net. */
export async function judgePicks<Pick extends JudgedPick>(
  picks: readonly Pick[],
  judge: (pick: Pick) => Promise<Judgement>,
): Promise<ValidationResult> {
  let right = 0;
  let outputLoss = 0;
  const verdicts: PickVerdict[] = [];
  for (const pick of picks) {
    const classIndex = EVENT_CLASSES.indexOf(pick.class);
    const judged = await judge(pick);
    if (isRight(judged.probabilities, classIndex)) right++;
    outputLoss += judged.outputLoss;
    const { probabilities } = judged;
    const loss = -log(Math.max(1e-12, probabilities[classIndex]));
    verdicts.push({ pickId: pick.id, heldOut: pick.heldOut, probabilities, loss });
  }
  const count = Math.max(1, picks.length);
  return { accuracy: right / count, loss: outputLoss / count, verdicts };
}
