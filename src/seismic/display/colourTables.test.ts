import { describe, expect, it } from 'vitest';
import { COLOUR_TABLE_NAMES, colourIndex, colourTable } from '#seismic/display/colourTables';

/** Linear light of full protanopia, deuteranopia and tritanopia (Machado, Oliveira and Fernandes 2009). */
const DEFICIENCIES: readonly (readonly (readonly number[])[])[] = [
  [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
];
const EVERY_COLOUR = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

/** CIE 1976 L*a*b* under D65, straight from the sRGB bytes and the CIE's formulas. */
function labOf(
  table: Uint8Array,
  index: number,
  seen: readonly (readonly number[])[] = EVERY_COLOUR,
): [number, number, number] {
  const light = [0, 1, 2].map((k) => {
    const encoded = table[3 * index + k] / 255;
    return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
  });
  const [r, g, b] = seen.map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, w, k) => sum + w * light[k], 0),
      ),
    ),
  );
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
    expect(COLOUR_TABLE_NAMES.map((name) => colourTable(name).length)).toEqual([768, 768, 768, 768, 768]);
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

  it.each(['diverging', 'grey', 'redWhiteBlue', 'seismic'] as const)(
    '%s: eyes without one kind of cone tell peaks from troughs, and both from zero',
    (name) => {
      const table = colourTable(name);
      const distance = (i: number, j: number, seen: readonly (readonly number[])[]) => {
        const [one, other] = [labOf(table, i, seen), labOf(table, j, seen)];
        return Math.hypot(...one.map((value, k) => value - other[k]));
      };
      for (const seen of DEFICIENCIES)
        for (const i of [0, 32, 64]) {
          expect(distance(i, 255 - i, seen)).toBeGreaterThan(20);
          expect(distance(i, 128, seen)).toBeGreaterThan(15);
          expect(distance(255 - i, 128, seen)).toBeGreaterThan(15);
        }
    },
  );

  it('only the tables that are called even have an even lightness', () => {
    for (const name of ['redWhiteBlue', 'seismic'] as const)
      expect(unevenness(lightnessOf(name).slice(128)), name).toBeGreaterThan(3);
  });

  it('in reverse order have the colours of the other sign', () => {
    const [plain, reversed] = [colourTable('seismic'), colourTable('seismic', true)];
    for (const i of [0, 100, 255])
      expect([...reversed.subarray(3 * i, 3 * i + 3)]).toEqual([...plain.subarray(765 - 3 * i, 768 - 3 * i)]);
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
