import { describe, expect, it } from 'vitest';
import { ENERGY_WIDTHS, quietEnergy } from '#seismic/channels/balance';
import { meanEnergy } from '#seismic/channels/kernels/gaussianMean';
import { silentSamples } from '#seismic/channels/silence';
import { workingSection } from '#seismic/channels/workingSection';
import { createRandom } from '#seismic/numerics/random';
import type { Section } from '#seismic/section/section';

const EXTENT = { traceCount: 60, sampleCount: 400 };

/** Flat reflectors of a period of ten samples over noise. */
function line(): Section {
  const random = createRandom(3);
  const { traceCount, sampleCount } = EXTENT;
  const amplitudes = Float32Array.from({ length: traceCount * sampleCount }, (_, i) => {
    const sample = i % sampleCount;
    const signal = sample % 80 < 40 ? 5 * Math.sin((2 * Math.PI * sample) / 10) : 0;
    return signal + 0.3 * random.normal();
  });
  return { ...EXTENT, sampleIntervalUs: 4000, startTimeMs: 0, amplitudes };
}

/** A mute that grows from the first trace to the last, and an edge padded with a constant. */
function mutedLine(): { readonly section: Section; readonly silent: Uint8Array } {
  const section = line();
  const silent = new Uint8Array(section.amplitudes.length);
  section.amplitudes.forEach((_, i) => {
    const [trace, sample] = [Math.floor(i / EXTENT.sampleCount), i % EXTENT.sampleCount];
    if (sample < 40 + 2 * trace) section.amplitudes[i] = 0;
    else if (trace > 50 && sample > 300) section.amplitudes[i] = 2.5;
    else return;
    silent[i] = 1;
  });
  return { section, silent };
}

describe('parts of a section without signal', () => {
  it('are where nothing varies for two periods, at whatever value, and nowhere on an ordinary line', () => {
    const { section, silent } = mutedLine();
    expect(silentSamples(section.amplitudes, EXTENT, 10)).toEqual(silent);
    expect(silentSamples(line().amplitudes, EXTENT, 10)).toBeNull();
    const shorter = Float32Array.from({ length: 100 }, (_, i) => Math.floor(i / 19));
    expect(silentSamples(shorter, { traceCount: 1, sampleCount: 95 }, 10)).toBeNull();
  });

  it('are also where a filter has left a little, and not where amplitudes decay', () => {
    const { section, silent } = mutedLine();
    const random = createRandom(5);
    const filtered = section.amplitudes.map((value, i) => (silent[i] === 1 ? 1e-5 * random.normal() : value));
    const found = silentSamples(filtered, EXTENT, 10);
    const wrong = silent.filter((value, i) => value !== found?.[i]).length;
    // A sample of the edge may be as small as what is left.
    expect(wrong).toBeLessThan(0.001 * silent.length);
    const decaying = line().amplitudes.map((value, i) => value * Math.exp(-(i % EXTENT.sampleCount) / 40));
    expect(silentSamples(decaying, EXTENT, 10)).toBeNull();
    const rounded = line().amplitudes.map((value) => Math.round(4 * value));
    expect(silentSamples(rounded, EXTENT, 10)).toBeNull();
  });

  it.each([1, 2])('are filled with noise of the level of the rest, at step %i', (sampleStep) => {
    const { section } = mutedLine();
    const level = (of: Section): number => {
      const working = workingSection(of, { sampleStep });
      return quietEnergy(meanEnergy(working.amplitudes, working, ENERGY_WIDTHS));
    };
    expect(level(section) / level(line())).toBeGreaterThan(0.6);
    expect(level(section) / level(line())).toBeLessThan(1.2);
  });

  it('are known with the dead traces, and leave all other amplitudes as they are', () => {
    const { section, silent } = mutedLine();
    section.amplitudes.fill(0, 20 * EXTENT.sampleCount, 21 * EXTENT.sampleCount);
    silent.fill(1, 20 * EXTENT.sampleCount, 21 * EXTENT.sampleCount);
    const working = workingSection(section, { sampleStep: 1 });
    expect(working.silent).toEqual(silent);
    working.amplitudes.forEach((value, i) => {
      if (silent[i] === 0) expect(value).toBe(section.amplitudes[i]);
      else expect(value).not.toBe(0);
    });
    expect(workingSection(line()).silent).toBeNull();
  });

  it('stay as they are where there is nothing else', () => {
    const amplitudes = new Float32Array(EXTENT.traceCount * EXTENT.sampleCount);
    amplitudes.set([1, -1, 1, -1], 500);
    const working = workingSection({ ...line(), amplitudes }, { sampleStep: 1 });
    // All other traces are dead and filled from the one that is not.
    const live = amplitudes.subarray(400, 800);
    expect(working.amplitudes.findIndex((value, i) => value !== live[i % 400])).toBe(-1);
    expect(working.silent?.filter((value) => value === 0).length).toBeLessThan(50);
  });
});
