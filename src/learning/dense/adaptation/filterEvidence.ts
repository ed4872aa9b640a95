import { readAs } from '#learning/dense/adaptation/attributeReading';
import { ramp } from '#seismic/channels/balance';
import { EVENT_CLASSES } from '#seismic/picks/pick';

/** The part of the answer that the attributes must explain to count, and that from which they count in full. */
const EXPLAINED = { least: 0.7, full: 0.9 };
/** How much of what the attributes say counts: for diffraction against noise, and against reflection. */
const COUNTED = { noise: 0.8, reflection: 0.6 };

const [, REFLECTION, NOISE] = EVENT_CLASSES.map((_, c) => c);

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
  const { explained, oddsAgainst } = readAs(outputs, attributes);
  const weight = ramp(explained, EXPLAINED.least, EXPLAINED.full);
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
