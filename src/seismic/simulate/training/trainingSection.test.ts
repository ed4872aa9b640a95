import { describe, expect, it } from 'vitest';
import { TRUTH } from '#seismic/labels/sectionTruth';
import { createRandom } from '#seismic/numerics/random';
import { drawEarthPlan, EARTH_KINDS } from '#seismic/simulate/training/earthPlan';
import { drawRecording } from '#seismic/simulate/training/recording';
import { simulateTrainingSection } from '#seismic/simulate/training/trainingSection';

const SIZE = { traceCount: 128, sampleCount: 192 };
const sections = Array.from({ length: 60 }, (_, seed) => simulateTrainingSection({ seed, ...SIZE }));
const CODES = { diffraction: TRUTH.diffraction, reflection: TRUTH.reflection, noise: TRUTH.neither };

function shareOf(codes: Uint8Array, code: number): number {
  return codes.filter((value) => value === code).length / codes.length;
}

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a training section', () => {
  it('is the same for the same seed and another one for another', () => {
    expect(simulateTrainingSection({ seed: 5, ...SIZE })).toEqual(sections[5]);
    expect(sections[6].section.amplitudes).not.toEqual(sections[5].section.amplitudes);
  });

  it('has finite amplitudes, and a truth and diffractions of its size', () => {
    for (const { section, truthClass, diffractionOnly } of sections) {
      expect(section.amplitudes.every(Number.isFinite)).toBe(true);
      expect(diffractionOnly.every(Number.isFinite)).toBe(true);
      expect(truthClass).toHaveLength(section.amplitudes.length);
      expect(diffractionOnly).toHaveLength(section.amplitudes.length);
    }
  });

  it('holds its diffractions on its own scale', () => {
    for (const { section, truthClass, diffractionOnly } of sections) {
      let product = 0;
      let energy = 0;
      for (let i = 0; i < truthClass.length; i++) {
        if (truthClass[i] !== TRUTH.diffraction) continue;
        product += section.amplitudes[i] * diffractionOnly[i];
        energy += diffractionOnly[i] * diffractionOnly[i];
      }
      const isStrong = shareOf(truthClass, TRUTH.diffraction) > 0.1;
      if (isStrong) expect(product / energy).toBeGreaterThan(0.7);
      if (isStrong) expect(product / energy).toBeLessThan(1.3);
    }
  });

  it('is zero on dead traces, the truth too', () => {
    const withDead = sections.filter(({ deadTraces }) => deadTraces.length > 0);
    expect(withDead.length).toBeGreaterThan(10);
    for (const { section, diffractionOnly, truthClass, deadTraces } of withDead)
      for (const trace of deadTraces)
        for (const field of [section.amplitudes, diffractionOnly, truthClass])
          expect(field.subarray(trace * 192, (trace + 1) * 192).every((value) => value === 0)).toBe(true);
  });

  it('has its apexes on the section, where the strong ones of bodies are diffraction', () => {
    for (const { apexes } of sections)
      for (const { trace, sample } of apexes) {
        expect(trace).toBeGreaterThanOrEqual(0);
        expect(trace).toBeLessThanOrEqual(127);
        expect(sample).toBeGreaterThanOrEqual(0);
        expect(sample).toBeLessThanOrEqual(191);
      }
    const near = sections.flatMap(({ apexes, truthClass, kind }) =>
      kind === 'bodies in layers'
        ? apexes.map(({ trace, sample }) => truthClass[Math.round(trace) * 192 + Math.round(sample)])
        : [],
    );
    const codes = Uint8Array.from(near);
    expect(shareOf(codes, TRUTH.diffraction)).toBeGreaterThan(2 * shareOf(codes, TRUTH.neither));
  });

  it('is picked where its classes are, up to 14 times each', () => {
    for (const { picks, truthClass } of sections)
      for (const [eventClass, code] of Object.entries(CODES)) {
        const ofClass = picks.filter((pick) => pick.class === eventClass);
        expect(ofClass.length).toBeLessThanOrEqual(14);
        for (const { trace, sample } of ofClass) {
          const around: number[] = [];
          for (let t = trace - 6; t < trace + 6; t++)
            for (let s = sample - 4; s < sample + 4; s++) around.push(truthClass[t * 192 + s]);
          expect(shareOf(Uint8Array.from(around), code)).toBeGreaterThanOrEqual(0.35);
        }
      }
    const counts = sections.map(({ picks }) => picks.filter((pick) => pick.class === 'diffraction').length);
    expect(counts.filter((count) => count >= 3).length).toBeGreaterThan(30);
  });
});

describe('many training sections', () => {
  it('have about the shares of classes of real ones, and extreme ones among them', () => {
    const diffraction = sections.map(({ truthClass }) => shareOf(truthClass, TRUTH.diffraction));
    const neither = sections.map(({ truthClass }) => shareOf(truthClass, TRUTH.neither));
    expect(mean(diffraction)).toBeGreaterThan(0.11);
    expect(mean(diffraction)).toBeLessThan(0.27);
    expect(Math.min(...diffraction)).toBeLessThan(0.01);
    expect(Math.max(...diffraction)).toBeGreaterThan(0.4);
    expect(mean(neither)).toBeGreaterThan(0.15);
    expect(Math.max(...neither)).toBeGreaterThan(0.9);
  });

  it('cover the ranges of recording', () => {
    const drawn = Array.from({ length: 400 }, (_, seed) => drawRecording(createRandom(seed), SIZE, {}));
    const range = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)];
    const [shortest, longest] = range(drawn.map(({ topPeriod }) => topPeriod));
    expect(shortest).toBeLessThan(5);
    expect(longest).toBeGreaterThan(15);
    const usual = drawn.filter(({ topPeriod }) => topPeriod >= 7.5 && topPeriod <= 12.5);
    expect(usual.length).toBeGreaterThan(240);
    const [gentlest, steepest] = range(drawn.flatMap((d) => [0, 300].map((t) => d.asymptoticSlope(64, t))));
    expect(gentlest).toBeLessThan(0.8);
    expect(steepest).toBeGreaterThan(3.2);
    const delaysMs = drawn.map((d) => (d.delaySamples * d.sampleIntervalUs) / 1000);
    expect(range(delaysMs)[0]).toBe(0);
    expect(range(delaysMs)[1]).toBeGreaterThan(1300);
    expect(range(delaysMs)[1]).toBeLessThanOrEqual(1504);
    expect(new Set(drawn.map(({ sampleIntervalUs }) => sampleIntervalUs))).toEqual(
      new Set([1000, 2000, 4000, 8000]),
    );
    for (const { traceX } of drawn) expect(traceX.every((x, i) => i === 0 || x > traceX[i - 1])).toBe(true);
  });

  it('have every kind of earth', () => {
    const kinds = Array.from({ length: 400 }, (_, seed) => drawEarthPlan(createRandom(seed)).kind);
    expect(new Set(kinds)).toEqual(new Set(EARTH_KINDS));
  });
});

describe('sections like a line', () => {
  it('have its period and its asymptotic slopes', () => {
    const like = { samplesPerPeriod: 6, asymptoticSlopes: { low: 4, high: 5 }, dipSpread: 0.1 };
    for (let seed = 0; seed < 20; seed++) {
      const { topPeriod, asymptoticSlope, dipLimit } = drawRecording(createRandom(seed), SIZE, like);
      expect(Math.abs(topPeriod - 6)).toBeLessThanOrEqual(1.2);
      expect(asymptoticSlope(64, 100)).toBeGreaterThanOrEqual(4);
      expect(asymptoticSlope(64, 100)).toBeLessThanOrEqual(5);
      expect(dipLimit).toBeCloseTo(0.2);
    }
  });
});
