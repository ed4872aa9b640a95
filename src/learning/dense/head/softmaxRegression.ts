import { cholesky, solveCholesky } from '#learning/dense/head/cholesky';
import { softmaxInPlace } from '#learning/network/softmax';

/** Examples to learn from: rows of features, each with its classes and how much it counts. */
export interface TargetRows {
  /** [row][feature]. */
  readonly features: Float64Array;
  readonly featureCount: number;
  /** How likely each class is, [row][class]; a row sums to 1. */
  readonly targets: Float64Array;
  readonly weights: Float64Array;
  readonly classCount: number;
}

/** Weights of a linear model, [class][feature and then the constant]. */
export type LinearWeights = Float64Array;

/** What a search starts from, and when it ends. */
export interface Search {
  /** A bound of the Hessian, as `boundFactor` gives it: of these rows, or of rows with equal features and weights. */
  readonly factor: Float64Array;
  readonly penalty: number;
  readonly start: LinearWeights;
  readonly mostSteps: number;
}

const MOST_STEPS = 50;
/** Changes of the weights below this end the search. */
const SMALLEST_CHANGE = 1e-4;

/** Values of the linear model for one row, before the softmax. */
export function scoresOf(
  weights: LinearWeights,
  features: Float64Array,
  row: number,
  out: Float64Array,
): void {
  const length = weights.length / out.length;
  const first = row * (length - 1);
  for (let c = 0; c < out.length; c++) {
    const from = c * length;
    let sum = weights[from + length - 1];
    for (let i = 0; i < length - 1; i++) sum += weights[from + i] * features[first + i];
    out[c] = sum;
  }
}

/**
 * Gradient of the penalised loss, Σ weight · cross-entropy + penalty / 2 · Σ weight² (constants left out of the
 * penalty), written to `gradient`.
 */
export function lossGradient(
  rows: TargetRows,
  weights: LinearWeights,
  penalty: number,
  gradient: Float64Array,
): void {
  const { features, featureCount, targets, classCount } = rows;
  const length = featureCount + 1;
  const scores = new Float64Array(classCount);
  gradient.fill(0);
  for (let row = 0; row < rows.weights.length; row++) {
    if (rows.weights[row] === 0) continue;
    scoresOf(weights, features, row, scores);
    softmaxInPlace(scores);
    const first = row * featureCount;
    for (let c = 0; c < classCount; c++) {
      const error = rows.weights[row] * (scores[c] - targets[row * classCount + c]);
      const from = c * length;
      for (let i = 0; i < featureCount; i++) gradient[from + i] += error * features[first + i];
      gradient[from + featureCount] += error;
    }
  }
  for (let c = 0; c < classCount; c++)
    for (let i = c * length; i < c * length + featureCount; i++) gradient[i] += penalty * weights[i];
}

/** ½ Σ weight · x xᵀ + penalty, a bound of the Hessian of each class, as its Cholesky factor. Targets do not matter. */
export function boundFactor(rows: TargetRows, penalty: number): Float64Array {
  const { features, featureCount } = rows;
  const length = featureCount + 1;
  const bound = new Float64Array(length * length);
  const x = new Float64Array(length).fill(1);
  for (let row = 0; row < rows.weights.length; row++) {
    if (rows.weights[row] === 0) continue;
    x.set(features.subarray(row * featureCount, (row + 1) * featureCount));
    for (let i = 0; i < length; i++) {
      const value = 0.5 * rows.weights[row] * x[i];
      for (let j = 0; j <= i; j++) bound[i * length + j] += value * x[j];
    }
  }
  for (let i = 0; i < featureCount; i++) bound[i * (length + 1)] += penalty;
  cholesky(bound, length);
  return bound;
}

/**
 * Steps towards the lowest loss from a start. Every step divides the gradient by one fixed bound of the Hessian
 * (Böhning, 1992), with Nesterov's momentum: no step length has to be found, and equal data give equal weights.
 */
export function improveWeights(rows: TargetRows, search: Search): LinearWeights {
  const { factor, penalty, mostSteps } = search;
  const length = rows.featureCount + 1;
  let weights = search.start;
  let before = weights;
  const gradient = new Float64Array(weights.length);
  for (let step = 0; step < mostSteps; step++) {
    const momentum = step / (step + 3);
    const ahead = weights.map((value, i) => value + momentum * (value - before[i]));
    lossGradient(rows, ahead, penalty, gradient);
    for (let c = 0; c < rows.classCount; c++)
      solveCholesky(factor, length, gradient.subarray(c * length, (c + 1) * length));
    before = weights;
    weights = ahead.map((value, i) => value - gradient[i]);
    if (gradient.every((value) => Math.abs(value) < SMALLEST_CHANGE)) break;
  }
  return weights;
}

/** Multinomial logistic regression with a penalty on squared weights. */
export function fitSoftmaxRegression(
  rows: TargetRows,
  penalty: number,
  mostSteps = MOST_STEPS,
): LinearWeights {
  return improveWeights(rows, {
    ...{ penalty, mostSteps },
    factor: boundFactor(rows, penalty),
    start: new Float64Array(rows.classCount * (rows.featureCount + 1)),
  });
}
