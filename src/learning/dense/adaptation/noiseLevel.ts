import { withEvidence } from '#learning/dense/adaptation/filterEvidence';
import { softmaxMaps } from '#learning/dense/softmaxMaps';
import { clamp } from '#seismic/channels/balance';
import { quantile } from '#seismic/channels/kernels/quantile';
import { log } from '#seismic/numerics/mathematics';
import { EVENT_CLASSES } from '#seismic/picks/pick';

/** From this probability on a place is taken for noise, and so many of them tell its level. */
const SURE = { probability: 0.9, leastPlaces: 100 };
/** Standard deviation of the logarithm of the noise's energy: up to the first its level counts in full. */
const SPREAD = { full: 0.25, most: 0.35 };
/** Where signal is as strong as noise their energy is twice that of the noise; so near it, as parts of the noise's. */
const AS_STRONG = { least: 1.6, most: 2.5 };
const LEAST_PLACES_AS_STRONG = 25;
const LARGEST_SHIFT = 3;
const LEAST_PROBABILITY = 1e-6;

const NOISE = EVENT_CLASSES.indexOf('noise');

/** 1 up to a value, 0 from another on, and straight between. */
export function fading(
  value: number,
  { full, most }: { readonly full: number; readonly most: number },
): number {
  return clamp((most - value) / (most - full), 0, 1);
}

/** Energy of what is surely noise. */
export interface NoiseLevel {
  readonly energy: number;
  /** Standard deviation of its logarithm from place to place. */
  readonly spread: number;
}

/**
 * The level of what is surely noise; null where there is too little of it.
 * @param noise its probability, [trace][working sample]
 * @param energy local energy there; 0 where it was not measured
 */
export function noiseLevelOf(noise: Float32Array, energy: Float32Array): NoiseLevel | null {
  let [count, sum, logSum, squares] = [0, 0, 0, 0];
  for (let i = 0; i < noise.length; i++) {
    if (noise[i] <= SURE.probability || energy[i] <= 0) continue;
    const level = log(energy[i]);
    count++;
    sum += energy[i];
    logSum += level;
    squares += level * level;
  }
  if (count < SURE.leastPlaces) return null;
  const mean = logSum / count;
  const spread = Math.sqrt(Math.max(0, squares / count - mean * mean));
  return { energy: sum / count, spread };
}

/** Median log odds of noise where signal is as strong as noise; 0 where there are few such places. */
function oddsWhereAsStrong(noise: Float32Array, energy: Float32Array, level: number): number {
  const probabilities = noise.filter(
    (_, i) => energy[i] > AS_STRONG.least * level && energy[i] < AS_STRONG.most * level,
  );
  if (probabilities.length < LEAST_PLACES_AS_STRONG) return 0;
  const middle = clamp(quantile(probabilities, 0.5), LEAST_PROBABILITY, 1 - LEAST_PROBABILITY);
  return log(middle / (1 - middle));
}

/**
 * Evidence with what the level of the noise says. Signal is what is at least as strong as the noise, and the net sees
 * noise within the band of the signal alone, and its level as that of the quietest places. Where the noise is the same
 * all over a line, its level is known better, once the net has told where it is: then a place whose energy is twice
 * that of the noise is as likely noise as not. A constant of the line that is added to the outputs of noise.
 * @param outputs of the net without picks over the temperature, a map [trace][working sample] for each event class
 * @param evidence beside them, maps of the same size
 * @param energy local energy of the section's own samples there; 0 where it was not measured
 */
export function withNoiseLevel(
  outputs: readonly Float32Array[],
  evidence: readonly Float32Array[],
  energy: Float32Array,
): Float32Array[] {
  const noise = softmaxMaps(withEvidence(outputs, evidence))[NOISE];
  const level = noiseLevelOf(noise, energy);
  const evenness = level ? fading(level.spread, SPREAD) : 0;
  if (!level || evenness === 0) return [...evidence];
  const odds = oddsWhereAsStrong(noise, energy, level.energy);
  const shift = evenness * clamp(-odds, -LARGEST_SHIFT, LARGEST_SHIFT);
  return evidence.map((map, c) => (c === NOISE ? map.map((value) => value + shift) : map));
}
