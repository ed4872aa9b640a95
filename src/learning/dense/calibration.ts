import { exp, log } from '#seismic/numerics/mathematics';

/** Outputs of a net at places whose class is known: one array a class, and the class of each place. */
export interface JudgedLogits {
  readonly logits: readonly Float32Array[];
  readonly labels: Int8Array;
}

export interface CalibrationFigures {
  /** Mean cross-entropy, nats. */
  readonly loss: number;
  readonly accuracy: number;
  /** Expected calibration error: mean distance of confidence and accuracy over 15 bins (Guo et al., 2017). */
  readonly calibrationError: number;
}

const BINS = 15;

/** Figures of a net whose outputs are divided by the temperature. Labels below 0 are left out. */
export function calibrationFigures(
  { logits, labels }: JudgedLogits,
  temperature: number,
): CalibrationFigures {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, confidence: 0, right: 0 }));
  let loss = 0;
  let right = 0;
  let count = 0;
  const scaled = new Float64Array(logits.length);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i];
    if (label < 0) continue;
    let most = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < scaled.length; c++) {
      scaled[c] = logits[c][i] / temperature;
      if (scaled[c] > most) most = scaled[c];
    }
    let sum = 0;
    for (let c = 0; c < scaled.length; c++) sum += exp(scaled[c] - most);
    const isRight = scaled[label] === most;
    loss -= scaled[label] - most - log(sum);
    const bin = bins[Math.min(BINS - 1, Math.floor(BINS / sum))];
    bin.count++;
    bin.confidence += 1 / sum;
    bin.right += isRight ? 1 : 0;
    right += isRight ? 1 : 0;
    count++;
  }
  const all = Math.max(1, count);
  const distance = bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0);
  return { loss: loss / all, accuracy: right / all, calibrationError: distance / all };
}

/** The temperature with the lowest loss (Guo et al., 2017, arXiv 1706.04599), by a search over 0.5 to 4. */
export function fitTemperature(judged: JudgedLogits): number {
  let best = 1;
  let lowest = Number.POSITIVE_INFINITY;
  for (let step = 0; step <= 30; step++) {
    const temperature = Math.round(1000 * 0.5 * exp((step / 30) * log(8))) / 1000;
    const { loss } = calibrationFigures(judged, temperature);
    if (loss < lowest) [best, lowest] = [temperature, loss];
  }
  return best;
}

/**
 * Takes the weights of classes out of a trained net. A net whose loss counts a class w times answers w times its
 * probability, up to a common factor; log w is subtracted from the biases of the last layer, so that the softmax of
 * the outputs is the probability again.
 * @param weights tensors of the net; the last one is the biases of its outputs, the class varying fastest
 * @param classWeights how much each class counted in the loss, all above 0
 * @returns the same tensors but the last one
 */
export function withoutClassWeights(
  weights: readonly Float32Array[],
  classWeights: readonly number[],
): Float32Array[] {
  const shifts = classWeights.map((weight) => log(weight));
  const biases = weights[weights.length - 1].map((bias, i) => bias - shifts[i % shifts.length]);
  return [...weights.slice(0, -1), biases];
}
