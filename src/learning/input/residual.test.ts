import { describe, expect, it } from 'vitest';
import { type BalancedSection, balanceSection } from '#learning/input/balance';
import { dipResidual, localSlopes } from '#learning/input/residual';
import { createRandom } from '#seismic/numerics/random';

const AXES = { traceCount: 90, sampleCount: 160, sampleIntervalUs: 4000, startTimeMs: 0 };

function fieldOf(amplitude: (trace: number, sample: number) => number): BalancedSection {
  const { traceCount, sampleCount } = AXES;
  const amplitudes = Float32Array.from({ length: traceCount * sampleCount }, (_, i) =>
    amplitude(Math.floor(i / sampleCount), i % sampleCount),
  );
  return { axes: AXES, amplitudes, isLive: new Uint8Array(traceCount).fill(1) };
}

function plane(slope: number, period = 30): BalancedSection {
  return fieldOf((trace, sample) => Math.cos((2 * Math.PI * (sample - slope * trace)) / period));
}

/** Values of the part without edge effects. */
function insideOf(field: Float32Array): number[] {
  return [...field].filter((_, i) => {
    const [trace, sample] = [Math.floor(i / AXES.sampleCount), i % AXES.sampleCount];
    return trace >= 12 && trace < 78 && sample >= 40 && sample < 120;
  });
}

function rmsOf(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

/** A section with its slopes' residual, inside. */
function residualOf(section: BalancedSection): number[] {
  return insideOf(dipResidual(section, localSlopes(section)));
}

describe('local slopes', () => {
  it.each([0, 0.2, -0.2, 0.5, 1, -1.5, 3])(
    'of a plane wave of %d samples a trace have that value',
    (slope) => {
      // Central differences see sin(2π p / T) / sin(2π / T): 4 % less than 3 at a period of 60.
      const expected = Math.sin((2 * Math.PI * slope) / 60) / Math.sin((2 * Math.PI) / 60);
      for (const found of insideOf(localSlopes(plane(slope, 60))))
        expect(Math.abs(found - expected)).toBeLessThan(0.03);
    },
  );

  it('follow the flanks of a hyperbola, down on one side and up on the other', () => {
    const curve = (trace: number): number => Math.sqrt(60 ** 2 + (1.5 * (trace - 45)) ** 2) + 10;
    const slopes = localSlopes(
      fieldOf((trace, sample) => {
        const u = (Math.PI * (sample - curve(trace))) / 20;
        return (1 - 2 * u * u) * Math.exp(-u * u);
      }),
    );
    const at = (trace: number): number => slopes[trace * AXES.sampleCount + Math.round(curve(trace))];
    expect(Math.abs(at(45))).toBeLessThan(0.05);
    expect(at(75)).toBeCloseTo(-at(15), 1);
    // The mean over ± 20 traces of 1.5² x / t(x).
    expect(Math.abs(at(75) - (1.5 ** 2 * 30) / (curve(75) - 10))).toBeLessThan(0.25);
  });

  it('are within ±6 and finite for noise, vertical stripes and zeros', () => {
    const random = createRandom(4);
    const sections = [fieldOf(() => random.normal()), fieldOf((trace) => Math.cos(trace)), fieldOf(() => 0)];
    for (const section of sections)
      expect(localSlopes(section).every((slope) => Math.abs(slope) <= 6)).toBe(true);
    expect(new Set(localSlopes(sections[2]))).toEqual(new Set([0]));
  });
});

describe('the dip residual', () => {
  it.each([0, 0.3, -0.8])('of a plane wave of slope %d nearly vanishes', (slope) => {
    expect(rmsOf(residualOf(plane(slope))) / rmsOf(insideOf(plane(slope).amplitudes))).toBeLessThan(0.1);
  });

  it('keeps noise except the share of its own mean', () => {
    const random = createRandom(9);
    const noise = fieldOf(() => random.normal());
    // Without slopes: 20 of 21 parts of the energy are left, as of any value less the mean of 21.
    const flat = dipResidual(noise, new Float32Array(noise.amplitudes.length));
    expect(rmsOf(insideOf(flat)) ** 2 / rmsOf(insideOf(noise.amplitudes)) ** 2).toBeCloseTo(20 / 21, 1);
    expect(rmsOf(residualOf(noise)) / rmsOf(insideOf(noise.amplitudes))).toBeGreaterThan(0.9);
  });

  it('keeps an event that crosses a reflection and removes the reflection', () => {
    const [reflection, crossing] = [plane(0.1, 24), plane(1.8, 24)];
    const amplitudes = reflection.amplitudes.map((value, i) => value + 0.2 * crossing.amplitudes[i]);
    const residual = residualOf({ ...reflection, amplitudes });
    const wanted = insideOf(crossing.amplitudes).map((value) => 0.2 * value);
    const gap = rmsOf(residual.map((value, i) => value - wanted[i]));
    expect(gap / rmsOf(wanted)).toBeLessThan(0.4);
    expect(gap / rmsOf(insideOf(reflection.amplitudes))).toBeLessThan(0.08);
  });

  it('is the value less the mean along the slope, by a direct sum', () => {
    const random = createRandom(2);
    const section = fieldOf(() => random.normal());
    section.isLive[50] = 0;
    const slopes = section.amplitudes.map(() => random.between(-1, 1));
    const residual = dipResidual(section, slopes);
    for (const [trace, sample] of [
      [45, 80],
      [0, 100],
      [89, 20],
      [48, 3],
    ]) {
      const values = Array.from({ length: 21 }, (_, i) => i - 10).flatMap((offset) => {
        const place = sample + slopes[trace * 160 + sample] * offset;
        const isThere = trace + offset >= 0 && trace + offset < 90 && trace + offset !== 50 && place >= 0;
        if (!isThere || Math.floor(place) + 1 >= AXES.sampleCount) return [];
        const at = (trace + offset) * AXES.sampleCount + Math.floor(place);
        const part = place - Math.floor(place);
        return [(1 - part) * section.amplitudes[at] + part * section.amplitudes[at + 1]];
      });
      const expected =
        section.amplitudes[trace * 160 + sample] - values.reduce((sum, v) => sum + v / values.length, 0);
      expect(residual[trace * 160 + sample]).toBeCloseTo(expected, 5);
    }
    expect(residual.subarray(50 * 160, 51 * 160).every((value) => value === 0)).toBe(true);
  });

  it('is finite for a section with NaN, infinite samples and dead traces', () => {
    const random = createRandom(7);
    const amplitudes = Float32Array.from({ length: 90 * 160 }, () => random.normal());
    amplitudes.fill(0, 20 * 160, 23 * 160).fill(Number.NaN, 40 * 160, 42 * 160);
    [1 / 0, -1 / 0, Number.NaN, 3e38].forEach((value, i) => {
      amplitudes[5000 + 333 * i] = value;
    });
    const balanced = balanceSection({ ...AXES, amplitudes });
    const slopes = localSlopes(balanced);
    expect([...balanced.isLive].flatMap((live, trace) => (live ? [] : [trace]))).toEqual([
      20, 21, 22, 40, 41,
    ]);
    expect(slopes.every(Number.isFinite)).toBe(true);
    expect(dipResidual(balanced, slopes).every(Number.isFinite)).toBe(true);
  });
});
