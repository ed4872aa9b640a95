import { describe, expect, it } from 'vitest';
import { noiseProbability, withNoiseLevel } from '#learning/dense/adaptation/noiseLevel';
import { softmaxMaps } from '#learning/dense/softmaxMaps';
import { createRandom } from '#seismic/numerics/random';

const SIZE = 6000;
/** Places of noise alone come first. */
const NOISE_PLACES = 3000;
const CLASS_COUNT = 3;

interface Line {
  /** Energy of signal over that of noise, at each place. */
  readonly signalToNoise: Float64Array;
  readonly energy: Float32Array;
}

/** Energies of noise that differ by a standard deviation of their logarithm, and of signal from -20 to 20 dB. */
function lineOf(spread: number, level = 1): Line {
  const random = createRandom(5);
  const signalToNoise = Float64Array.from({ length: SIZE }, (_, i) =>
    i < NOISE_PLACES ? 0 : 10 ** random.between(-2, 2),
  );
  const energy = Float32Array.from(
    signalToNoise,
    (ratio) => level * (Math.exp(spread * random.normal()) + ratio),
  );
  return { signalToNoise, energy };
}

/** Outputs of a net that takes for signal what is `threshold` times as strong as noise. */
function outputsOf({ signalToNoise }: Line, threshold: number): Float32Array[] {
  const noise = Float32Array.from(signalToNoise, (ratio) => -3 * Math.log((ratio + 1e-3) / threshold));
  const half = new Float32Array(SIZE).fill(-Math.LN2);
  return [half, half, noise];
}

const none = Array.from({ length: CLASS_COUNT }, () => new Float32Array(SIZE));

/** Evidence with the level of the noise, where the net without picks has these outputs. */
function levelled(
  outputs: readonly Float32Array[],
  evidence: readonly Float32Array[],
  energy: Float32Array,
): Float32Array[] {
  return withNoiseLevel(evidence, { probability: noiseProbability(outputs, evidence), energy });
}

/** What is added to the outputs of noise, the same everywhere. */
function shiftOf(line: Line, threshold: number): number {
  const [diffraction, reflection, noise] = levelled(outputsOf(line, threshold), none, line.energy);
  expect(diffraction).toEqual(none[0]);
  expect(reflection).toEqual(none[1]);
  expect(noise.every((value) => value === noise[0])).toBe(true);
  return noise[0];
}

describe('the level of the noise', () => {
  const even = lineOf(0.1);

  it.each([0.5, 2])(
    'mends the answer of a net that takes for signal what is %f times the noise',
    (threshold) => {
      const shift = shiftOf(even, threshold);
      // Log odds of noise are 3 log(threshold) where signal is as strong as noise.
      expect(Math.abs(shift + 3 * Math.log(threshold))).toBeLessThan(0.4);
      const outputs = outputsOf(even, threshold);
      const wrong = (evidence: readonly Float32Array[]): number => {
        const [, , noise] = softmaxMaps(
          outputs.map((map, c) => map.map((value, i) => value + evidence[c][i])),
        );
        return noise.filter((probability, i) => probability > 0.5 !== even.signalToNoise[i] < 1).length;
      };
      expect(wrong(levelled(outputs, none, even.energy))).toBeLessThan(0.4 * wrong(none));
    },
  );

  it('changes little where the answer is right, and is added to what there is', () => {
    expect(Math.abs(shiftOf(even, 1))).toBeLessThan(0.4);
    const outputs = outputsOf(even, 2);
    const evidence = outputs.map((map) => map.map((_, i) => (i % 2 === 0 ? 0.01 : -0.01)));
    const added = levelled(outputs, evidence, even.energy)[2];
    expect(added[0] - added[1]).toBeCloseTo(0.02, 5);
  });

  it('says nothing where the noise differs from place to place, where there is hardly any, and of nothing', () => {
    expect(shiftOf(lineOf(0.8), 2)).toBe(0);
    const uneven = Math.abs(shiftOf(lineOf(0.3), 2));
    expect(uneven).toBeGreaterThan(0);
    expect(uneven).toBeLessThan(Math.abs(shiftOf(even, 2)));
    const sureOfSignal = [none[0], none[1], new Float32Array(SIZE).fill(-5)];
    expect(levelled(sureOfSignal, none, even.energy)).toEqual(none);
    expect(levelled(outputsOf(even, 2), none, new Float32Array(SIZE))).toEqual(none);
  });

  it('is measured where the probabilities are those of outputs and evidence', () => {
    const outputs = outputsOf(even, 2);
    const evidence = none.map((map, c) => map.map((_, i) => Math.sin(i + c)));
    const sums = outputs.map((map, c) => map.map((value, i) => value + evidence[c][i]));
    expect(noiseProbability(outputs, evidence)).toEqual(softmaxMaps(sums)[2]);
  });

  it('does not depend on units', () => {
    expect(shiftOf(lineOf(0.1, 1024), 2)).toBeCloseTo(shiftOf(even, 2), 3);
  });
});
