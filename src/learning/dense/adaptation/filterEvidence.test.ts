import { describe, expect, it } from 'vitest';
import { filterEvidence, withEvidence } from '#learning/dense/adaptation/filterEvidence';
import { softmaxMaps } from '#learning/dense/softmaxMaps';
import { createRandom } from '#seismic/numerics/random';

const SIZE = 4000;
/** Every so manyth place the net does not know. */
const DOUBTFUL = 40;
/** [class][constant, first attribute, second attribute], in the order diffraction, reflection, noise. */
const WEIGHTS = [
  [-1, 0.5, 2],
  [0, 2.5, -1.5],
  [1, -2.5, 0],
];

function attributesOf(seed: number): Float32Array[] {
  const random = createRandom(seed);
  return [0, 1].map(() => Float32Array.from({ length: SIZE }, () => 2 * random.normal()));
}

/** Outputs that the attributes explain wholly. */
function explained(attributes: readonly Float32Array[]): Float32Array[] {
  return WEIGHTS.map(([constant, ...factors]) =>
    attributes[0].map((_, i) =>
      factors.reduce((sum, factor, k) => sum + factor * attributes[k][i], constant),
    ),
  );
}

function meanOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('what filters say beside the net', () => {
  const attributes = attributesOf(1);
  const outputs = explained(attributes);

  it('is their log odds over those of the classes, where they explain the answer', () => {
    const [diffraction, reflection, noise] = filterEvidence(outputs, attributes);
    const shares = softmaxMaps(outputs).map(meanOf);
    const oddsAgainst = (other: number, i: number): number =>
      outputs[0][i] - outputs[other][i] - Math.log(shares[0] / shares[other]);
    for (let i = 0; i < SIZE; i += 7) {
      expect(diffraction[i]).toBe(0);
      const [ofNoise, ofReflection] = [oddsAgainst(2, i), Math.max(0, oddsAgainst(1, i))];
      expect(Math.abs(noise[i] + 0.8 * ofNoise)).toBeLessThan(0.1 * (1 + Math.abs(ofNoise)));
      expect(Math.abs(reflection[i] + 0.6 * ofReflection)).toBeLessThan(0.1 * (1 + ofReflection));
    }
  });

  it('is nothing where they do not explain the answer', () => {
    const evidence = filterEvidence(outputs, attributesOf(2));
    for (const map of evidence) expect(map.every((value) => value === 0)).toBe(true);
  });

  it('counts less where they explain less of it', () => {
    const random = createRandom(3);
    const sizeWith = (noise: number): number => {
      const blurred = outputs.map((map) => map.map((value) => value + noise * random.normal()));
      return meanOf(filterEvidence(blurred, attributes)[2].map(Math.abs));
    };
    const [clear, less, unclear] = [0, 1.5, 8].map(sizeWith);
    expect(less).toBeLessThan(0.9 * clear);
    expect(less).toBeGreaterThan(0);
    expect(unclear).toBe(0);
  });

  it('decides where the net is in doubt, and takes nothing from a diffraction against reflections', () => {
    const doubtful = outputs.map((map) => map.map((value, i) => (i % DOUBTFUL === 0 ? 0 : value)));
    const evidence = filterEvidence(doubtful, attributes);
    expect(evidence[1].every((value) => value <= 0)).toBe(true);
    const answer = withEvidence(doubtful, evidence);
    const largest = (maps: readonly Float32Array[], i: number): number =>
      maps.reduce((best, map, c) => (map[i] > maps[best][i] ? c : best), 0);
    let [right, count] = [0, 0];
    for (let i = 0; i < SIZE; i += DOUBTFUL) {
      const truth = largest(outputs, i);
      if (truth === 1) continue;
      count++;
      if (largest(answer, i) === truth) right++;
    }
    expect(right / count).toBeGreaterThan(0.9);
  });

  it('is finite where a class is nowhere, and where attributes are constant', () => {
    const sure = [10, -400, -400].map((value) => new Float32Array(SIZE).fill(value));
    const constant = [new Float32Array(SIZE), new Float32Array(SIZE).fill(3)];
    for (const map of [...filterEvidence(sure, attributes), ...filterEvidence(outputs, constant)])
      expect(map.every(Number.isFinite)).toBe(true);
  });
});
