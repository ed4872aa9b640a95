import { wilsonInterval } from '#seismic/numerics/wilson';
import { recordLine, shoot } from '../differences/simulate';
import { interpret } from '../knownLineFolder';
import { scoreProbabilities } from '../scoring/scoreFolder';
import { atLeast, type Challenge, deviation, type Finding, mean, shown } from './challenge';

const COUNTS = [3, 5, 10, 20, 40] as const;
const SETS = [11, 12, 13, 14, 15] as const;
/** A quarter of the picks is held out for validation. */
const HELD_OUT = 0.25;

function interval(count: number): string {
  const held = Math.round(3 * count * HELD_OUT);
  const { low, high } = wilsonInterval(Math.round(0.9 * held), held);
  return `${low.toFixed(2)} to ${high.toFixed(2)}`;
}

export const fewPicks: Challenge = {
  number: 8,
  title: 'Small data sets',
  data: 'folds, finite differences, seed 510; 3 to 40 picks a class',
  metric: `macro-F1, mean and standard deviation of ${SETS.length} sets of picks; 95 % Wilson interval of nine in ten held-out picks`,
  measure: async (lab) => {
    const line = await lab.line('folds-510', () => recordLine(shoot('folds', 510)));
    const score = async (picks: ReturnType<typeof interpret> | null): Promise<number> =>
      scoreProbabilities(line, await lab.classify(line, picks)).macroF1;
    const findings: Finding[] = [shown('no picks: macro-F1', (await score(null)).toFixed(3))];
    const means: number[] = [];
    for (const count of COUNTS) {
      const scores: number[] = [];
      for (const set of SETS) scores.push(await score(interpret(line, set, count)));
      means.push(mean(scores));
      const value = `${mean(scores).toFixed(3)} ± ${deviation(scores).toFixed(3)}`;
      findings.push(shown(`${count} a class: macro-F1 (interval ${interval(count)})`, value));
    }
    findings.push(atLeast('best mean macro-F1 with at most 40 picks a class', Math.max(...means), 0.9));
    return findings;
  },
};
