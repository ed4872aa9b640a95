import { type HeadJudgement, judgeLeftOut, leftOutGroups } from '#learning/dense/head/headJudgement';
import { balancedRows, type HeadRows } from '#learning/dense/head/headRows';
import { fitPicks, probabilitiesOf, teachBySection } from '#learning/dense/head/selfTraining';
import type { LinearWeights, TargetRows } from '#learning/dense/head/softmaxRegression';
import type { LabelledPlace } from '#learning/dense/head/windowRows';

/** Places of the section that teach where windows are left out, which they are often. */
const LEFT_OUT_PLACES = 500;

/** Mean probabilities over the rows of each window, by weight: [window][class]. */
function windowProbabilities(rows: HeadRows, weights: LinearWeights, windowCount: number): number[][] {
  const { classCount } = rows;
  const means = Array.from({ length: windowCount }, () => new Array<number>(classCount).fill(0));
  const totals = new Float64Array(windowCount);
  const probabilities = probabilitiesOf(weights, rows.features, classCount);
  for (const [row, window] of rows.windows.entries()) {
    totals[window] += rows.weights[row];
    for (let c = 0; c < classCount; c++)
      means[window][c] += rows.weights[row] * probabilities[row * classCount + c];
  }
  return means.map((sums, window) => sums.map((sum) => sum / totals[window]));
}

/** Windows that are left out together, rows of the others, and what those teach. */
interface LeftOutGroup {
  readonly group: number;
  readonly kept: TargetRows;
  readonly weights: LinearWeights;
}

/** Heads that were fitted without each group of windows, and the group of each window. */
export interface LeftOutHeads {
  readonly groups: Int32Array;
  readonly heads: readonly LeftOutGroup[];
}

/** Fits the picks without each group of windows in turn. */
export function fitLeftOut(rows: HeadRows, places: readonly LabelledPlace[]): LeftOutHeads {
  const groups = leftOutGroups(places, rows.classCount);
  const heads = [...new Set(groups)].map((group) => {
    const kept = balancedRows(rows, (window) => groups[window] !== group);
    return { group, kept, weights: fitPicks(kept) };
  });
  return { groups, heads };
}

/** Judges heads by the windows that each was fitted without. */
export function judgeHeads(
  rows: HeadRows,
  places: readonly LabelledPlace[],
  { groups, heads }: LeftOutHeads,
): HeadJudgement {
  const leftOut: number[][] = places.map(() => []);
  for (const { group, weights } of heads)
    windowProbabilities(rows, weights, places.length).forEach((probabilities, window) => {
      if (groups[window] === group) leftOut[window] = probabilities;
    });
  return judgeLeftOut(places, leftOut);
}

/** The same heads, taught by the section, too. */
export function taughtHeads(rows: HeadRows, { groups, heads }: LeftOutHeads): LeftOutHeads {
  const section = rows.section.subarray(0, LEFT_OUT_PLACES * rows.featureCount);
  return {
    groups,
    heads: heads.map((head) => ({ ...head, ...teachBySection(head.kept, section, head.weights) })),
  };
}
