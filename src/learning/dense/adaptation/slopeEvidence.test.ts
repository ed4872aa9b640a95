import { describe, expect, it, vi } from 'vitest';
import { noiseProbability } from '#learning/dense/adaptation/noiseLevel';
import { withSlopeEvidence } from '#learning/dense/adaptation/slopeEvidence';
import { createRandom } from '#seismic/numerics/random';

const SIZE = 4000;
/** The last quarter is noise; of the others every second is a diffraction. */
const FIRST_NOISE = 3000;
/** Every so manyth place the net does not know. */
const DOUBTFUL = 20;

const isDiffraction = (i: number): boolean => i % 2 === 0;
const random = createRandom(7);
/** Large on diffractions. */
const slopes = Float32Array.from(
  { length: SIZE },
  (_, i) => random.normal() + (i >= FIRST_NOISE ? 0 : isDiffraction(i) ? 2 : -2),
);

function outputs(): Float32Array[] {
  const isDoubtful = (i: number): boolean => Math.floor(i / 2) % DOUBTFUL === 0;
  const ofSignal = (i: number, wanted: boolean): number =>
    i >= FIRST_NOISE ? -4 : isDoubtful(i) ? 1 : isDiffraction(i) === wanted ? 3 : -3;
  return [
    Float32Array.from({ length: SIZE }, (_, i) => ofSignal(i, true)),
    Float32Array.from({ length: SIZE }, (_, i) => ofSignal(i, false)),
    Float32Array.from({ length: SIZE }, (_, i) => (i >= FIRST_NOISE ? 4 : -4)),
  ];
}

const none = [0, 1, 2].map(() => new Float32Array(SIZE));

/** Energy of signal is 1. */
function energyWith(decibel: number): Float32Array {
  const noise = 10 ** (-decibel / 10);
  return Float32Array.from({ length: SIZE }, (_, i) => (i >= FIRST_NOISE ? noise : 1));
}

function added(
  to: readonly Float32Array[],
  energy: Float32Array,
  { answer = outputs(), measure = () => slopes } = {},
): Float32Array[] {
  const noise = { probability: noiseProbability(answer, to), energy };
  return withSlopeEvidence(answer, to, noise, measure);
}

describe('what slopes say', () => {
  const evidenceAt = (decibel: number): Float32Array[] => added(none, energyWith(decibel));

  it('speaks for diffractions alone, against reflections, on a line with hardly any noise', () => {
    const [diffraction, reflection, noise] = evidenceAt(40);
    expect([diffraction, noise]).toEqual([none[0], none[2]]);
    expect(reflection.every((value) => value <= 0)).toBe(true);
    const meanOf = (wanted: boolean): number => {
      const values = reflection.slice(0, FIRST_NOISE).filter((_, i) => isDiffraction(i) === wanted);
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    };
    expect(meanOf(true)).toBeLessThan(-2);
    expect(meanOf(false)).toBeGreaterThan(0.1 * meanOf(true));
  });

  it('counts less with more noise, and is not even measured where there is much, or none to be told by', () => {
    const sizeAt = (decibel: number): number =>
      evidenceAt(decibel)[1].reduce((sum, value) => sum - value, 0) / SIZE;
    expect(sizeAt(28)).toBeGreaterThan(0);
    expect(sizeAt(28)).toBeLessThan(0.9 * sizeAt(40));
    const measure = vi.fn(() => slopes);
    expect(added(none, energyWith(20), { measure })).toEqual(none);
    const signalAlone = [...outputs().slice(0, 2), new Float32Array(SIZE).fill(-9)];
    expect(added(none, energyWith(40), { answer: signalAlone, measure })).toEqual(none);
    expect(measure).not.toHaveBeenCalled();
  });

  it('counts nothing where what is called noise differs from place to place, as along muted zones', () => {
    const energy = energyWith(40).map((value, i) =>
      i < FIRST_NOISE ? value : value * 10 ** (3 * random.normal()),
    );
    const measure = vi.fn(() => slopes);
    expect(added(none, energy, { measure })).toEqual(none);
    expect(measure).not.toHaveBeenCalled();
  });

  it('is added to what other filters say', () => {
    const evidence = none.map((map) => map.map((_, i) => (i % 3) / 10));
    const [, reflection] = added(evidence, energyWith(40));
    expect(reflection.every((value, i) => value <= evidence[1][i])).toBe(true);
    expect(reflection.some((value, i) => value === evidence[1][i] && value > 0)).toBe(true);
  });
});
