import { type CheckColour, type CheckResult, groupDigits } from '#learning/preflight/checkResult';
import type { RungResult } from '#learning/preflight/ladder';
import { wilsonInterval } from '#seismic/numerics/wilson';

/** Losses closer than this count as equal: another seed changes them by more. */
const EQUAL_LOSS = 0.05;
const CHANCE = 1 / 3;

function shareWords({ right, heldOut }: RungResult): string {
  if (heldOut === 0) return '–';
  const { share, low, high } = wilsonInterval(right, heldOut);
  return `${right} of ${heldOut} = ${share.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}

function rowOf(result: RungResult): string[] {
  const { name, filters, parameterCount, loss, stepsPerSecond } = result;
  return [
    filters.length === 0 ? name : `${name}: ${filters.join(', ')}`,
    groupDigits(parameterCount),
    shareWords(result),
    loss === null ? '–' : loss.toFixed(3),
    stepsPerSecond.toFixed(0),
  ];
}

const intervalOf = ({ right, heldOut }: RungResult) => wilsonInterval(right, heldOut);

/** True where one net's interval is wholly above another's. */
function isSurelyBetter(a: RungResult, b: RungResult): boolean {
  return intervalOf(a).low > intervalOf(b).high;
}

/** True where a net is right at least as often as another, at a loss that is no higher. */
function doesAsWell(a: RungResult, b: RungResult): boolean {
  return a.right >= b.right && (a.loss ?? 0) <= (b.loss ?? 0) + EQUAL_LOSS;
}

interface Verdict {
  readonly colour: CheckColour;
  readonly advice: string;
}

/**
 * Whether the size of the chosen net is justified; `results` from the smallest rung on, the larger net last.
 */
function verdictOf(results: readonly RungResult[], chosen: RungResult): Verdict {
  const { heldOut } = chosen;
  if (heldOut === 0)
    return { colour: 'amber', advice: 'Pick more windows, further apart, so that some can be held out.' };
  const smaller = results.slice(0, results.indexOf(chosen));
  const better = smaller.find((one) => isSurelyBetter(one, chosen));
  if (better)
    return {
      colour: 'red',
      advice: `Take the smaller net, ${better.name}: it is significantly better on held-out picks.`,
    };
  const few = `but with ${heldOut} held-out picks the difference is not significant`;
  if (results.every((one) => intervalOf(one).low <= CHANCE))
    return {
      colour: 'amber',
      advice: `Pick more windows of each class: with ${heldOut} held-out picks no net is significantly better than chance after this short training.`,
    };
  const equal = smaller.find((one) => doesAsWell(one, chosen));
  if (equal) return { colour: 'amber', advice: `Try the smaller net, ${equal.name}: it is as good, ${few}.` };
  const larger = results[results.length - 1];
  if (isSurelyBetter(larger, chosen))
    return { colour: 'amber', advice: 'Take more filters: twice as many are significantly better.' };
  const isSure = smaller.every((one) => isSurelyBetter(chosen, one));
  return {
    colour: 'green',
    advice: `Keep the chosen net: it is better than the smaller ones${isSure ? '' : `, ${few}`}.`,
  };
}

/** Decides whether the size of the chosen net is justified or a smaller one is as good. */
export function judgeLadder(results: readonly RungResult[], stepCount: number): CheckResult {
  const chosen = results.find(({ isChosen }) => isChosen) ?? results[0];
  const smallest = results[0];
  const other = smallest === chosen ? results[results.length - 1] : smallest;
  const words = (one: RungResult): string => `${one.name} ${shareWords(one)}`;
  const finding =
    chosen.heldOut === 0
      ? 'no pick could be held out, so the nets cannot be compared'
      : `held-out picks right after ${stepCount} steps: ${words(chosen)}, ${words(other)}`;
  return {
    ...verdictOf(results, chosen),
    finding,
    table: {
      heads: ['net', 'parameters', 'held-out picks right (95 %)', 'loss', 'steps/s'],
      rows: results.map(rowOf),
    },
  };
}
