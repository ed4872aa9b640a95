import { withEvidence } from '#learning/dense/adaptation/filterEvidence';
import { softmaxMaps } from '#learning/dense/softmaxMaps';
import { clamp, ramp } from '#seismic/channels/balance';
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

/** Where the noise of a line is, maps [trace][working sample]. */
export interface SeenNoise {
  readonly probability: Float32Array;
  /** Local energy of the section's own samples; 0 where it was not measured. */
  readonly energy: Float32Array;
}

/** P(noise) at each place, out of outputs over the temperature and evidence beside them. */
export function noiseProbability(
  outputs: readonly Float32Array[],
  evidence: readonly Float32Array[],
): Float32Array {
  return softmaxMaps(withEvidence(outputs, evidence))[NOISE];
}

/** Energy of what is surely noise. */
export interface NoiseLevel {
  readonly energy: number;
  /** Standard deviation of its logarithm from place to place. */
  readonly spread: number;
}

/** The level of what is surely noise; null where there is too little of it. */
export function noiseLevelOf({ probability: noise, energy }: SeenNoise): NoiseLevel | null {
  let count = 0;
  let sum = 0;
  let logSum = 0;
  let squares = 0;
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
function oddsWhereAsStrong({ probability: noise, energy }: SeenNoise, level: number): number {
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
 * @param evidence a map for each event class, of the same size as those of the noise
 * @param noise as the net without picks sees it with this evidence
 */
export function withNoiseLevel(evidence: readonly Float32Array[], noise: SeenNoise): Float32Array[] {
  const level = noiseLevelOf(noise);
  const evenness = level ? ramp(level.spread, SPREAD.most, SPREAD.full) : 0;
  if (!level || evenness === 0) return [...evidence];
  const odds = oddsWhereAsStrong(noise, level.energy);
  const shift = evenness * clamp(-odds, -LARGEST_SHIFT, LARGEST_SHIFT);
  return evidence.map((map, c) => (c === NOISE ? map.map((value) => value + shift) : map));
}
