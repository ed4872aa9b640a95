import { classShares, shiftToShares } from '#learning/dense/head/classShares';
import {
  boundFactor,
  fitSoftmaxRegression,
  improveWeights,
  type LinearWeights,
  scoresOf,
  type TargetRows,
} from '#learning/dense/head/softmaxRegression';
import { softmaxInPlace } from '#learning/network/softmax';

/** What squared weights cost. */
const PENALTY = 3;
/** All places of the section together count as this many times the picks. */
const SECTION_WEIGHT = 3;
const ROUNDS = 3;
const FIRST_STEPS = 25;
const STEPS_A_ROUND = 10;

/**
 * Part of the shares that is taken for equal where they are used: on recorded lines, where classes are less clear than
 * on simulated ones, an estimate that is believed whole loses classes (decision 12).
 */
const EQUAL_PART = 1 / 3;

/** A linear model of the classes, and how common they are in the section. */
export interface SelfTrained {
  readonly weights: LinearWeights;
  /** Estimated share of each class; they sum to 1. */
  readonly shares: Float64Array;
}

/** Probabilities of each row, [row][class]. */
export function probabilitiesOf(
  weights: LinearWeights,
  features: Float64Array,
  classCount: number,
): Float64Array {
  const rowCount = features.length / (weights.length / classCount - 1);
  const out = new Float64Array(rowCount * classCount);
  for (let row = 0; row < rowCount; row++) {
    const scores = out.subarray(row * classCount, (row + 1) * classCount);
    scoresOf(weights, features, row, scores);
    softmaxInPlace(scores);
  }
  return out;
}

/** Squares probabilities [row][class] and makes rows sum to 1 again, in place: the sure ones get surer. */
function sharpen(probabilities: Float64Array, classCount: number): void {
  for (let first = 0; first < probabilities.length; first += classCount) {
    const row = probabilities.subarray(first, first + classCount);
    const sum = row.reduce((total, value) => total + value * value, 0);
    for (let c = 0; c < classCount; c++) row[c] = (row[c] * row[c]) / sum;
  }
}

/** The rows of picks, weighted by how common their class is, and those of the section, whose targets are open. */
function joined(picked: TargetRows, section: Float64Array, shares: Float64Array): TargetRows {
  const { featureCount, classCount } = picked;
  const pickCount = picked.weights.length;
  const count = section.length / featureCount;
  const total = picked.weights.reduce((sum, weight) => sum + weight, 0);
  const features = new Float64Array(picked.features.length + section.length);
  features.set(picked.features);
  features.set(section, picked.features.length);
  const targets = new Float64Array((pickCount + count) * classCount);
  targets.set(picked.targets);
  const weights = new Float64Array(pickCount + count).fill((SECTION_WEIGHT * total) / count);
  for (let row = 0; row < pickCount; row++) {
    let share = 0;
    for (let c = 0; c < classCount; c++) share += picked.targets[row * classCount + c] * shares[c];
    weights[row] = picked.weights[row] * classCount * share;
  }
  return { features, featureCount, targets, weights, classCount };
}

/** Learns classes from picks alone. @param picked rows of the picks; the classes weigh alike */
export function fitPicks(picked: TargetRows): LinearWeights {
  return fitSoftmaxRegression(picked, PENALTY, FIRST_STEPS);
}

/** How common each class is among places of the section, by what picks alone have taught. */
export function sharesBy(weights: LinearWeights, section: Float64Array, classCount: number): Float64Array {
  return classShares(probabilitiesOf(weights, section, classCount), classCount);
}

/**
 * Goes on to learn from the section itself: its places take the classes that the model gives them, in a few rounds.
 * Picked windows are clear and equally many a class, a section is neither: so the model meets what lies between clear
 * examples, and how common each class is.
 * @param picked rows of the picks; the classes weigh alike
 * @param section features of places of the section, [place][feature]
 * @param start what `fitPicks` gives for the same rows
 */
export function teachBySection(picked: TargetRows, section: Float64Array, start: LinearWeights): SelfTrained {
  const { classCount, targets } = picked;
  let weights = start;
  let guesses = probabilitiesOf(weights, section, classCount);
  const shares = classShares(guesses, classCount);
  const believed = shares.map((share) => (1 - EQUAL_PART) * share + EQUAL_PART / classCount);
  shiftToShares(guesses, believed);
  const rows = joined(picked, section, believed);
  const factor = boundFactor(rows, PENALTY);
  for (let round = 0; round < ROUNDS; round++) {
    if (round > 0) guesses = probabilitiesOf(weights, section, classCount);
    sharpen(guesses, classCount);
    rows.targets.set(guesses, targets.length);
    weights = improveWeights(rows, { factor, penalty: PENALTY, start: weights, mostSteps: STEPS_A_ROUND });
  }
  return { weights, shares };
}
