import { readAs } from '#learning/dense/adaptation/attributeReading';
import { withEvidence } from '#learning/dense/adaptation/filterEvidence';
import { noiseLevelOf, type SeenNoise } from '#learning/dense/adaptation/noiseLevel';
import { ramp } from '#seismic/channels/balance';
import { log } from '#seismic/numerics/mathematics';
import { EVENT_CLASSES } from '#seismic/picks/pick';

/** Decibels of a line's mean energy over that of its noise: from the first on slopes begin to count. */
const QUIET_DECIBEL = { least: 24, full: 30 };
/** Standard deviation of the logarithm of the noise's energy: beyond the second its level is not that of the line. */
const SPREAD = { full: 0.8, most: 1.2 };
/** How much of what slopes say counts. */
const COUNTED = 3;

const REFLECTION = EVENT_CLASSES.indexOf('reflection');

/**
 * How far a line has hardly any noise, 0 to 1. What is surely noise must be alike all over: the edge of a muted zone
 * is not the noise of a line.
 */
function quietnessOf(noise: SeenNoise): number {
  const level = noiseLevelOf(noise);
  if (!level) return 0;
  const { energy } = noise;
  const mean = energy.reduce((sum, value) => sum + value, 0) / energy.length;
  const decibel = (10 / Math.LN10) * log(mean / level.energy);
  const quietness = ramp(decibel, QUIET_DECIBEL.least, QUIET_DECIBEL.full);
  return quietness * ramp(level.spread, SPREAD.most, SPREAD.full);
}

/**
 * Evidence with what slopes say on a line that has hardly any noise: nothing but diffractions is steep there, and a
 * filter by slope is seldom wrong where it calls for one. Read as the net's own answer reads it; what speaks for a
 * diffraction is taken from the outputs of reflection.
 * @param outputs of the net without picks over the temperature, a map [trace][working sample] for each event class
 * @param evidence beside them, maps of the same size
 * @param noise as the net without picks sees it with this evidence
 * @param slopesOf measures the attribute of slopes, which is only done on such a line
 */
export function withSlopeEvidence(
  outputs: readonly Float32Array[],
  evidence: readonly Float32Array[],
  noise: SeenNoise,
  slopesOf: () => Float32Array,
): Float32Array[] {
  const weight = COUNTED * quietnessOf(noise);
  if (weight === 0) return [...evidence];
  const odds = readAs(withEvidence(outputs, evidence), [slopesOf()]).oddsAgainst(REFLECTION);
  return evidence.map((map, c) =>
    c === REFLECTION ? map.map((value, place) => value - weight * Math.max(0, odds(place))) : map,
  );
}
