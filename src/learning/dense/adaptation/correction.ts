import { cholesky, solveCholesky } from '#learning/dense/head/cholesky';
import { crossEntropyOf, softmaxInPlace } from '#learning/network/softmax';

/** How far attributes move the outputs of each class: [class][attribute]. */
export type Correction = Float64Array;

/** Places with the net's outputs there: of picks, when it was not shown the pick. */
export interface CorrectionRows {
  /** Outputs over the temperature, [row][class]. */
  readonly outputs: Float64Array;
  /** [row][attribute]. */
  readonly attributes: Float64Array;
  /** What each row should answer, [row][class], adding up to 1: of a pick, 1 for its class. */
  readonly targets: Float64Array;
  /** How much each row counts; those of one pick sum to 1. */
  readonly weights: Float64Array;
  readonly classCount: number;
}

const MOST_STEPS = 50;
/** A step that does not lower the loss is halved so many times at most. */
const MOST_HALVINGS = 10;
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

/** A loss with its derivatives by a correction. */
export interface LossDerivatives {
  readonly loss: number;
  readonly gradient: Float64Array;
  /** [coefficient][coefficient], the lower half. */
  readonly hessian: Float64Array;
}

/** Σ weight · cross-entropy + penalty / 2 · Σ correction², and its derivatives. */
export function lossDerivatives(
  rows: CorrectionRows,
  correction: Correction,
  penalty: number,
): LossDerivatives {
  const { attributes, targets, weights, classCount } = rows;
  const size = correction.length;
  const count = size / classCount;
  const gradient = correction.map((value) => penalty * value);
  const hessian = new Float64Array(size * size);
  for (let i = 0; i < size; i++) hessian[i * (size + 1)] = penalty;
  let loss = 0;
  for (let i = 0; i < size; i++) loss += (penalty / 2) * correction[i] * correction[i];
  const row = new Float64Array(classCount);
  const addCurvature = (c: number, d: number, share: number, first: number): void => {
    for (let k = 0; k < count; k++) {
      const at = (c * count + k) * size + d * count;
      const part = share * attributes[first + k];
      for (let l = 0; l < count; l++) hessian[at + l] += part * attributes[first + l];
    }
  };
  for (let i = 0; i < weights.length; i++) {
    correctedOutputs(rows, correction, i, row);
    softmaxInPlace(row);
    for (let c = 0; c < classCount; c++) {
      const target = targets[i * classCount + c];
      if (target > 0) loss += weights[i] * target * crossEntropyOf(row[c]);
      const share = weights[i] * (row[c] - target);
      for (let k = 0; k < count; k++) gradient[c * count + k] += share * attributes[i * count + k];
      for (let d = 0; d <= c; d++)
        addCurvature(c, d, weights[i] * row[c] * ((c === d ? 1 : 0) - row[d]), i * count);
    }
  }
  return { loss, gradient, hessian };
}

/** The correction less a change, which is halved until the loss is lower; null where it does not become lower. */
function lowered(
  rows: CorrectionRows,
  penalty: number,
  from: { readonly correction: Correction; readonly loss: number },
  change: Float64Array,
) {
  for (let halving = 0; halving <= MOST_HALVINGS; halving++) {
    const correction = from.correction.map((value, i) => value - change[i] / 2 ** halving);
    const derivatives = lossDerivatives(rows, correction, penalty);
    if (derivatives.loss < from.loss) return { correction, ...derivatives };
  }
  return null;
}

/**
 * The correction with the least penalised loss, by Newton's method, as the loss is convex: none where the outputs
 * explain the picks. The same rows and the same start give the same correction.
 * @param penalty above 0
 * @param start where the search begins; at none where left out
 */
export function fitCorrection(rows: CorrectionRows, penalty: number, start?: Correction): Correction {
  const count = rows.attributes.length / Math.max(1, rows.weights.length);
  const first = start ?? new Float64Array(rows.classCount * count);
  let here = { correction: first, ...lossDerivatives(rows, first, penalty) };
  for (let step = 0; step < MOST_STEPS; step++) {
    const { correction, gradient, hessian } = here;
    const change = gradient.slice();
    cholesky(hessian, change.length);
    solveCholesky(hessian, change.length, change);
    if (change.every((value) => Math.abs(value) < SMALLEST_CHANGE))
      return correction.map((value, i) => value - change[i]);
    const next = lowered(rows, penalty, here, change);
    if (!next) return correction;
    here = next;
  }
  return here.correction;
}

/** Outputs of a line over the temperature, moved by its attributes: one map a class. */
export function correctedMaps(
  outputs: readonly Float32Array[],
  attributes: readonly Float32Array[],
  correction: Correction,
): Float32Array[] {
  return outputs.map((map, c) => {
    const own = correction.subarray(c * attributes.length, (c + 1) * attributes.length);
    return map.map((value, i) => {
      let sum = value;
      for (let k = 0; k < own.length; k++) sum += own[k] * attributes[k][i];
      return sum;
    });
  });
}
