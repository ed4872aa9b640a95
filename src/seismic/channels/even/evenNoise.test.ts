import { max, min } from 'd3-array';
import { describe, expect, it } from 'vitest';
import { ENERGY_WIDTHS, quietEnergy } from '#seismic/channels/balance';
import { evenNoise } from '#seismic/channels/even/evenNoise';
import { meanEnergy } from '#seismic/channels/kernels/gaussianMean';
import { createRandom } from '#seismic/numerics/random';
import type { Section } from '#seismic/section/section';

const EXTENT = { traceCount: 240, sampleCount: 500 };

/** Reflectors of 25 Hz that dip both ways and cross, some of them absent for a time, over noise. */
function line({ noise = 0.2, roughFrom = -1 } = {}): Section {
  const random = createRandom(11);
  const { traceCount, sampleCount } = EXTENT;
  const amplitudes = Float32Array.from({ length: traceCount * sampleCount }, () => noise * random.normal());
  const rough = createRandom(12);
  for (let trace = 0; trace < traceCount; trace++)
    for (let k = 0; k < 12; k++) {
      const middle = 20 + 40 * k + (k % 2 === 0 ? 0.4 : -0.3) * (trace - 120);
      for (let sample = 0; sample < sampleCount; sample++) {
        const u = (Math.PI * (sample - middle)) / 10;
        amplitudes[trace * sampleCount + sample] += (1 - 2 * u * u) * Math.exp(-u * u);
      }
    }
  for (let trace = 0; roughFrom >= 0 && trace < traceCount; trace++)
    for (let sample = roughFrom; sample < roughFrom + 55; sample++)
      amplitudes[trace * sampleCount + sample] += 4 * noise * rough.normal();
  return { ...EXTENT, sampleIntervalUs: 4000, startTimeMs: 0, amplitudes };
}

function withGain(section: Section, gain: (trace: number, sample: number) => number): Section {
  const { sampleCount } = section;
  const amplitudes = section.amplitudes.map(
    (value, i) => value * gain(Math.floor(i / sampleCount), i % sampleCount),
  );
  return { ...section, amplitudes };
}

const decibels = (ratio: number): number => 10 * Math.log10(ratio);

/** Decibels from the quietest to the loudest of eight parts, by the energy that a tenth of the places do not reach. */
function unevenness({ amplitudes, traceCount, sampleCount }: Section, part: (i: number) => number): number {
  const energy = meanEnergy(amplitudes, { traceCount, sampleCount }, ENERGY_WIDTHS);
  const levels = Array.from({ length: 8 }, (_, k) =>
    quietEnergy(energy.filter((_, i) => Math.floor(8 * part(i)) === k)),
  );
  return decibels(Math.max(...levels) / Math.min(...levels));
}

const inTime = (i: number): number => (i % EXTENT.sampleCount) / EXTENT.sampleCount;
const alongTraces = (i: number): number => Math.floor(i / EXTENT.sampleCount) / EXTENT.traceCount;

describe('noise of a section', () => {
  it('is left as it is where it is alike all over, and where there is hardly any', () => {
    for (const section of [line(), line({ noise: 0.001 }), line({ roughFrom: 220 })])
      expect(evenNoise(section).section).toBe(section);
    const quiet = withGain(line({ noise: 0.0001 }), (_, sample) => (sample + 50) ** -1);
    expect(evenNoise(quiet).section).toBe(quiet);
  });

  it.each([
    ['grows with time', (_: number, sample: number) => sample + 50],
    ['grows with its square', (_: number, sample: number) => (sample + 50) ** 2],
    ['decays', (_: number, sample: number) => (sample + 50) ** -1.5],
  ])('that %s is made alike at all times', (_, gain) => {
    const section = withGain(line(), gain);
    expect(unevenness(section, inTime)).toBeGreaterThan(14);
    expect(unevenness(evenNoise(section).section, inTime)).toBeLessThan(5);
  });

  it('is made alike along the traces', () => {
    const section = withGain(line(), (trace) => Math.exp(1.2 * Math.sin(trace / 40)));
    expect(unevenness(section, alongTraces)).toBeGreaterThan(14);
    expect(unevenness(evenNoise(section).section, alongTraces)).toBeLessThan(5);
  });

  it('is measured beside muted parts and dead traces, which stay silent', () => {
    const section = withGain(line(), (trace, sample) =>
      sample < 60 + trace / 4 || trace % 23 === 5 ? 0 : (sample + 50) ** 2,
    );
    const whole = withGain(line(), (_, sample) => (sample + 50) ** 2);
    const [even, evenWhole] = [evenNoise(section).section, evenNoise(whole).section];
    const gaps: number[] = [];
    section.amplitudes.forEach((value, i) => {
      if (value === 0) expect(even.amplitudes[i]).toBe(0);
      else if (i % 500 > 130) gaps.push(decibels((even.amplitudes[i] / evenWhole.amplitudes[i]) ** 2));
    });
    expect((max(gaps) ?? 0) - (min(gaps) ?? 0)).toBeLessThan(1.5);
  });

  it('has the same gain in any unit of the amplitudes, and none on a section without signal', () => {
    const section = withGain(line(), (_, sample) => sample + 50);
    const even = evenNoise(section).section;
    const loud = evenNoise(withGain(section, () => 2 ** 60)).section;
    even.amplitudes.forEach((value, i) => {
      if (i % 997 === 0) expect(loud.amplitudes[i] / value).toBe(loud.amplitudes[0] / even.amplitudes[0]);
    });
    const empty = { ...section, amplitudes: new Float32Array(section.amplitudes.length) };
    expect(evenNoise(empty).section).toBe(empty);
    const narrow = { ...line(), traceCount: 4, amplitudes: line().amplitudes.slice(0, 2000) };
    expect(evenNoise(narrow).section).toBe(narrow);
  });
});
