import type { PickVerdict, RunSummary } from '#contract/contract';
import { formatShare } from '#renderer/words/duration';
import { engineWords } from '#renderer/words/engineWords';
import { say, sayName } from '#renderer/words/say.svelte';
import { formatNumber } from '#seismic/display/ticks';
import { likeliestOf } from '#seismic/labels/probabilityGrid';
import { wilsonInterval } from '#seismic/numerics/wilson';

/** One row of the table of runs: what it is called, and its value for each run. */
export interface RunRow {
  readonly title: string;
  readonly values: readonly string[];
  /** True where not all values are the same. */
  readonly isDifferent: boolean;
}

/** "83 % of 18 (61 to 94 %)": share of held-out picks that are right, with its Wilson interval. */
function accuracyWords({ validationAccuracy, heldOutPickCount }: RunSummary): string {
  if (validationAccuracy === null) return '–';
  const { low, high } = wilsonInterval(Math.round(validationAccuracy * heldOutPickCount), heldOutPickCount);
  return say('{share} of {count} ({low} to {high})', {
    share: formatShare(validationAccuracy),
    count: heldOutPickCount,
    low: formatNumber(100 * low),
    high: formatShare(high),
  });
}

/** Steps taken; the number of the last one counts from 0. */
function stepWords({ lastLoss, lastStep, totalSteps }: RunSummary): string {
  return say('{number} of {count}', { number: lastLoss === null ? 0 : lastStep + 1, count: totalSteps });
}

/** The figures and settings of runs, a row each. */
export function runRows(runs: readonly RunSummary[]): RunRow[] {
  const row = (title: string, wordsOf: (run: RunSummary) => string): RunRow => {
    const values = runs.map(wordsOf);
    return { title, values, isDifferent: new Set(values).size > 1 };
  };
  return [
    row(say('Held-out picks right'), accuracyWords),
    row(say('Last loss'), ({ lastLoss }) => (lastLoss === null ? '–' : lastLoss.toFixed(4))),
    row(say('Status'), ({ status }) => sayName(status)),
    row(say('Steps'), stepWords),
    row(say('Seed'), ({ seed }) => String(seed)),
    row(say('Picks'), ({ pickCount }) => formatNumber(pickCount)),
    row(say('Parameters'), ({ parameterCount }) => formatNumber(parameterCount)),
    row(say('Plane'), ({ plane }) => plane),
    row(say('Note'), ({ note }) => note || '–'),
    row(say('Engine'), ({ engine }) => engineWords(engine)),
  ];
}

/** A held-out pick that two runs answer differently: the class of each, by its number. */
export interface VerdictPair {
  readonly pickId: string;
  readonly first: number;
  readonly second: number;
}

/** The picks that both runs held out and answer differently, in the order of the first. */
export function differingVerdicts(
  first: readonly PickVerdict[],
  second: readonly PickVerdict[],
): VerdictPair[] {
  const others = new Map(second.filter(({ heldOut }) => heldOut).map((verdict) => [verdict.pickId, verdict]));
  return first.flatMap((verdict) => {
    const other = verdict.heldOut ? others.get(verdict.pickId) : undefined;
    if (!other) return [];
    const [own, found] = [likeliestOf(verdict.probabilities), likeliestOf(other.probabilities)];
    return own === found ? [] : [{ pickId: verdict.pickId, first: own, second: found }];
  });
}
