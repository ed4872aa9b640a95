import { exp, log } from '#seismic/numerics/mathematics';

/**
 * Softmax of each row of `classCount` values. Computed here and not by the engine, so that every engine
 * that gives the same outputs gives the same probabilities.
 */
export function softmaxRows(logits: Float32Array, classCount: number): Float64Array {
  const probabilities = new Float64Array(logits.length);
  for (let row = 0; row < logits.length; row += classCount) {
    let most = logits[row];
    for (let i = 1; i < classCount; i++) most = Math.max(most, logits[row + i]);
    let sum = 0;
    for (let i = 0; i < classCount; i++) {
      probabilities[row + i] = exp(logits[row + i] - most);
      sum += probabilities[row + i];
    }
    for (let i = 0; i < classCount; i++) probabilities[row + i] /= sum;
  }
  return probabilities;
}

export interface CrossEntropy {
  /** Mean over the rows by their weights, in nats. */
  readonly loss: number;
  /** Share of the rows that count whose largest value is at their label; 0 where none counts. */
  readonly accuracy: number;
  /** Gradient of the mean loss by the logits. */
  readonly gradient: Float32Array;
}

function indexOfLargest(values: Float64Array, first: number, count: number): number {
  let best = 0;
  for (let i = 1; i < count; i++) if (values[first + i] > values[first + best]) best = i;
  return best;
}

/** Share of each of `count` rows in a mean over all, by their weights, or all the same; 0 where none counts. */
function rowShares(count: number, weights?: Float32Array): Float64Array {
  const total = weights ? weights.reduce((sum, weight) => sum + weight, 0) : count;
  if (total === 0) return new Float64Array(count);
  return Float64Array.from({ length: count }, (_, row) => (weights ? weights[row] : 1) / total);
}

/** Rows that count: those whose weight is not 0. */
export function countedRows(count: number, weights?: Float32Array): number {
  return weights ? weights.reduce((sum, weight) => sum + (weight === 0 ? 0 : 1), 0) : count;
}

/**
 * The gradient of the mean cross-entropy by the outputs is softmax · shares − targets: both parts, for
 * engines that compute it themselves. Shares are [row][1], targets [row][class].
 */
export function lossTargets(
  labels: Int32Array,
  classCount: number,
  weights?: Float32Array,
): { readonly shares: Float32Array; readonly targets: Float32Array } {
  const shares = Float32Array.from(rowShares(labels.length, weights));
  const targets = new Float32Array(labels.length * classCount);
  labels.forEach((label, row) => {
    targets[row * classCount + label] = shares[row];
  });
  return { shares, targets };
}

/**
 * Cross-entropy of logits [row][class] against a label a row; rows count by their weights, or all the
 * same. NaN in, NaN out.
 */
export function crossEntropy(logits: Float32Array, labels: Int32Array, weights?: Float32Array): CrossEntropy {
  const classCount = logits.length / labels.length;
  const probabilities = softmaxRows(logits, classCount);
  const gradient = new Float32Array(logits.length);
  const shares = rowShares(labels.length, weights);
  let loss = 0;
  let right = 0;
  let counted = 0;
  for (let row = 0; row < labels.length; row++) {
    const first = row * classCount;
    const share = shares[row];
    if (share === 0) continue;
    counted++;
    const ofLabel = probabilities[first + labels[row]];
    loss -= share * (ofLabel < Number.MIN_VALUE ? -745 : log(ofLabel));
    if (indexOfLargest(probabilities, first, classCount) === labels[row]) right++;
    for (let i = 0; i < classCount; i++) {
      const target = i === labels[row] ? 1 : 0;
      gradient[first + i] = share * (probabilities[first + i] - target);
    }
  }
  return { loss, accuracy: counted === 0 ? 0 : right / counted, gradient };
}
