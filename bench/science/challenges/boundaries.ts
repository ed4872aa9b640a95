import { createRandom, type Random } from '#seismic/numerics/random';
import type { PickedWindow } from '#seismic/picks/pick';
import { type SectionAxes, timeMsOfSample } from '#seismic/section/section';
import { recordLine, shoot } from '../differences/simulate';
import { interpret } from '../knownLineFolder';
import { scoreProbabilities } from '../scoring/scoreFolder';
import { atMost, type Challenge, deviation, mean, shown } from './challenge';

const SEEDS = 20;
const JITTER = 0.25;

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

/** A window moved and resized by up to a quarter of its size, inside the section. */
export function jittered(pick: PickedWindow, random: Random, axes: SectionAxes): PickedWindow {
  const by = (): number => random.between(-JITTER, JITTER);
  const traces = Math.max(4, Math.round(pick.traces * (1 + by())));
  const durationMs = pick.durationMs * (1 + by());
  const [aside, aboveMs] = [Math.ceil(traces / 2), durationMs / 2 + axes.sampleIntervalUs / 1000];
  return {
    ...pick,
    traces,
    durationMs,
    trace: within(Math.round(pick.trace + by() * pick.traces), aside, axes.traceCount - 1 - aside),
    timeMs: within(
      pick.timeMs + by() * pick.durationMs,
      timeMsOfSample(axes, 0) + aboveMs,
      timeMsOfSample(axes, axes.sampleCount - 1) - aboveMs,
    ),
  };
}

export const boundaries: Challenge = {
  number: 1,
  title: 'Amorphous boundaries',
  data: 'normal faults, finite differences, seed 501; 10 picks a class',
  metric: `macro-F1 when the windows' edges are moved by up to ±25 % of their size, ${SEEDS} seeds`,
  measure: async (lab) => {
    const line = await lab.line('faults-501', () => recordLine(shoot('faults', 501)));
    const picks = interpret(line, 1);
    const macroF1 = async (windows: readonly PickedWindow[]): Promise<number> =>
      scoreProbabilities(line, await lab.classify(line, windows)).macroF1;
    const exact = await macroF1(picks);
    const moved: number[] = [];
    for (let seed = 1; seed <= SEEDS; seed++) {
      const random = createRandom(seed).fork('jitter');
      moved.push(await macroF1(picks.map((pick) => jittered(pick, random, line.section))));
    }
    return [
      shown('macro-F1, windows as picked', exact.toFixed(3)),
      shown('macro-F1, edges moved', `${mean(moved).toFixed(3)} ± ${deviation(moved).toFixed(3)}`),
      atMost('mean drop', exact - mean(moved), 0.03),
    ];
  },
};
