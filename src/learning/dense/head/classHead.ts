import type { MapSize } from '#learning/dense/channelImage';
import {
  fitSoftmaxRegression,
  type LabelledRows,
  type LinearWeights,
  scoresOf,
} from '#learning/dense/head/softmaxRegression';
import { type Standard, standardised, standardOf } from '#learning/dense/head/standard';
import { type LabelledPlace, windowRows } from '#learning/dense/head/windowRows';
import { softmaxInPlace } from '#learning/network/softmax';
import { log } from '#seismic/numerics/mathematics';
import { wilsonInterval } from '#seismic/numerics/wilson';

/** Penalties that are tried, the strongest first: of equals the strongest is taken. */
const PENALTIES = [10, 3, 1] as const;
const MOST_GROUPS = 5;

/** How well windows are classified by heads that were fitted without them. */
export interface HeadJudgement {
  readonly count: number;
  /** Windows whose class has the largest mean probability. */
  readonly right: number;
  /** Wilson's 95 % interval of the share that is right. */
  readonly interval: { readonly low: number; readonly high: number };
  /** Mean cross-entropy of the windows' classes, nats. */
  readonly loss: number;
  /** Probabilities of each window by the head that was fitted without it: [window][class]. */
  readonly leftOut: readonly (readonly number[])[];
}

/** A linear classifier on feature maps, for classes of the user's own. */
export interface ClassHead {
  readonly classCount: number;
  readonly standard: Standard;
  readonly weights: LinearWeights;
  /** What squared weights cost; chosen by the lowest loss on left-out windows. */
  readonly penalty: number;
  readonly judgement: HeadJudgement;
}

/** Windows to learn from, and the maps that they lie on. */
export interface HeadInput {
  /** Features, each [trace][sample]. */
  readonly maps: readonly Float32Array[];
  readonly size: MapSize;
  /** Two windows of a class at least. */
  readonly places: readonly LabelledPlace[];
  readonly classCount: number;
}

/** Group of each window: neighbours along the line are left out together, each class dealt by itself. */
function groupsOf(places: readonly LabelledPlace[], classCount: number): Int32Array {
  const groups = new Int32Array(places.length);
  for (let label = 0; label < classCount; label++) {
    const own = places.flatMap((place, i) => (place.label === label ? [i] : []));
    const count = Math.min(MOST_GROUPS, own.length);
    own.sort((a, b) => places[a].trace - places[b].trace);
    own.forEach((window, i) => {
      groups[window] = Math.floor((i * count) / own.length);
    });
  }
  return groups;
}

/** The rows of all windows, and the window of each. */
interface WindowedRows extends LabelledRows {
  readonly windows: Int32Array;
}

/** The rows without those of some windows, weighted so that all classes count alike. */
function balancedRows(rows: WindowedRows, isKept: (window: number) => boolean): LabelledRows {
  const sums = new Float64Array(rows.classCount);
  const weights = rows.weights.map((weight, row) => (isKept(rows.windows[row]) ? weight : 0));
  weights.forEach((weight, row) => {
    sums[rows.labels[row]] += weight;
  });
  const mean = sums.reduce((total, sum) => total + sum, 0) / rows.classCount;
  return { ...rows, weights: weights.map((weight, row) => (weight * mean) / sums[rows.labels[row]] || 0) };
}

/** Mean probabilities over the rows of each window, by weight: [window][class]. */
function windowProbabilities(
  rows: WindowedRows,
  weights: LinearWeights,
  windowCount: number,
): Float64Array[] {
  const means = Array.from({ length: windowCount }, () => new Float64Array(rows.classCount));
  const totals = new Float64Array(windowCount);
  const scores = new Float64Array(rows.classCount);
  for (const [row, window] of rows.windows.entries()) {
    scoresOf(weights, rows.features, row, scores);
    softmaxInPlace(scores);
    totals[window] += rows.weights[row];
    for (let c = 0; c < scores.length; c++) means[window][c] += rows.weights[row] * scores[c];
  }
  return means.map((sums, window) => sums.map((sum) => sum / totals[window]));
}

/** Fits without each group of windows in turn, and judges by them. */
function judge(rows: WindowedRows, places: readonly LabelledPlace[], penalty: number): HeadJudgement {
  const groups = groupsOf(places, rows.classCount);
  const leftOut: number[][] = places.map(() => []);
  for (const group of new Set(groups)) {
    const weights = fitSoftmaxRegression(
      balancedRows(rows, (window) => groups[window] !== group),
      penalty,
    );
    windowProbabilities(rows, weights, places.length).forEach((probabilities, window) => {
      if (groups[window] === group) leftOut[window] = [...probabilities];
    });
  }
  const own = leftOut.map((probabilities, window) => probabilities[places[window].label]);
  const right = own.filter((probability, window) => probability === Math.max(...leftOut[window])).length;
  const loss = own.reduce((sum, probability) => sum - log(Math.max(1e-6, probability)) / places.length, 0);
  const { low, high } = wilsonInterval(right, places.length);
  return { count: places.length, right, interval: { low, high }, loss, leftOut };
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
 * middle of each window. The penalty is the one with the lowest loss on windows left out in turn. The same input
 * gives the same head.
 * @throws RangeError where there is one class only, or a class has fewer than two windows
 */
export function fitClassHead(input: HeadInput): ClassHead {
  checkPlaces(input);
  const { maps, places, classCount } = input;
  const { indices, windows, weights } = windowRows(places, input.size);
  const standard = standardOf(maps, indices);
  const rows: WindowedRows = {
    ...{ windows, weights, classCount, featureCount: maps.length },
    features: standardised(maps, standard, indices),
    labels: Int32Array.from(windows, (window) => places[window].label),
  };
  const tried = PENALTIES.map((penalty) => ({ penalty, judgement: judge(rows, places, penalty) }));
  const best = tried.reduce((a, b) => (b.judgement.loss < a.judgement.loss ? b : a));
  const fitted = fitSoftmaxRegression(
    balancedRows(rows, () => true),
    best.penalty,
  );
  return { classCount, standard, weights: fitted, ...best };
}

/** Values of each class before the softmax, each [trace][sample]. */
export function headLogits(
  { classCount, standard, weights }: Omit<ClassHead, 'judgement' | 'penalty'>,
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
