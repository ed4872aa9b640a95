import { exp, log } from '#seismic/numerics/mathematics';

/** Turns `count` values from `first` on into their softmax, in place. */
export function softmaxInPlace(values: Float32Array | Float64Array, first = 0, count = values.length): void {
  let most = values[first];
  for (let i = first + 1; i < first + count; i++) most = Math.max(most, values[i]);
  let sum = 0;
  for (let i = first; i < first + count; i++) {
    values[i] = values[i] === most ? 1 : exp(values[i] - most);
    sum += values[i];
  }
  for (let i = first; i < first + count; i++) values[i] /= sum;
}

/**
 * Softmax of each row of `classCount` values. Computed here and not by the engine, so that every engine
 * that gives the same outputs gives the same probabilities.
 */
export function softmaxRows(logits: Float32Array, classCount: number): Float64Array {
  const probabilities = new Float64Array(logits);
  for (let row = 0; row < logits.length; row += classCount) softmaxInPlace(probabilities, row, classCount);
  return probabilities;
}

/** Agreement of outputs with their labels. */
export interface Judgement {
  /** Mean over the rows by their weights, in nats. */
  readonly loss: number;
  /** Share of the rows that count whose largest value is at their label; 0 where none counts. */
  readonly accuracy: number;
}

export interface CrossEntropy extends Judgement {
  /** Gradient of the mean loss by the logits. */
  readonly gradient: Float32Array;
}

function indexOfLargest(values: Float64Array, first: number, count: number): number {
  let best = 0;
  for (let i = 1; i < count; i++) if (values[first + i] > values[first + best]) best = i;
  return best;
}

/** Weight of `count` rows together, each counting 1 where there are no weights. */
export function totalWeight(count: number, weights?: Float32Array): number {
  if (!weights) return count;
  let total = 0;
  for (let row = 0; row < weights.length; row++) total += weights[row];
  return total;
}

/** Share of each of `count` rows in a mean over all, by their weights, or all the same; 0 where none counts. */
function rowShares(count: number, weights?: Float32Array): Float64Array {
  const total = totalWeight(count, weights);
  const shares = new Float64Array(count);
  if (total === 0) return shares;
  for (let row = 0; row < count; row++) shares[row] = (weights ? weights[row] : 1) / total;
  return shares;
}

/** Rows that count: those whose weight is not 0. */
export function countedRows(count: number, weights?: Float32Array): number {
  if (!weights) return count;
  let counted = 0;
  for (let row = 0; row < weights.length; row++) if (weights[row] !== 0) counted++;
  return counted;
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
  const shares = new Float32Array(rowShares(labels.length, weights));
  const targets = new Float32Array(labels.length * classCount);
  for (let row = 0; row < labels.length; row++) targets[row * classCount + labels[row]] = shares[row];
  return { shares, targets };
}

/** The cross-entropy of a row, in nats, by the probability of its label; that of the least number for 0. */
export function crossEntropyOf(probability: number): number {
  return probability < Number.MIN_VALUE ? 745 : -log(probability);
}

/** Loss and accuracy by probabilities [row][class] against a label a row. */
function judgeRows(probabilities: Float64Array, labels: Int32Array, shares: Float64Array): Judgement {
  const classCount = probabilities.length / labels.length;
  let loss = 0;
  let right = 0;
  let counted = 0;
  for (let row = 0; row < labels.length; row++) {
    if (shares[row] === 0) continue;
    const first = row * classCount;
    loss += shares[row] * crossEntropyOf(probabilities[first + labels[row]]);
    if (indexOfLargest(probabilities, first, classCount) === labels[row]) right++;
    counted++;
  }
  return { loss, accuracy: counted === 0 ? 0 : right / counted };
}

/** True where no other class has a larger value; of equals the first counts. */
function isLargest(values: Float32Array, first: number, classCount: number, label: number): boolean {
  const own = values[first + label];
  for (let i = 0; i < classCount; i++) {
    const value = values[first + i];
    if (value > own || (value === own && i < label)) return false;
  }
  return true;
}

/** Sums share · log(probability). One logarithm serves many rows of one share: that of their product. */
class LogSum {
  #sum = 0;
  #product = 1;
  #share = 0;

  add(share: number, probability: number): void {
    if (share !== this.#share || this.#product < 1e-200) this.#flush(share);
    this.#product *= probability;
  }

  addLog(share: number, logarithm: number): void {
    this.#sum += share * logarithm;
  }

  get value(): number {
    this.#flush(this.#share);
    return this.#sum;
  }

  #flush(nextShare: number): void {
    if (this.#product !== 1) this.#sum += this.#share * log(this.#product);
    this.#product = 1;
    this.#share = nextShare;
  }
}

/** What an engine has computed of a batch. Both are [row][class]. */
export interface EngineOutputs {
  readonly logits: Float32Array;
  readonly probabilities: Float32Array;
}

/** Below this, single precision is too coarse: the logarithm is taken from the logits. */
const LEAST_PROBABILITY = 1e-30;

/** Logarithm of the probability of a row's label. */
function logOfLabel(logits: Float32Array, first: number, classCount: number, label: number): number {
  const row = logits.subarray(first, first + classCount);
  const most = Math.max(...row);
  return row[label] - most - log(row.reduce((sum, value) => sum + exp(value - most), 0));
}

/** Loss and accuracy alone, for engines that compute the gradient themselves. Rows as in `crossEntropy`. */
export function judge(
  { logits, probabilities }: EngineOutputs,
  labels: Int32Array,
  weights?: Float32Array,
): Judgement {
  const classCount = logits.length / labels.length;
  const logSum = new LogSum();
  let right = 0;
  let counted = 0;
  let total = 0;
  for (let row = 0; row < labels.length; row++) {
    const weight = weights ? weights[row] : 1;
    if (weight === 0) continue;
    const [first, label] = [row * classCount, labels[row]];
    const probability = probabilities[first + label];
    if (probability < LEAST_PROBABILITY) logSum.addLog(weight, logOfLabel(logits, first, classCount, label));
    else logSum.add(weight, probability);
    if (isLargest(logits, first, classCount, label)) right++;
    counted++;
    total += weight;
  }
  return { loss: counted === 0 ? 0 : -logSum.value / total, accuracy: counted === 0 ? 0 : right / counted };
}

/**
 * Cross-entropy of logits [row][class] against a label a row; rows count by their weights, or all the
 * same. NaN in, NaN out.
 */
export function crossEntropy(logits: Float32Array, labels: Int32Array, weights?: Float32Array): CrossEntropy {
  const classCount = logits.length / labels.length;
  const probabilities = softmaxRows(logits, classCount);
  const shares = rowShares(labels.length, weights);
  const gradient = new Float32Array(logits.length);
  for (let row = 0; row < labels.length; row++) {
    const [first, share, label] = [row * classCount, shares[row], labels[row]];
    for (let i = 0; share !== 0 && i < classCount; i++)
      gradient[first + i] = share * (probabilities[first + i] - (i === label ? 1 : 0));
  }
  return { ...judgeRows(probabilities, labels, shares), gradient };
}
