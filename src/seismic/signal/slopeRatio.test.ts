import { describe, expect, it } from 'vitest';
import { createRandom } from '#seismic/numerics/random';
import type { Section } from '#seismic/section/section';
import { slopeRatio } from '#seismic/signal/slopeRatio';

const AXES = { traceCount: 96, sampleCount: 160, sampleIntervalUs: 4000, startTimeMs: 0 };

type Curve = (trace: number) => number;

function ricker(samplesFromPeak: number): number {
  const u = (Math.PI * samplesFromPeak) / 10;
  return (1 - 2 * u * u) * Math.exp(-u * u);
}

/** Wavelets along curves, with weak seeded noise. */
function sectionOf(curves: readonly Curve[], noise = 0.03): Section {
  const random = createRandom(12);
  const { traceCount, sampleCount } = AXES;
  const amplitudes = Float32Array.from({ length: traceCount * sampleCount }, (_, i) => {
    const [trace, sample] = [Math.floor(i / sampleCount), i % sampleCount];
    const signal = curves.reduce((sum, curve) => sum + ricker(sample - curve(trace)), 0);
    return signal + noise * random.normal();
  });
  return { ...AXES, amplitudes };
}

/** Mean of a value along a curve over some traces. */
function alongMean(values: Float32Array, curve: Curve, traces: readonly number[]): number {
  const at = (trace: number): number => values[trace * AXES.sampleCount + Math.round(curve(trace))];
  return traces.reduce((sum, trace) => sum + at(trace), 0) / traces.length;
}

const MIDDLE = Array.from({ length: 30 }, (_, i) => 33 + i);

function plane(slope: number): Curve {
  return (trace) => 80 + slope * (trace - 48);
}

describe('slope ratio', () => {
  it('grows with the slope beyond that of reflections, alike for both directions', () => {
    const of = (slope: number): number =>
      alongMean(slopeRatio(sectionOf([plane(slope)])), plane(slope), MIDDLE);
    const gentle = [0, 0.15, 0.25, -0.25].map(of);
    const right = [0.5, 0.8, 1.3].map(of);
    const left = [-0.5, -0.8, -1.3].map(of);
    for (const steep of [right, left]) {
      expect(steep[0]).toBeGreaterThan(2 * Math.max(...gentle));
      expect(steep[1]).toBeGreaterThan(2 * steep[0]);
      expect(steep[2]).toBeGreaterThan(2 * steep[1]);
    }
    left.forEach((value, i) => {
      expect(Math.abs(Math.log(value / right[i]))).toBeLessThan(0.25);
    });
  });

  it('separates the flanks of a hyperbola from the flat event it crosses', () => {
    const hyperbola: Curve = (trace) => Math.sqrt(50 ** 2 + (1.8 * (trace - 48)) ** 2);
    const flat: Curve = () => 120;
    const ratio = slopeRatio(sectionOf([hyperbola, flat]));
    const flanks = [...MIDDLE.slice(0, 7), ...MIDDLE.slice(-6)];
    expect(alongMean(ratio, hyperbola, flanks)).toBeGreaterThan(10 * alongMean(ratio, flat, MIDDLE));
  });

  it('is small where there is only noise', () => {
    const steep = plane(1.2);
    const ratio = slopeRatio(sectionOf([steep]));
    const quiet: Curve = () => 20;
    expect(alongMean(ratio, quiet, MIDDLE)).toBeLessThan(0.05 * alongMean(ratio, steep, MIDDLE));
  });

  it('does not change its order with the scale of the section', () => {
    const section = sectionOf([plane(0.9), () => 30]);
    const loud = { ...section, amplitudes: section.amplitudes.map((value) => value * 1024) };
    const [a, b] = [slopeRatio(section), slopeRatio(loud)];
    const worst = a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]) / (value + 1e-6)), 0);
    expect(worst).toBeLessThan(1e-3);
  });

  it('stays finite on zeros, dead traces and sections smaller than a window', () => {
    const silent = { ...AXES, amplitudes: new Float32Array(96 * 160) };
    const dead = sectionOf([plane(0.5)]);
    dead.amplitudes.fill(0, 40 * 160, 44 * 160);
    const random = createRandom(2);
    const small = Float32Array.from({ length: 35 }, () => random.normal());
    const tiny = { ...AXES, traceCount: 5, sampleCount: 7, amplitudes: small };
    for (const section of [silent, dead, tiny]) {
      const ratio = slopeRatio(section);
      expect(ratio.length).toBe(section.amplitudes.length);
      expect(ratio.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
    }
  });
});
