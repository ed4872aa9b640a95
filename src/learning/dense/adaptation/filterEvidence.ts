import {
  type Correction,
  type CorrectionRows,
  fitCorrection,
  lossDerivatives,
} from '#learning/dense/adaptation/correction';
import { crossEntropyOf, softmaxInPlace } from '#learning/network/softmax';
import { clamp } from '#seismic/channels/balance';
import { log } from '#seismic/numerics/mathematics';
import { EVENT_CLASSES } from '#seismic/picks/pick';

/** Places that are fitted, evenly spread. */
const MOST_PLACES = 4096;
/** Penalty of the fit for each place. */
const PENALTY = 1e-3;
/** The part of the answer that the attributes must explain to count, and that from which they count in full. */
const EXPLAINED = { least: 0.7, full: 0.9 };
/** How much of what the attributes say counts: for diffraction against noise, and against reflection. */
const COUNTED = { noise: 0.8, reflection: 0.6 };
const LEAST_PROBABILITY = 1e-6;

const [DIFFRACTION, REFLECTION, NOISE] = EVENT_CLASSES.map((_, c) => c);

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

/** How much the evidence counts, 0 to 1. */
function weightOf(explained: number): number {
  const { least, full } = EXPLAINED;
  return clamp((explained - least) / (full - least), 0, 1);
}

/**
 * What attributes without learning say beside the net: added to its outputs over the temperature. On each line they are
 * read as the net's own answer reads them, by a logistic fit to its probabilities, and count the more, the better they
 * explain it: a filter that tells the same events apart is a second opinion where the net is in doubt, as between noise
 * and the weak flanks of diffractions. Against reflections only what speaks for a diffraction counts: a filter by slope
 * sees nothing of a diffraction near its apex, where it is as flat as a reflection.
 * @param outputs of the net without picks over the temperature, a map [trace][working sample] for each event class
 * @param attributes maps of the same size
 * @returns a map for each event class
 */
export function filterEvidence(
  outputs: readonly Float32Array[],
  attributes: readonly Float32Array[],
): Float32Array[] {
  const rows = rowsOf(outputs, attributes);
  const fit = fitCorrection(rows, PENALTY * rows.weights.length);
  const shares = sharesOf(rows);
  const weight = weightOf(explainedBy(rows, fit, shares));
  const width = attributes.length + 1;
  /** Logarithm of how much likelier a diffraction is than another class, for what attributes say of a place. */
  const oddsAgainst = (other: number) => {
    const difference = (k: number): number => fit[DIFFRACTION * width + k] - fit[other * width + k];
    const factors = attributes.map((_, k) => difference(k + 1));
    const offset = difference(0) - log(shares[DIFFRACTION] / shares[other]);
    return (place: number): number =>
      attributes.reduce((sum, map, k) => sum + factors[k] * map[place], offset);
  };
  const [againstReflection, againstNoise] = [oddsAgainst(REFLECTION), oddsAgainst(NOISE)];
  const evidence = outputs.map((map) => new Float32Array(map.length));
  for (let place = 0; place < evidence[0].length; place++) {
    evidence[REFLECTION][place] = -weight * COUNTED.reflection * Math.max(0, againstReflection(place));
    evidence[NOISE][place] = -weight * COUNTED.noise * againstNoise(place);
  }
  return evidence;
}

/** Outputs over the temperature with evidence, values in the same order. */
export function withEvidence(
  outputs: readonly Float32Array[],
  evidence: readonly Float32Array[],
): Float32Array[] {
  return outputs.map((map, c) => map.map((value, i) => value + evidence[c][i]));
}
