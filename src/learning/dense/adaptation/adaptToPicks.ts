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

function rowsOf(picks: readonly LeftOutPick[], classCount: number): CorrectionRows {
  const counts = picks.map(({ outputs }) => outputs.length / classCount);
  const joined = (part: (pick: LeftOutPick) => Float64Array): Float64Array =>
    Float64Array.from(picks.flatMap((pick) => [...part(pick)]));
  return {
    classCount,
    outputs: joined(({ outputs }) => outputs),
    attributes: joined(({ attributes }) => attributes),
    labels: Int32Array.from(picks.flatMap(({ label }, i) => Array<number>(counts[i]).fill(label))),
    weights: Float64Array.from(counts.flatMap((count) => Array<number>(count).fill(1 / count))),
  };
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

function heldOutBy(picks: readonly LeftOutPick[], classCount: number, penalty: number): HeldOutPick[] {
  const byGroup = new Map<number, Correction>();
  for (const { group } of picks) {
    if (byGroup.has(group)) continue;
    const others = picks.filter((pick) => pick.group !== group);
    byGroup.set(group, fitCorrection(rowsOf(others, classCount), penalty));
  }
  return picks.map((pick) => {
    const correction = byGroup.get(pick.group) ?? new Float64Array();
    const { id, label } = pick;
    return { id, label, probabilities: probabilitiesAt(pick, correction, classCount) };
  });
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
  const tried = PENALTIES.map((penalty) => ({ penalty, heldOut: heldOutBy(picks, classCount, penalty) }));
  const best = tried.reduce((a, b) => (meanLoss(b.heldOut) < meanLoss(a.heldOut) ? b : a));
  return { ...best, correction: fitCorrection(rowsOf(picks, classCount), best.penalty) };
}
