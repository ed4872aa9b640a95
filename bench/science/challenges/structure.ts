import { startEngine } from '#engine/start/startEngine';
import { recordLine, shoot } from '../differences/simulate';
import { atLeast, type Challenge, mean, shown } from './challenge';
import { deviationsAbove, groupedShare, panelShare, randomLabelInput, type Share } from './randomLabels';

const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);
const GROUPED_STEPS = 300;
const PANEL = { seeds: [1, 2, 3], steps: 1200 } as const;

function accuracy(shares: readonly Share[]): string {
  return `${mean(shares.map(({ right, tries }) => right / tries)).toFixed(3)} (chance ${mean(
    shares.map(({ chance }) => chance),
  ).toFixed(3)})`;
}

/** The tries of several seeds together. */
function pooled(shares: readonly Share[]): Share {
  const sum = (of: (share: Share) => number): number => shares.reduce((total, share) => total + of(share), 0);
  return {
    right: sum((s) => s.right),
    tries: sum((s) => s.tries),
    chance: mean(shares.map((s) => s.chance)),
  };
}

export const structure: Challenge = {
  number: 2,
  title: 'Structure in space and time',
  data: 'normal faults, finite differences, seed 502; 8 picks a class whose classes were exchanged at random',
  metric: 'validation accuracy of the net on pair panels, which can learn nothing',
  measure: async (lab) => {
    const line = await lab.line('faults-502', () => recordLine(shoot('faults', 502)));
    const { createNetwork } = await startEngine('wasm', { threads: 1 });
    const input = randomLabelInput(line, createNetwork);
    const grouped: Share[] = [];
    for (const seed of SEEDS) grouped.push(await groupedShare({ ...input, steps: GROUPED_STEPS }, seed));
    const panels: Share[] = [];
    for (const seed of PANEL.seeds) panels.push(await panelShare({ ...input, steps: PANEL.steps }, seed));
    const inside = grouped.filter((share) => Math.abs(deviationsAbove(share)) <= 2).length;
    return [
      shown('held out by place: accuracy', accuracy(grouped)),
      atLeast('seeds of 20 within two standard deviations of chance', inside, 19, 0),
      shown('held out by random panels: accuracy', accuracy(panels)),
      atLeast('standard deviations above chance, random panels', deviationsAbove(pooled(panels)), 2, 1),
    ];
  },
};
