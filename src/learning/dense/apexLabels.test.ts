import { describe, expect, it } from 'vitest';
import { meanApexF1 } from '#learning/dense/apex/apexScore';
import { apexLabels, type KnownApex, knownApexes } from '#learning/dense/apexLabels';
import { workingSection } from '#seismic/channels/workingSection';
import { simulateTrainingSection } from '#seismic/simulate/training/trainingSection';

const SIZE = { traceCount: 20, sampleCount: 16 };
const apex = (trace: number, sample: number, isVisible = true): KnownApex => ({ trace, sample, isVisible });

describe('labels of apexes', () => {
  it('are one around a visible top, none farther away, and nothing between and around weak ones', () => {
    const labels = apexLabels([apex(5.4, 6), apex(14, 12.2, false)], SIZE);
    for (let sample = 0; sample < SIZE.sampleCount; sample++)
      for (let trace = 0; trace < SIZE.traceCount; trace++) {
        const [t, s] = [Math.abs(trace - 5), Math.abs(sample - 6)];
        const isUnlabelled = (t <= 4 && s <= 3) || (Math.abs(trace - 14) <= 4 && Math.abs(sample - 12) <= 3);
        const expected = t <= 1 && s <= 1 ? 0 : isUnlabelled ? -1 : 1;
        expect(labels[sample * SIZE.traceCount + trace]).toBe(expected);
      }
  });

  it('are visible where the diffraction is stronger than a quarter of the energy of the rest', () => {
    const seeds = Array.from({ length: 12 }, (_, seed) => seed);
    const sections = seeds.map((seed) => simulateTrainingSection({ seed, traceCount: 96, sampleCount: 160 }));
    let [visible, hidden] = [0, 0];
    for (const simulated of sections) {
      const working = workingSection(simulated.section);
      const known = knownApexes(simulated, working);
      expect(known).toHaveLength(simulated.apexes.length);
      for (const { isVisible } of known) isVisible ? visible++ : hidden++;
      // Without anything else every top is visible; without the diffractions none is.
      const alone = { ...simulated.section, amplitudes: simulated.diffractionOnly };
      const [all, none] = [alone, simulated.section].map((section, i) =>
        knownApexes(
          {
            ...simulated,
            section,
            diffractionOnly: i === 0 ? simulated.diffractionOnly : new Float32Array(96 * 160),
          },
          working,
        ),
      );
      expect(
        all.every((one) => one.isVisible || simulated.diffractionOnly.every((value) => value === 0)),
      ).toBe(true);
      expect(none.some((one) => one.isVisible)).toBe(false);
    }
    expect(visible).toBeGreaterThan(10);
    expect(hidden).toBeGreaterThan(10);
  });
});

describe('F1 of apexes', () => {
  /** Peaks of these values at these places, apart from each other. */
  const section = (peaks: readonly (readonly [number, number, number])[], known: readonly KnownApex[]) => {
    const size = { traceCount: 60, sampleCount: 60 };
    const probability = new Float32Array(size.traceCount * size.sampleCount);
    for (const [trace, sample, value] of peaks) probability[trace * size.sampleCount + sample] = value;
    return { probability, size, known };
  };
  const peaks = [
    [10, 10, 0.9],
    [30, 30, 0.72],
    [50, 50, 0.58],
  ] as const;

  it('is that of what is probable enough and near enough', () => {
    const judged = section(peaks, [apex(11, 12), apex(31.5, 29)]);
    expect(meanApexF1([judged], 0.6)).toBe(1);
    expect(meanApexF1([judged], 0.5)).toBeCloseTo(4 / 5, 12);
    expect(meanApexF1([judged], 0.8)).toBeCloseTo(2 / 3, 12);
    expect(meanApexF1([section(peaks, [apex(10, 10), apex(34, 30)])], 0.6)).toBe(0.5);
  });

  it('does not count what is found near a weak one, and counts a known one once', () => {
    expect(meanApexF1([section(peaks, [apex(10, 10), apex(30, 31, false)])], 0.6)).toBe(1);
    expect(meanApexF1([section([[10, 10, 0.9]], [apex(10, 10), apex(11, 10)])], 0.6)).toBeCloseTo(2 / 3, 12);
  });

  it('is 1 where there is none and none is found', () => {
    const half = section(peaks, [apex(10, 10), apex(34, 30)]);
    expect(meanApexF1([section([], []), half], 0.6)).toBe(0.75);
  });
});
