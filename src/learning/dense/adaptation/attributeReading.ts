import {
  type Correction,
  type CorrectionRows,
  fitCorrection,
  lossDerivatives,
} from '#learning/dense/adaptation/correction';
import { crossEntropyOf, softmaxInPlace } from '#learning/network/softmax';
import { log } from '#seismic/numerics/mathematics';
import { EVENT_CLASSES } from '#seismic/picks/pick';

/** Places that are fitted, evenly spread. */
const MOST_PLACES = 4096;
/** Penalty of the fit for each place. */
const PENALTY = 1e-3;
const LEAST_PROBABILITY = 1e-6;

const DIFFRACTION = EVENT_CLASSES.indexOf('diffraction');

/** Every n-th place of maps: the probabilities there, and a constant before the attributes. */
function rowsOf(outputs: readonly Float32Array[], attributes: readonly Float32Array[]): CorrectionRows {
  const size = outputs[0].length;
  const step = Math.ceil(size / MOST_PLACES);
  const count = Math.ceil(size / step);
  const classCount = outputs.length;
  const width = attributes.length + 1;
  const rows = { attributes: new Float64Array(count * width), targets: new Float64Array(count * classCount) };
  for (let row = 0; row < count; row++) {
    rows.attributes[row * width] = 1;
    attributes.forEach((map, k) => {
      rows.attributes[row * width + k + 1] = map[row * step];
    });
    outputs.forEach((map, c) => {
      rows.targets[row * classCount + c] = map[row * step];
    });
    softmaxInPlace(rows.targets, row * classCount, classCount);
  }
  const none = new Float64Array(count * classCount);
  return { ...rows, outputs: none, weights: new Float64Array(count).fill(1), classCount };
}

/** Mean probability of each class. */
function sharesOf({ targets, weights, classCount }: CorrectionRows): number[] {
  const sums = Array.from({ length: classCount }, () => 0);
  for (let i = 0; i < targets.length; i++) sums[i % classCount] += targets[i] / weights.length;
  return sums.map((sum) => Math.max(LEAST_PROBABILITY, sum));
}

function entropyOf(probabilities: Iterable<number>): number {
  let sum = 0;
  for (const probability of probabilities)
    if (probability > 0) sum += probability * crossEntropyOf(probability);
  return sum;
}

/** The part of the answer that the fit explains: 0 like the shares of the classes alone, 1 the whole answer. */
function explainedBy(rows: CorrectionRows, fit: Correction, shares: readonly number[]): number {
  const count = rows.weights.length;
  const loss = lossDerivatives(rows, fit, 0).loss / count;
  const unknown = entropyOf(shares);
  const own = entropyOf(rows.targets) / count;
  return unknown > own ? (unknown - loss) / (unknown - own) : 0;
}

/** What attributes say, read as an answer reads them. */
export interface AttributeReading {
  /** The part of the answer that they explain, 0 to 1. */
  readonly explained: number;
  /** Logarithm of how much likelier a diffraction is than another class, for what attributes say of a place. */
  oddsAgainst(other: number): (place: number) => number;
}

/**
 * Reads attributes as an answer reads them: by a logistic fit to its probabilities.
 * @param outputs of the net over the temperature, a map [trace][working sample] for each event class
 * @param attributes maps of the same size
 */
export function readAs(
  outputs: readonly Float32Array[],
  attributes: readonly Float32Array[],
): AttributeReading {
  const rows = rowsOf(outputs, attributes);
  const fit = fitCorrection(rows, PENALTY * rows.weights.length);
  const shares = sharesOf(rows);
  const width = attributes.length + 1;
  return {
    explained: explainedBy(rows, fit, shares),
    oddsAgainst: (other) => {
      const difference = (k: number): number => fit[DIFFRACTION * width + k] - fit[other * width + k];
      const factors = attributes.map((_, k) => difference(k + 1));
      const offset = difference(0) - log(shares[DIFFRACTION] / shares[other]);
      return (place) => attributes.reduce((sum, map, k) => sum + factors[k] * map[place], offset);
    },
  };
}
