import type { Geology } from '../differences/kinds';
import { recordLine, type Shot, shoot } from '../differences/simulate';
import type { KnownLine } from '../knownLine';
import { interpret } from '../knownLineFolder';
import { bestFilter } from '../running/suite';
import { filterScores } from '../scoring/filters';
import { prevalences, scoreProbabilities } from '../scoring/scoreFolder';
import { atLeast, type Challenge, type Finding, type Laboratory, once, shown } from './challenge';

const PERCENTS = [5, 1] as const;
const POINTS = 5;
/** Factors on the points' strength between which the share of diffraction samples is looked for. */
const WEAKEST = 0.01;
const STRONGEST = 2;
const ROUNDS = 9;

/** Evenly spread points of a geology. */
function thinned(geology: Geology): Geology {
  const step = geology.points.length / POINTS;
  return {
    ...geology,
    points: Array.from({ length: POINTS }, (_, i) => geology.points[Math.floor((i + 0.5) * step)]),
  };
}

/** The shot with points of other strength: its reflectors are unbroken, so all diffractions are theirs. */
function scaledPoints(shot: Shot, factor: number): Shot {
  const { specular, diffractions: full } = shot.fields;
  const diffractions = full.map((value) => factor * value);
  const whole = specular.map((value, i) => value + diffractions[i]);
  return { ...shot, fields: { specular, diffractions, whole } };
}

/** The line on which about a share of the scored samples are diffractions, by bisection of the strength. */
function lineOfShare(shot: Shot, share: number): KnownLine {
  let [weak, strong] = [WEAKEST, STRONGEST];
  let line = recordLine(scaledPoints(shot, strong));
  for (let round = 0; round < ROUNDS; round++) {
    const middle = Math.sqrt(weak * strong);
    line = recordLine(scaledPoints(shot, middle));
    if (prevalences(line).apA < share) weak = middle;
    else strong = middle;
  }
  return line;
}

async function measureCase(lab: Laboratory, percent: number, shot: () => Shot): Promise<Finding[]> {
  const line = await lab.line(`rare-${percent}`, () => lineOfShare(shot(), percent / 100));
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
    const shot = once(() => shoot('points', 506, { alter: thinned }));
    for (const percent of PERCENTS) findings.push(...(await measureCase(lab, percent, shot)));
    return findings;
  },
};
