import { averagePrecision } from '#seismic/labels/averagePrecision';
import { likeliestClass, type SectionProbabilities } from '#seismic/labels/probabilityGrid';
import { scoredSamples } from '#seismic/labels/ranking';
import { createRandom } from '#seismic/numerics/random';
import { EVENT_CLASSES, extentOfPick, type PickedWindow } from '#seismic/picks/pick';
import type { SectionAxes } from '#seismic/section/section';
import { slopeRatio } from '#seismic/signal/slopeRatio';
import { recordLine, shoot } from '../differences/simulate';
import { interpret, type KnownFolder } from '../knownLineFolder';
import { scoreProbabilities } from '../scoring/scoreFolder';
import { atLeast, atMost, type Challenge, type Finding, type Laboratory, mean, shown } from './challenge';

const FLIPPED_SHARE = 0.1;
const FLIP_SEEDS = [1, 2, 3, 4, 5] as const;
const SUSPECT_SHARE = 0.2;

/** A tenth of the picks with another class. */
function flipped(picks: readonly PickedWindow[], seed: number): PickedWindow[] {
  const random = createRandom(seed).fork('flips');
  const order = random.shuffle(picks.map((_, i) => i));
  const chosen = new Set(order.slice(0, Math.round(FLIPPED_SHARE * picks.length)));
  return picks.map((pick, i) => {
    const others = EVENT_CLASSES.filter((name) => name !== pick.class);
    return chosen.has(i) ? { ...pick, class: others[random.integer(others.length)] } : pick;
  });
}

/** Cross-entropy of a pick's label against the mean probabilities over the middle of its window. */
function lossOf(found: SectionProbabilities, pick: PickedWindow, axes: SectionAxes): number {
  const { firstTrace, traceCount, firstSample, sampleCount } = extentOfPick(pick, axes);
  let [sum, count] = [0, 0];
  for (let x = firstTrace + Math.floor(traceCount / 4); x < firstTrace + (3 * traceCount) / 4; x++)
    for (let t = firstSample + Math.floor(sampleCount / 4); t < firstSample + (3 * sampleCount) / 4; t++) {
      if (x < 0 || x >= axes.traceCount || t < 0 || t >= axes.sampleCount) continue;
      sum += found[pick.class][x * axes.sampleCount + t];
      count++;
    }
  return -Math.log(Math.max(1e-9, sum / Math.max(1, count)));
}

/** Share of the flipped picks among those of the largest loss. */
function foundFlips(
  found: SectionProbabilities,
  given: readonly PickedWindow[],
  right: readonly PickedWindow[],
  axes: SectionAxes,
): number {
  const isFlipped = given.map((pick, i) => pick.class !== right[i].class);
  const order = given
    .map((pick, i) => ({ i, loss: lossOf(found, pick, axes) }))
    .sort((a, b) => b.loss - a.loss)
    .slice(0, Math.round(SUSPECT_SHARE * given.length));
  return order.filter(({ i }) => isFlipped[i]).length / isFlipped.filter(Boolean).length;
}

/** Cohen's κ of the likeliest classes of two results. */
function kappa(known: KnownFolder, a: SectionProbabilities, b: SectionProbabilities): number {
  const { indices } = scoredSamples(known);
  const [ofA, ofB] = [a, b].map((found) => Array.from(indices, (index) => likeliestClass(found, index)));
  const agreed = ofA.filter((value, i) => value === ofB[i]).length / ofA.length;
  const share = (values: readonly number[], c: number): number =>
    values.filter((value) => value === c).length / values.length;
  const byChance = [0, 1, 2].reduce((sum, c) => sum + share(ofA, c) * share(ofB, c), 0);
  return (agreed - byChance) / (1 - byChance);
}

/** Share of wrong samples that is left when the least sure fifth is left out, against all. */
function errorsLeft(known: KnownFolder, found: SectionProbabilities): number {
  const { indices, classes } = scoredSamples(known);
  const samples = Array.from(indices, (index, i) => ({
    sure: Math.max(found.diffraction[index], found.reflection[index], found.noise[index]),
    isWrong: likeliestClass(found, index) !== classes[i],
  })).sort((a, b) => b.sure - a.sure);
  const rate = (part: typeof samples): number => part.filter(({ isWrong }) => isWrong).length / part.length;
  return rate(samples.slice(0, Math.round(0.8 * samples.length))) / Math.max(1e-9, rate(samples));
}

/** How well the f-k slope ratio orders what was called a diffraction: average precision, and chance. */
function agreementWithFilter(known: KnownFolder, found: SectionProbabilities): string {
  const { indices } = scoredSamples(known);
  const ratio = slopeRatio(known.section);
  const isCalled = (index: number): boolean => likeliestClass(found, index) === 0;
  const scores = (part: Int32Array): Float64Array => Float64Array.from(part, (index) => ratio[index]);
  const called = indices.filter(isCalled);
  const rest = indices.filter((index) => !isCalled(index));
  const share = called.length / Math.max(1, indices.length);
  return `${averagePrecision(scores(called), scores(rest)).toFixed(3)} (chance ${share.toFixed(3)})`;
}

async function withFlips(
  lab: Laboratory,
  line: KnownFolder & { readonly path: string },
  exact: number,
): Promise<Finding[]> {
  const picks = interpret(line, 1);
  const [scores, shares]: [number[], number[]] = [[], []];
  for (const seed of FLIP_SEEDS) {
    const given = flipped(picks, seed);
    const found = await lab.classify(line, given);
    scores.push(scoreProbabilities(line, found).macroF1);
    shares.push(foundFlips(found, given, picks, line.section));
  }
  return [
    atMost('10 % of the labels wrong: drop of macro-F1', exact - mean(scores), 0.05),
    atLeast('share of wrong labels in the fifth of the picks with the largest loss', mean(shares), 0.5),
  ];
}

export const uncertainTruth: Challenge = {
  number: 9,
  title: 'Lack of ground truth',
  data: 'normal faults, finite differences, seed 511; two sets of 10 picks a class; a tenth of the labels wrong',
  metric: 'calibration and what it is good for; agreement',
  measure: async (lab) => {
    const line = await lab.line('faults-511', () => recordLine(shoot('faults', 511)));
    const found = await lab.classify(line, interpret(line, 1));
    const other = await lab.classify(line, interpret(line, 2));
    const score = scoreProbabilities(line, found);
    return [
      atMost('ECE where nothing was picked', score.calibrationError, 0.05),
      ...(await withFlips(lab, line, score.macroF1)),
      atMost('error rate when the least sure 20 % are left out, against all', errorsLeft(line, found), 0.5),
      shown("κ of two interpreters' results", kappa(line, found, other).toFixed(3)),
      shown('AP of the f-k slope ratio for what was called a diffraction', agreementWithFilter(line, found)),
    ];
  },
};
