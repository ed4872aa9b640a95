import { cholesky, solveCholesky } from '#learning/dense/head/cholesky';
import { softmaxInPlace } from '#learning/network/softmax';
import { log } from '#seismic/numerics/mathematics';

/** Examples to learn from: rows of features, each with its class and how much it counts. */
export interface LabelledRows {
  /** [row][feature]. */
  readonly features: Float64Array;
  readonly featureCount: number;
  /** Class of each row, 0 to `classCount` - 1. */
  readonly labels: Int32Array;
  readonly weights: Float64Array;
  readonly classCount: number;
}

/** Weights of a linear model, [class][feature and then the constant]. */
export type LinearWeights = Float64Array;

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
 * Penalised loss, Σ weight · cross-entropy + penalty / 2 · Σ weight², constants left out of the penalty, and its
 * gradient, which is written to `gradient`.
 */
export function lossAndGradient(
  rows: LabelledRows,
  weights: LinearWeights,
  penalty: number,
  gradient: Float64Array,
): number {
  const { features, featureCount, labels, classCount } = rows;
  const length = featureCount + 1;
  const scores = new Float64Array(classCount);
  gradient.fill(0);
  let loss = 0;
  for (let row = 0; row < labels.length; row++) {
    if (rows.weights[row] === 0) continue;
    scoresOf(weights, features, row, scores);
    softmaxInPlace(scores);
    loss -= rows.weights[row] * log(Math.max(1e-300, scores[labels[row]]));
    const first = row * featureCount;
    for (let c = 0; c < classCount; c++) {
      const error = rows.weights[row] * (scores[c] - (labels[row] === c ? 1 : 0));
      for (let i = 0; i < featureCount; i++) gradient[c * length + i] += error * features[first + i];
      gradient[c * length + featureCount] += error;
    }
  }
  for (let c = 0; c < classCount; c++)
    for (let i = c * length; i < c * length + featureCount; i++) {
      gradient[i] += penalty * weights[i];
      loss += (penalty / 2) * weights[i] * weights[i];
    }
  return loss;
}

/** ½ Σ weight · x xᵀ + penalty, a bound of the Hessian of each class, as its Cholesky factor. */
function boundFactor(rows: LabelledRows, penalty: number): Float64Array {
  const { features, featureCount, labels } = rows;
  const length = featureCount + 1;
  const bound = new Float64Array(length * length);
  const x = new Float64Array(length).fill(1);
  for (let row = 0; row < labels.length; row++) {
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
 * Multinomial logistic regression with a penalty on squared weights. Every step divides the gradient by one fixed
 * bound of the Hessian (Böhning, 1992), with Nesterov's momentum: no step length has to be found, and equal data
 * give equal weights.
 */
export function fitSoftmaxRegression(rows: LabelledRows, penalty: number): LinearWeights {
  const length = rows.featureCount + 1;
  const factor = boundFactor(rows, penalty);
  let weights = new Float64Array(rows.classCount * length);
  let before = weights;
  const gradient = new Float64Array(weights.length);
  for (let step = 0; step < MOST_STEPS; step++) {
    const momentum = step / (step + 3);
    const ahead = weights.map((value, i) => value + momentum * (value - before[i]));
    lossAndGradient(rows, ahead, penalty, gradient);
    for (let c = 0; c < rows.classCount; c++)
      solveCholesky(factor, length, gradient.subarray(c * length, (c + 1) * length));
    before = weights;
    weights = ahead.map((value, i) => value - gradient[i]);
    if (gradient.every((value) => Math.abs(value) < SMALLEST_CHANGE)) break;
  }
  return weights;
}
