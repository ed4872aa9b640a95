import { describe, expect, it } from 'vitest';
import { TRUTH } from '#seismic/labels/sectionTruth';
import { createRandom } from '#seismic/numerics/random';
import { classifyTruth, type SectionParts } from '#seismic/simulate/truth';

const EXTENT = { traceCount: 40, sampleCount: 90 };
const LENGTH = 40 * 90;

function even(value: number): Float32Array {
  return new Float32Array(LENGTH).fill(value);
}

/** Gaussian mean of squares around a sample, held at the edges, as one direct double sum. */
function directEnergy(field: Float32Array, trace: number, sample: number, widths: [number, number]): number {
  const [traces, samples] = widths.map((width) => Math.ceil(3 * width));
  let [sum, weights] = [0, 0];
  for (let x = -traces; x <= traces; x++)
    for (let t = -samples; t <= samples; t++) {
      const weight = Math.exp(-(x * x) / (2 * widths[0] ** 2) - (t * t) / (2 * widths[1] ** 2));
      const at = Math.max(0, Math.min(39, trace + x)) * 90 + Math.max(0, Math.min(89, sample + t));
      sum += weight * field[at] ** 2;
      weights += weight;
    }
  return sum / weights;
}

/** The class by its definition, in decibels. */
function expectedCode(diffraction: number, reflection: number, noise: number): number {
  const decibels = (a: number, b: number): number => 10 * Math.log10(a / b);
  if (decibels(diffraction + reflection, noise) < 0) return TRUTH.neither;
  if (Math.abs(decibels(diffraction, reflection)) <= 3) return TRUTH.mixed;
  return diffraction > reflection ? TRUTH.diffraction : TRUTH.reflection;
}

describe('classes of samples', () => {
  // Amplitudes: 3 dB of energy are a factor of 1.4125 in amplitude.
  it.each([
    { diffraction: 1, reflection: 0, noise: 0.99, code: TRUTH.diffraction },
    { diffraction: 0, reflection: 1, noise: 0.99, code: TRUTH.reflection },
    { diffraction: 0, reflection: 1, noise: 1.01, code: TRUTH.neither },
    { diffraction: 0.7, reflection: 0.7, noise: 0.97, code: TRUTH.mixed },
    { diffraction: 0.7, reflection: 0.7, noise: 1, code: TRUTH.neither },
    { diffraction: 1.41, reflection: 1, noise: 0.1, code: TRUTH.mixed },
    { diffraction: 1.42, reflection: 1, noise: 0.1, code: TRUTH.diffraction },
    { diffraction: 1, reflection: 1.41, noise: 0.1, code: TRUTH.mixed },
    { diffraction: 1, reflection: 1.42, noise: 0.1, code: TRUTH.reflection },
  ])('is $code for $diffraction, $reflection and $noise', ({ diffraction, reflection, noise, code }) => {
    const parts = { diffractions: even(diffraction), reflections: even(-reflection), noise: even(noise) };
    expect(new Set(classifyTruth(parts, EXTENT))).toEqual(new Set([code]));
  });

  it('are those of direct sums over the neighbourhood, except very near a limit', () => {
    const random = createRandom(51);
    const patchy = (): Float32Array => {
      const strengths = Array.from({ length: 40 }, () => random.uniform() * 2);
      return Float32Array.from({ length: LENGTH }, (_, i) => {
        const block = Math.floor(Math.floor(i / 90) / 10) * 10 + Math.floor((i % 90) / 9);
        return strengths[block] * random.normal();
      });
    };
    const parts: SectionParts = { diffractions: patchy(), reflections: patchy(), noise: patchy() };
    const found = classifyTruth(parts, EXTENT);
    const places = Array.from({ length: 150 }, () => random.integer(LENGTH));
    const expected = places.map((i) => {
      const [trace, sample] = [Math.floor(i / 90), i % 90];
      const diffraction = directEnergy(parts.diffractions, trace, sample, [1.5, 4]);
      const reflection = directEnergy(parts.reflections, trace, sample, [1.5, 4]);
      return expectedCode(diffraction, reflection, directEnergy(parts.noise, trace, sample, [12, 25]));
    });
    expect(new Set(expected).size).toBe(4);
    expect(places.filter((place, i) => found[place] !== expected[i])).toEqual([]);
  });
});
