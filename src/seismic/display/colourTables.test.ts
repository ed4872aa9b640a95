import { describe, expect, it } from 'vitest';
import { COLOUR_TABLE_NAMES, colourIndex, colourTable } from '#seismic/display/colourTables';

/** CIE 1976 L*a*b* under D65, straight from the sRGB bytes and the CIE's formulas. */
function labOf(table: Uint8Array, index: number): [number, number, number] {
  const [r, g, b] = [0, 1, 2].map((k) => {
    const encoded = table[3 * index + k] / 255;
    return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
  });
  const f = (t: number) => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const indices = Array.from({ length: 256 }, (_, i) => i);
const lightnessOf = (name: Parameters<typeof colourTable>[0]) =>
  indices.map((i) => labOf(colourTable(name), i)[0]);
const largestOf = (list: number[]) => list.reduce((a, b) => Math.max(a, b));

/** Largest distance of the list from the straight line between its ends. */
function unevenness(list: number[]): number {
  const step = (list[list.length - 1] - list[0]) / (list.length - 1);
  return largestOf(list.map((value, i) => Math.abs(value - list[0] - step * i)));
}

describe('colour tables', () => {
  it('have 256 colours each', () => {
    expect(COLOUR_TABLE_NAMES.map((name) => colourTable(name).length)).toEqual([768, 768, 768, 768]);
  });

  it('diverging: lightness is symmetric, even on both sides, lightest and neutral in the middle', () => {
    const lightness = lightnessOf('diverging');
    const asymmetry = largestOf(indices.map((i) => Math.abs(lightness[i] - lightness[255 - i])));
    expect(asymmetry).toBeLessThan(0.6);
    expect(unevenness(lightness.slice(0, 128))).toBeLessThan(0.6);
    expect(unevenness(lightness.slice(128))).toBeLessThan(0.6);
    expect(lightness[127]).toBeGreaterThan(93);
    expect(lightness[0]).toBeLessThan(27);
    const [, a, b] = labOf(colourTable('diverging'), 127);
    expect(Math.hypot(a, b)).toBeLessThan(2);
  });

  it('diverging: the two signs differ in blue against yellow, which most colour-blind eyes keep', () => {
    const table = colourTable('diverging');
    for (const i of [0, 32, 64, 96]) {
      expect(labOf(table, i)[2]).toBeLessThan(-8);
      expect(labOf(table, 255 - i)[2]).toBeGreaterThan(8);
    }
  });

  it('grey falls and probability rises evenly in lightness', () => {
    expect(unevenness(lightnessOf('grey'))).toBeLessThan(0.6);
    expect(unevenness(lightnessOf('probability'))).toBeLessThan(0.6);
    expect(lightnessOf('grey')[0]).toBeGreaterThan(97);
    expect(lightnessOf('probability')[255] - lightnessOf('probability')[0]).toBeGreaterThan(78);
  });

  it('no step of the even tables is large beside its neighbours', () => {
    for (const name of ['diverging', 'probability'] as const) {
      const table = colourTable(name);
      const steps = indices.slice(1).map((i) => {
        const [l, a, b] = labOf(table, i).map((value, k) => value - labOf(table, i - 1)[k]);
        return Math.hypot(l, a, b);
      });
      expect(largestOf(steps), name).toBeLessThan(3.2);
    }
  });

  it('index −clip, 0 and +clip at the ends and the middle, and clamp beyond', () => {
    expect([-2, -1, -1e-9, 0, 1, 2].map((value) => colourIndex(value, 1))).toEqual([
      0, 0, 127, 128, 255, 255,
    ]);
  });
});
