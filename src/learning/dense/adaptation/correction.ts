import { cholesky, solveCholesky } from '#learning/dense/head/cholesky';
import { softmaxInPlace } from '#learning/network/softmax';

/** How far attributes move the outputs of each class: [class][attribute]. */
export type Correction = Float64Array;

/** Places of picks with the net's outputs there, when it was not shown the pick. */
export interface CorrectionRows {
  /** Outputs over the temperature, [row][class]. */
  readonly outputs: Float64Array;
  /** [row][attribute]. */
  readonly attributes: Float64Array;
  /** Class of each row. */
  readonly labels: Int32Array;
  /** How much each row counts; those of one pick sum to 1. */
  readonly weights: Float64Array;
  readonly classCount: number;
}

const MOST_STEPS = 50;
/** Changes below this end the search. */
const SMALLEST_CHANGE = 1e-4;

/** Outputs of a row with the correction, before the softmax. */
export function correctedOutputs(
  { outputs, attributes, classCount }: Pick<CorrectionRows, 'outputs' | 'attributes' | 'classCount'>,
  correction: Correction,
  row: number,
  out: Float64Array,
): void {
  const count = correction.length / classCount;
  for (let c = 0; c < classCount; c++) {
    let sum = outputs[row * classCount + c];
    for (let k = 0; k < count; k++) sum += correction[c * count + k] * attributes[row * count + k];
    out[c] = sum;
  }
}

/** Gradient of Σ weight · cross-entropy + penalty / 2 · Σ correction². */
export function correctionGradient(
  rows: CorrectionRows,
  correction: Correction,
  penalty: number,
): Float64Array {
  const { attributes, labels, weights, classCount } = rows;
  const count = correction.length / classCount;
  const gradient = correction.map((value) => penalty * value);
  const row = new Float64Array(classCount);
  for (let i = 0; i < labels.length; i++) {
    correctedOutputs(rows, correction, i, row);
    softmaxInPlace(row);
    row[labels[i]] -= 1;
    for (let c = 0; c < classCount; c++) {
      const share = weights[i] * row[c];
      for (let k = 0; k < count; k++) gradient[c * count + k] += share * attributes[i * count + k];
    }
  }
  return gradient;
}

/** ½ Σ weight · x xᵀ + penalty: a bound of the Hessian of each class (Böhning, 1992), as its Cholesky factor. */
function boundFactor({ attributes, weights }: CorrectionRows, count: number, penalty: number): Float64Array {
  const bound = new Float64Array(count * count);
  for (let row = 0; row < weights.length; row++)
    for (let i = 0; i < count; i++)
      for (let j = 0; j <= i; j++)
        bound[i * count + j] +=
          0.5 * weights[row] * attributes[row * count + i] * attributes[row * count + j];
  for (let i = 0; i < count; i++) bound[i * (count + 1)] += penalty;
  cholesky(bound, count);
  return bound;
}

/**
 * The correction with the least penalised loss: none where the outputs explain the picks. The same rows give the same
 * correction.
 */
export function fitCorrection(rows: CorrectionRows, penalty: number): Correction {
  const count = rows.attributes.length / Math.max(1, rows.labels.length);
  const factor = boundFactor(rows, count, penalty);
  let correction: Correction = new Float64Array(rows.classCount * count);
  for (let step = 0; step < MOST_STEPS; step++) {
    const change = correctionGradient(rows, correction, penalty);
    for (let c = 0; c < rows.classCount; c++)
      solveCholesky(factor, count, change.subarray(c * count, (c + 1) * count));
    correction = correction.map((value, i) => value - change[i]);
    if (change.every((value) => Math.abs(value) < SMALLEST_CHANGE)) break;
  }
  return correction;
}

/** Outputs of a line over the temperature, moved by its attributes: one map a class. */
export function correctedMaps(
  outputs: readonly Float32Array[],
  temperature: number,
  attributes: readonly Float32Array[],
  correction: Correction,
): Float32Array[] {
  return outputs.map((map, c) => {
    const own = correction.subarray(c * attributes.length, (c + 1) * attributes.length);
    return map.map((value, i) => {
      let sum = value / temperature;
      for (let k = 0; k < own.length; k++) sum += own[k] * attributes[k][i];
      return sum;
    });
  });
}
