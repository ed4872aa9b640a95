import type { Geology } from '../differences/kinds';
import { recordLine, shoot } from '../differences/simulate';
import { interpret } from '../knownLineFolder';
import { bestFilter } from '../running/suite';
import { filterScores } from '../scoring/filters';
import { prevalences, scoreProbabilities } from '../scoring/scoreFolder';
import { atLeast, type Challenge, type Finding, type Laboratory, shown } from './challenge';

/** Share of a section's samples that are to be diffractions, points that are kept, and their strength. */
const CASES = [
  { percent: 5, points: 5, strength: 0.8 },
  { percent: 1, points: 3, strength: 0.3 },
] as const;

/** Evenly spread points, weaker. */
function thinned(geology: Geology, count: number, strength: number): Geology {
  const step = geology.points.length / count;
  const points = Array.from({ length: count }, (_, i) => geology.points[Math.floor((i + 0.5) * step)]);
  return { ...geology, points: points.map((point) => ({ ...point, strength: point.strength * strength })) };
}

async function measureCase(
  lab: Laboratory,
  { percent, points, strength }: (typeof CASES)[number],
): Promise<Finding[]> {
  const alter = (geology: Geology): Geology => thinned(geology, points, strength);
  const line = await lab.line(`rare-${percent}`, () => recordLine(shoot('points', 506, { alter })));
  const chance = prevalences(line);
  const filter = bestFilter({ filters: filterScores(line) });
  const score = scoreProbabilities(line, await lab.classify(line, interpret(line, 1)));
  const name = `about ${percent} %`;
  return [
    shown(`${name}: share of diffraction samples`, chance.apA.toFixed(3)),
    atLeast(`${name}: AP_A over ten times the share`, score.apA / Math.min(1, 10 * chance.apA), 1),
    atLeast(
      `${name}: AP_A less that of the better filter (${filter.apA.toFixed(3)})`,
      score.apA - filter.apA,
      0,
    ),
    shown(`${name}: accuracy, macro-F1`, `${score.accuracy.toFixed(3)}, ${score.macroF1.toFixed(3)}`),
  ];
}

export const rarity: Challenge = {
  number: 5,
  title: 'Rare phenomena',
  data: 'flat reflectors with few points, finite differences, seed 506: about 5 % and 1 % diffraction samples',
  metric: 'AP_A against its chance level and against the better filter',
  measure: async (lab) => {
    const findings: Finding[] = [];
    for (const one of CASES) findings.push(...(await measureCase(lab, one)));
    return findings;
  },
};
