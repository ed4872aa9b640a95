import {
  type Correction,
  type CorrectionRows,
  correctedOutputs,
  fitCorrection,
} from '#learning/dense/adaptation/correction';
import type { HeldOutPick } from '#learning/judging/heldOutPick';
import { pickLosses } from '#learning/judging/pickLosses';
import { softmaxInPlace } from '#learning/network/softmax';

/** Penalties that are tried, the strongest first: of equals the strongest is taken. */
const PENALTIES = [30, 10, 3] as const;

/**
 * Of the correction that explains the picks best, so much is applied. Picks lie in a part of the line and beside each
 * other, so that even those left out promise more than the rest of the line keeps: the half is better than the whole on
 * lines with known truth, and cannot do much harm (decision 11).
 */
export const APPLIED_SHARE = 0.5;

/** A pick, and the places around it when the net was not shown it. */
export interface LeftOutPick {
  readonly id: string;
  readonly label: number;
  /** Picks of one group were left out together. */
  readonly group: number;
  /** Outputs over the temperature, [place][class]. */
  readonly outputs: Float64Array;
  /** [place][attribute]. */
  readonly attributes: Float64Array;
}

/** How the net's outputs are adapted to the picks of a line. */
export interface Adaptation {
  readonly correction: Correction;
  readonly penalty: number;
  /** What corrections that were fitted without a pick's group answer at it. */
  readonly heldOut: readonly HeldOutPick[];
}

/** The places of all picks, one behind the other. */
function rowsOf(picks: readonly LeftOutPick[], classCount: number): CorrectionRows {
  const total = (part: (pick: LeftOutPick) => number): number =>
    picks.reduce((sum, pick) => sum + part(pick), 0);
  const outputs = new Float64Array(total((pick) => pick.outputs.length));
  const attributes = new Float64Array(total((pick) => pick.attributes.length));
  const targets = new Float64Array(outputs.length);
  const weights = new Float64Array(outputs.length / classCount);
  const attributeCount = attributes.length / weights.length;
  let first = 0;
  for (const pick of picks) {
    const end = first + pick.outputs.length / classCount;
    outputs.set(pick.outputs, first * classCount);
    attributes.set(pick.attributes, first * attributeCount);
    for (let row = first; row < end; row++) targets[row * classCount + pick.label] = 1;
    weights.fill(1 / (end - first), first, end);
    first = end;
  }
  return { classCount, outputs, attributes, targets, weights };
}

/** Mean probabilities around a pick. */
function probabilitiesAt(pick: LeftOutPick, correction: Correction, classCount: number): number[] {
  const count = pick.outputs.length / classCount;
  const sums = new Float64Array(classCount);
  const row = new Float64Array(classCount);
  for (let place = 0; place < count; place++) {
    correctedOutputs({ ...pick, classCount }, correction, place, row);
    softmaxInPlace(row);
    for (let c = 0; c < classCount; c++) sums[c] += row[c] / count;
  }
  return [...sums];
}

/** Groups of picks, and the rows of all picks but those of each. */
interface Folds {
  readonly groups: readonly number[];
  readonly others: readonly CorrectionRows[];
}

function foldsOf(picks: readonly LeftOutPick[], classCount: number): Folds {
  const groups = [...new Set(picks.map(({ group }) => group))];
  const othersOf = (left: number): LeftOutPick[] => picks.filter(({ group }) => group !== left);
  return { groups, others: groups.map((left) => rowsOf(othersOf(left), classCount)) };
}

/** The correction with the least loss for each of the penalties: each search begins where the one before ended. */
function correctionsOf(rows: CorrectionRows): Correction[] {
  let found: Correction | undefined;
  return PENALTIES.map((penalty) => {
    found = fitCorrection(rows, penalty, found);
    return found;
  });
}

/** The part of a correction that is applied. */
function appliedOf(correction: Correction): Correction {
  return correction.map((value) => APPLIED_SHARE * value);
}

/** What corrections for each penalty, fitted without a pick's group, answer at it: [penalty][pick]. */
function heldOutByPenalty(picks: readonly LeftOutPick[], { groups, others }: Folds): HeldOutPick[][] {
  const corrections = others.map((rows) => correctionsOf(rows).map(appliedOf));
  return PENALTIES.map((_, p) =>
    picks.map((pick) => {
      const { id, label, group } = pick;
      const at = groups.indexOf(group);
      return { id, label, probabilities: probabilitiesAt(pick, corrections[at][p], others[at].classCount) };
    }),
  );
}

function meanLoss(picks: readonly HeldOutPick[]): number {
  return pickLosses(picks).reduce((sum, loss) => sum + loss, 0) / picks.length;
}

/**
 * Adapts the net to a line by its picks: fits how attributes without learning move its outputs, at places that it was
 * not shown. The penalty is the one with the lowest loss on picks that the fit was not shown either. Picks of two
 * groups at least.
 */
export function adaptToPicks(picks: readonly LeftOutPick[], classCount: number): Adaptation {
  const answers = heldOutByPenalty(picks, foldsOf(picks, classCount));
  const tried = PENALTIES.map((penalty, p) => ({ penalty, heldOut: answers[p] }));
  const best = tried.reduce((a, b) => (meanLoss(b.heldOut) < meanLoss(a.heldOut) ? b : a));
  const correction = appliedOf(fitCorrection(rowsOf(picks, classCount), best.penalty));
  return { ...best, correction };
}
