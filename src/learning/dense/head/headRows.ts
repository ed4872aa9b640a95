import type { MapSize } from '#learning/dense/channelImage';
import { sectionPlaces } from '#learning/dense/head/sectionPlaces';
import type { TargetRows } from '#learning/dense/head/softmaxRegression';
import { type Standard, standardised } from '#learning/dense/head/standard';
import { type LabelledPlace, windowRows } from '#learning/dense/head/windowRows';

/** Places of the section that the head learns from beside the picks. */
export const SECTION_PLACES = 1500;

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
export interface HeadRows extends TargetRows {
  readonly windows: Int32Array;
  readonly labels: Int32Array;
  readonly section: Float64Array;
}

/** Standardised rows of the windows and of places of the section. */
export function headRows({ maps, places, size, classCount }: HeadInput, standard: Standard): HeadRows {
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
export function balancedRows(rows: HeadRows, isKept: (window: number) => boolean): TargetRows {
  const { classCount, labels } = rows;
  const sums = new Float64Array(classCount);
  const weights = rows.weights.map((weight, row) => (isKept(rows.windows[row]) ? weight : 0));
  weights.forEach((weight, row) => {
    sums[labels[row]] += weight;
  });
  const mean = sums.reduce((total, sum) => total + sum, 0) / classCount;
  return { ...rows, weights: weights.map((weight, row) => (weight * mean) / sums[labels[row]] || 0) };
}
