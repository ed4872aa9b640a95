import { afterAll, describe, expect, it } from 'vitest';
import { PairPanels } from '#learning/tasks/pairs/pairPanels';
import { chooseTemplates, likeness } from '#learning/tasks/pairs/templates';
import { directPanel } from '#seismic/correlation/directPanel';
import { createRandom, type Random } from '#seismic/numerics/random';

const SHAPE = { traces: 10, samples: 14, maximumTraceLag: 4, maximumSampleLag: 5 };
const panels = new PairPanels(SHAPE, 1);
afterAll(() => panels.dispose());

function noise(random: Random): Float32Array {
  return Float32Array.from({ length: 140 }, () => random.normal());
}

/** Windows in groups: those of a group are alike, groups are not. */
function groupsOf(sizes: readonly number[]): Float32Array[] {
  const random = createRandom(13);
  return sizes.flatMap((size) => {
    const shape = noise(random);
    return Array.from({ length: size }, () => {
      const own = noise(random);
      return shape.map((value, i) => value + 0.3 * own[i]);
    });
  });
}

/** Largest magnitude of the direct panel of two windows times their weights. */
function directLikeness(a: Float32Array, b: Float32Array): number {
  const weight = (values: Float32Array): number => {
    const mean = values.reduce((sum, value) => sum + value, 0) / 140;
    const energy = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return Math.sqrt(energy / (energy + 70));
  };
  const sized = (values: Float32Array) => ({ traces: 10, samples: 14, values });
  const panel = directPanel(sized(a), sized(b), SHAPE);
  return weight(a) * weight(b) * panel.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** How well templates represent all windows: Σ of the likeness to the most alike template. */
function coverage(matrix: readonly (readonly number[])[], chosen: readonly number[]): number {
  return matrix.reduce((sum, row) => sum + Math.max(...chosen.map((j) => row[j])), 0);
}

describe('likeness', () => {
  it('is the peak of the direct panel, of either sign', () => {
    const [a, b, c] = groupsOf([2, 1]);
    const windows = [a, b, c, a.map((value) => -value)];
    const found = likeness(
      panels,
      windows.map((window) => panels.prepare(window)),
    );
    const expected = windows.flatMap((x) => windows.map((y) => directLikeness(x, y)));
    expect(found.length).toBe(16);
    expect(Math.max(...expected.map((value, i) => Math.abs(value - found[i])))).toBeLessThan(1e-5);
    expect(found[3]).toBeCloseTo(found[0], 5);
  });
});

describe('templates', () => {
  const windows = groupsOf([4, 1, 3, 2]);
  const patches = windows.map((window) => panels.prepare(window));
  const matrix = windows.map((x) => windows.map((y) => directLikeness(x, y)));

  it('are one of each group before a second of any, and the most central first', () => {
    const chosen = chooseTemplates(panels, patches, 4);
    const groupOf = [0, 0, 0, 0, 1, 2, 2, 2, 3, 3];
    expect(new Set(chosen.map((i) => groupOf[i])).size).toBe(4);
    const sums = matrix.map((row) => row.reduce((sum, value) => sum + value, 0));
    expect(chosen[0]).toBe(sums.indexOf(Math.max(...sums)));
  });

  it('each add the most that any could, tried by brute force', () => {
    const chosen = chooseTemplates(panels, patches, 6);
    for (let count = 1; count < chosen.length; count++) {
      const before = chosen.slice(0, count);
      const others = windows.map((_, i) => i).filter((i) => !before.includes(i));
      const best = Math.max(...others.map((i) => coverage(matrix, [...before, i])));
      expect(coverage(matrix, chosen.slice(0, count + 1))).toBeCloseTo(best, 4);
    }
  });

  it('are all windows, each once, where more are requested', () => {
    expect(chooseTemplates(panels, patches, 99).sort((a, b) => a - b)).toEqual(windows.map((_, i) => i));
    expect(chooseTemplates(panels, patches, 0)).toEqual([]);
    expect(chooseTemplates(panels, [], 5)).toEqual([]);
  });
});
