import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceSection } from '#learning/input/balance';
import { createRandom } from '#seismic/numerics/random';
import type { Section } from '#seismic/section/section';

const AXES = { traceCount: 40, sampleCount: 300, sampleIntervalUs: 4000, startTimeMs: 0 };

/** Noise whose strength is given by place. */
function sectionOf(strengthAt: (trace: number, sample: number) => number): Section {
  const random = createRandom(3);
  const amplitudes = Float32Array.from(
    { length: AXES.traceCount * AXES.sampleCount },
    (_, i) => strengthAt(Math.floor(i / AXES.sampleCount), i % AXES.sampleCount) * random.normal(),
  );
  return { ...AXES, amplitudes };
}

/** RMS over a block of traces × samples. */
function rmsOf(
  values: Float32Array,
  [firstTrace, endTrace]: number[],
  [firstSample, endSample]: number[],
): number {
  let [sum, count] = [0, 0];
  for (let x = firstTrace; x < endTrace; x++)
    for (let t = firstSample; t < endSample; t++) {
      sum += values[x * AXES.sampleCount + t] ** 2;
      count++;
    }
  return Math.sqrt(sum / count);
}

describe('a balanced section', () => {
  it('of even strength has an RMS of 1 / 1.2 everywhere', () => {
    const { amplitudes } = balanceSection(sectionOf(() => 700));
    for (const traces of [
      [0, 10],
      [15, 25],
      [30, 40],
    ])
      for (const samples of [
        [0, 60],
        [120, 180],
        [240, 300],
      ])
        expect(Math.abs(rmsOf(amplitudes, traces, samples) - 1 / 1.2)).toBeLessThan(0.07);
  });

  it('has weak and strong halves of nearly the same strength; quiet zones stay weak', () => {
    const strengths = balanceSection(sectionOf((_, sample) => (sample < 150 ? 1 : 20))).amplitudes;
    const ratio = rmsOf(strengths, [0, 40], [240, 300]) / rmsOf(strengths, [0, 40], [0, 30]);
    expect(ratio).toBeGreaterThan(1);
    expect(ratio).toBeLessThan(5);
    const quiet = balanceSection(sectionOf((trace) => (trace < 4 ? 1e-4 : 1))).amplitudes;
    expect(rmsOf(quiet, [0, 4], [0, 300])).toBeLessThan(0.01);
  });

  it('does not depend on the unit of the amplitudes', () => {
    const section = sectionOf((trace) => 1 + trace / 10);
    const { amplitudes } = balanceSection(section);
    for (const scale of [2 ** -60, 2 ** 100, -1]) {
      const scaled = balanceSection({
        ...section,
        amplitudes: section.amplitudes.map((value) => value * scale),
      });
      expect(scaled.amplitudes).toEqual(amplitudes.map((value) => value * Math.sign(scale)));
    }
  });

  it('keeps a spike within ±6', () => {
    const section = sectionOf(() => 1);
    section.amplitudes[6000] = 1e4;
    section.amplitudes[9000] = -1e4;
    const { amplitudes } = balanceSection(section);
    expect([amplitudes[6000], amplitudes[9000]]).toEqual([6, -6]);
  });

  it('does not let dead traces lower the strength of their neighbours', () => {
    const section = sectionOf(() => 1);
    const dead = { ...section, amplitudes: section.amplitudes.slice().fill(0, 18 * 300, 22 * 300) };
    const { amplitudes, isLive } = balanceSection(dead);
    expect([...isLive].flatMap((live, trace) => (live ? [] : [trace]))).toEqual([18, 19, 20, 21]);
    const beside =
      rmsOf(amplitudes, [16, 18], [0, 300]) / rmsOf(balanceSection(section).amplitudes, [16, 18], [0, 300]);
    expect(Math.abs(beside - 1)).toBeLessThan(0.1);
  });

  it('is finite for any section, and takes samples that are not finite as zero', () => {
    const odd = fc.constantFrom(Number.NaN, 1 / 0, -1 / 0, 3.4e38, -3.4e38, 1e-45, 0, -0);
    const places = fc.array(fc.tuple(fc.nat({ max: 11_999 }), odd), { maxLength: 60 });
    const property = fc.property(places, fc.boolean(), (changes, isSilent) => {
      const section = sectionOf(() => (isSilent ? 0 : 1));
      for (const [place, value] of changes) section.amplitudes[place] = value;
      const before = section.amplitudes.slice();
      const { amplitudes } = balanceSection(section);
      expect(amplitudes.every((value) => Math.abs(value) <= 6)).toBe(true);
      const zeroed = { ...section, amplitudes: before.map((value) => (Number.isFinite(value) ? value : 0)) };
      expect(amplitudes).toEqual(balanceSection(zeroed).amplitudes);
      expect(section.amplitudes).toEqual(before);
    });
    fc.assert(property, { seed: 6, numRuns: 60 });
  });
});
