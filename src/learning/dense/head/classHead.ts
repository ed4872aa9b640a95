import type { MapSize } from '#learning/dense/channelImage';
import { type HeadJudgement, judgeLeftOut, leftOutGroups } from '#learning/dense/head/headJudgement';
import { sectionPlaces } from '#learning/dense/head/sectionPlaces';
import { probabilitiesOf, type SelfTrained, selfTrain } from '#learning/dense/head/selfTraining';
import { type LinearWeights, scoresOf, type TargetRows } from '#learning/dense/head/softmaxRegression';
import { type Standard, standardised, standardOf } from '#learning/dense/head/standard';
import { type LabelledPlace, windowRows } from '#learning/dense/head/windowRows';

/** Places of the section that the head learns from beside the picks; and where windows are left out, which it does often. */
const SECTION_PLACES = 1500;
const LEFT_OUT_PLACES = 500;

/** A linear classifier on feature maps, for classes of the user's own. */
export interface ClassHead extends SelfTrained {
  readonly classCount: number;
  readonly standard: Standard;
  readonly judgement: HeadJudgement;
}

/** Windows to learn from, and the maps that they lie on. */
export interface HeadInput {
  /** Features, each [trace][sample]. */
  readonly maps: readonly Float32Array[];
  /** What each standardised feature is multiplied by: one of 2 is believed sooner than one of 1. */
  readonly scales: readonly number[];
  readonly size: MapSize;
  /** Two windows of a class at least. */
  readonly places: readonly LabelledPlace[];
  readonly classCount: number;
}

/** The rows of all windows, the window and the class of each, and places of the section [place][feature]. */
interface Rows extends TargetRows {
  readonly windows: Int32Array;
  readonly labels: Int32Array;
  readonly section: Float64Array;
}

function rowsOf({ maps, places, size, classCount }: HeadInput, standard: Standard): Rows {
  const { indices, windows, weights } = windowRows(places, size);
  const labels = windows.map((window) => places[window].label);
  const targets = new Float64Array(labels.length * classCount);
  labels.forEach((label, row) => {
    targets[row * classCount + label] = 1;
  });
  return {
    ...{ windows, labels, weights, targets, classCount, featureCount: maps.length },
    features: standardised(maps, standard, indices),
    section: standardised(maps, standard, sectionPlaces(size, SECTION_PLACES)),
  };
}

/** The rows without those of some windows, weighted so that all classes count alike. */
function balancedRows(rows: Rows, isKept: (window: number) => boolean): TargetRows {
  const { classCount, labels } = rows;
  const sums = new Float64Array(classCount);
  const weights = rows.weights.map((weight, row) => (isKept(rows.windows[row]) ? weight : 0));
  weights.forEach((weight, row) => {
    sums[labels[row]] += weight;
  });
  const mean = sums.reduce((total, sum) => total + sum, 0) / classCount;
  return { ...rows, weights: weights.map((weight, row) => (weight * mean) / sums[labels[row]] || 0) };
}

/** Mean probabilities over the rows of each window, by weight: [window][class]. */
function windowProbabilities(rows: Rows, weights: LinearWeights, windowCount: number): number[][] {
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

/** Fits without each group of windows in turn, and judges by them. */
function judge(rows: Rows, places: readonly LabelledPlace[]): HeadJudgement {
  const groups = leftOutGroups(places, rows.classCount);
  const section = rows.section.subarray(0, LEFT_OUT_PLACES * rows.featureCount);
  const leftOut: number[][] = places.map(() => []);
  for (const group of new Set(groups)) {
    const kept = balancedRows(rows, (window) => groups[window] !== group);
    const { weights } = selfTrain(kept, section);
    windowProbabilities(rows, weights, places.length).forEach((probabilities, window) => {
      if (groups[window] === group) leftOut[window] = probabilities;
    });
  }
  return judgeLeftOut(places, leftOut);
}

/** @throws RangeError where there is one class only, or a class has fewer than two windows */
function checkPlaces({ places, classCount }: HeadInput): void {
  if (classCount < 2) throw new RangeError('A head needs two classes at least');
  for (let label = 0; label < classCount; label++)
    if (places.filter((place) => place.label === label).length < 2)
      throw new RangeError('A head needs two windows of each class at least');
}

/**
 * Learns classes from windows: multinomial logistic regression on standardised features of the samples in the
 * middle of each window, and of places of the section that take the classes that it gives them. It judges itself by
 * windows left out in turn. The same input gives the same head.
 * @throws RangeError where there is one class only, or a class has fewer than two windows
 */
export function fitClassHead(input: HeadInput): ClassHead {
  checkPlaces(input);
  const { maps, places, size, scales, classCount } = input;
  const standard = standardOf(maps, sectionPlaces(size, SECTION_PLACES), scales);
  const rows = rowsOf(input, standard);
  const { weights, shares } = selfTrain(
    balancedRows(rows, () => true),
    rows.section,
  );
  return { classCount, standard, weights, shares, judgement: judge(rows, places) };
}

/** Values of each class before the softmax, each [trace][sample]. */
export function headLogits(
  { classCount, standard, weights }: Omit<ClassHead, 'judgement' | 'shares'>,
  maps: readonly Float32Array[],
  { traceCount, sampleCount }: MapSize,
): Float32Array[] {
  const logits = Array.from({ length: classCount }, () => new Float32Array(traceCount * sampleCount));
  const scores = new Float64Array(classCount);
  for (let trace = 0; trace < traceCount; trace++) {
    const first = trace * sampleCount;
    const features = standardised(
      maps,
      standard,
      Int32Array.from({ length: sampleCount }, (_, i) => first + i),
    );
    for (let i = 0; i < sampleCount; i++) {
      scoresOf(weights, features, i, scores);
      for (let c = 0; c < classCount; c++) logits[c][first + i] = scores[c];
    }
  }
  return logits;
}
