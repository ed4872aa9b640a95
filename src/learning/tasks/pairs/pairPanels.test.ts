import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { PairPanels } from '#learning/tasks/pairs/pairPanels';
import { directPanel } from '#seismic/correlation/directPanel';
import { createRandom } from '#seismic/numerics/random';

const SHAPE = { traces: 12, samples: 16, maximumTraceLag: 5, maximumSampleLag: 7 };
const LENGTH = 12 * 16;
const panels = new PairPanels(SHAPE, 2);
afterAll(() => panels.dispose());

/** Two channels of noise of given strengths. */
function patchOf(seed: number, strengths: readonly [number, number] = [1, 0.5]): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from(
    { length: 2 * LENGTH },
    (_, i) => strengths[Math.floor(i / LENGTH)] * random.normal(),
  );
}

function channelOf(patch: Float32Array, channel: number): Float32Array {
  return patch.subarray(channel * LENGTH, (channel + 1) * LENGTH);
}

/** √ of the energy about the mean over that of the first channel plus half a unit a sample. */
function directWeight(patch: Float32Array, channel: number): number {
  const energy = (values: Float32Array): number => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };
  return Math.sqrt(energy(channelOf(patch, channel)) / (energy(channelOf(patch, 0)) + 0.5 * LENGTH));
}

function examplesOf(windows: readonly Float32Array[], templates: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(windows.length * templates.length * panels.exampleLength);
  panels.write(
    windows.map((patch) => panels.prepare(patch)),
    templates.map((patch) => panels.prepare(patch)),
    out,
  );
  return out;
}

/** One example from the direct correlation, lags first, channels last. */
function directExample(window: Float32Array, template: Float32Array): number[] {
  const planes = [0, 1].map((channel) => {
    const sized = (patch: Float32Array) => ({ traces: 12, samples: 16, values: channelOf(patch, channel) });
    const weight = directWeight(window, channel) * directWeight(template, channel);
    return directPanel(sized(window), sized(template), SHAPE).map((value) => value * weight);
  });
  return [...planes[0]].flatMap((value, i) => [value, planes[1][i]]);
}

describe('panels of pairs', () => {
  it('are the direct correlations of both channels times both weights, window by template', () => {
    const windows = [1, 2, 3].map((seed) => patchOf(seed));
    const templates = [4, 5].map((seed) => patchOf(seed, [2, 0.1]));
    const found = examplesOf(windows, templates);
    const expected = windows.flatMap((window) =>
      templates.flatMap((template) => directExample(window, template)),
    );
    expect(panels.inputShape).toEqual([11, 15, 2]);
    expect(found.length).toBe(6 * 11 * 15 * 2);
    expect(Math.max(...expected.map((value, i) => Math.abs(value - found[i])))).toBeLessThan(1e-5);
    expect(Math.max(...expected.map(Math.abs))).toBeGreaterThan(0.1);
  });

  it('of a window with itself have its squared weight in the middle', () => {
    const patch = patchOf(7);
    const example = examplesOf([patch], [patch]);
    const middle = (5 * 15 + 7) * 2;
    expect(example[middle]).toBeCloseTo(directWeight(patch, 0) ** 2, 5);
    expect(example[middle + 1]).toBeCloseTo(directWeight(patch, 1) ** 2, 5);
    expect(Math.max(...example)).toBe(example[middle]);
  });

  it('weigh a weak window less', () => {
    const weights = [0.01, 0.1, 1, 10].map(
      (strength) => panels.prepare(patchOf(8, [strength, strength])).weights[0],
    );
    expect(weights).toEqual(weights.slice().sort((a, b) => a - b));
    expect(weights[0]).toBeLessThan(0.02);
    expect(weights[3]).toBeGreaterThan(0.99);
  });

  it('are written to their place in the output and keep the rest', () => {
    const out = new Float32Array(3 * panels.exampleLength).fill(9);
    const patch = panels.prepare(patchOf(1));
    panels.write([patch], [patch], out, panels.exampleLength);
    expect(out.subarray(0, panels.exampleLength).every((value) => value === 9)).toBe(true);
    expect(out.subarray(2 * panels.exampleLength).every((value) => value === 9)).toBe(true);
    expect(out.subarray(panels.exampleLength, 2 * panels.exampleLength).includes(9)).toBe(false);
  });

  it('are finite for any windows, and zero for a window without signal', () => {
    const odd = fc.constantFrom(Number.NaN, 1 / 0, -1 / 0, 3.4e38, 1e-45, 0);
    const places = fc.array(fc.tuple(fc.nat({ max: 2 * LENGTH - 1 }), odd), { maxLength: 80 });
    const property = fc.property(places, fc.constantFrom(0, 1), (changes, strength) => {
      const patch = patchOf(3, [strength, strength]);
      for (const [at, value] of changes) patch[at] = value;
      const prepared = panels.prepare(patch);
      expect(prepared.weights.every((weight) => weight >= 0 && weight <= 1)).toBe(true);
      const example = examplesOf([patch, patchOf(4)], [patch]);
      expect(example.every(Number.isFinite)).toBe(true);
      if (prepared.isEmpty) expect(example.every((value) => value === 0)).toBe(true);
    });
    fc.assert(property, { seed: 4, numRuns: 150 });
    const nothing = [0, Number.NaN].map((value) => panels.prepare(new Float32Array(2 * LENGTH).fill(value)));
    expect(nothing.map(({ isEmpty }) => isEmpty)).toEqual([true, true]);
    expect(panels.prepare(patchOf(3)).isEmpty).toBe(false);
  });
});
