import { describe, expect, it } from 'vitest';
import {
  CorrelatedSection,
  cutTemplate,
  type Template,
  TemplateCorrelator,
} from '#seismic/channels/templateMaps';
import { createRandom } from '#seismic/numerics/random';

const REACH = { traces: 4, samples: 4 };

interface Grid {
  readonly values: Float32Array;
  readonly traceCount: number;
  readonly sampleCount: number;
}

function gridOf(traceCount: number, sampleCount: number): Grid {
  const random = createRandom(sampleCount);
  const values = Float32Array.from({ length: traceCount * sampleCount }, () => random.normal());
  return { values, traceCount, sampleCount };
}

function valueAt({ values, traceCount, sampleCount }: Grid, trace: number, sample: number): number {
  const isInside = trace >= 0 && trace < traceCount && sample >= 0 && sample < sampleCount;
  return isInside ? values[trace * sampleCount + sample] : 0;
}

/** Correlation of a trace of the grid with the window around a place, at every lag that they share. */
function directRow(grid: Grid, place: { trace: number; sample: number }, mirror: boolean, trace: number) {
  const lags = Array.from({ length: grid.sampleCount + 8 }, (_, i) => i - 4);
  return lags.map((sample) => {
    let sum = 0;
    for (let x = -4; x < 4; x++)
      for (let t = -4; t < 4; t++) {
        const from = mirror ? -1 - x : x;
        sum += valueAt(grid, trace + x, sample + t) * valueAt(grid, place.trace + from, place.sample + t);
      }
    return sum;
  });
}

/** Magnitude of the analytic signal of a circular sequence, by its definition. */
function envelopeOf(row: readonly number[]): number[] {
  const size = row.length;
  const half = Math.floor(size / 2);
  const spectrum = Array.from({ length: half + 1 }, (_, k) => {
    const weight = k > 0 && k < half ? 2 : 1;
    const turn = (n: number): number => (-2 * Math.PI * ((k * n) % size)) / size;
    const re = row.reduce((sum, value, n) => sum + value * Math.cos(turn(n)), 0);
    const im = row.reduce((sum, value, n) => sum + value * Math.sin(turn(n)), 0);
    return { re: weight * re, im: weight * im };
  });
  return row.map((_, n) => {
    let re = 0;
    let im = 0;
    spectrum.forEach((part, k) => {
      const angle = (2 * Math.PI * ((k * n) % size)) / size;
      re += part.re * Math.cos(angle) - part.im * Math.sin(angle);
      im += part.re * Math.sin(angle) + part.im * Math.cos(angle);
    });
    return Math.hypot(re, im) / size;
  });
}

function reflected(index: number, count: number): number {
  return index < 0 ? -1 - index : index >= count ? 2 * count - 1 - index : index;
}

/** √(energy of the window around each sample + 0.02 of the median of these). */
function directNorms(grid: Grid): number[] {
  const energies = [...grid.values.keys()].map((i) => {
    const [trace, sample] = [Math.floor(i / grid.sampleCount), i % grid.sampleCount];
    let sum = 0;
    for (let x = -4; x < 4; x++)
      for (let t = -4; t < 4; t++)
        sum +=
          valueAt(grid, reflected(trace + x, grid.traceCount), reflected(sample + t, grid.sampleCount)) ** 2;
    return sum;
  });
  const sorted = [...energies].sort((a, b) => a - b);
  const middle = (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
  return energies.map((energy) => Math.sqrt(energy + 0.02 * middle));
}

/** Maps of both images of each window. */
function directMaps(grid: Grid, places: readonly { trace: number; sample: number }[]): number[][] {
  const norms = directNorms(grid);
  return places.flatMap((place) =>
    [false, true].map((mirror) => {
      let energy = 0;
      for (let x = -4; x < 4; x++)
        for (let t = -4; t < 4; t++) energy += valueAt(grid, place.trace + x, place.sample + t) ** 2;
      const map: number[] = [];
      for (let trace = 0; trace < grid.traceCount; trace++)
        map.push(...envelopeOf(directRow(grid, place, mirror, trace)).slice(4, 4 + grid.sampleCount));
      return map.map((value, i) => Math.min(1.5, value / Math.sqrt(energy) / norms[i]));
    }),
  );
}

const PLACES = [
  { key: 'a', trace: 5, sample: 12 },
  { key: 'b', trace: 0, sample: 0 },
  { key: 'c', trace: 9, sample: 30 },
];

function correlator(grid: Grid, mostBytes = 1e7): TemplateCorrelator {
  return new TemplateCorrelator(new CorrelatedSection(grid.values, grid, REACH), mostBytes);
}

function templates(grid: Grid, places: readonly (typeof PLACES)[number][] = PLACES): Template[] {
  return places.map((place) => ({ key: place.key, window: cutTemplate(grid.values, grid, REACH, place) }));
}

describe('template maps', () => {
  // Transforms of 40 = 8 · 5, 49 = 7 · 7, 44 = 4 · 11, 45 and 48 = 16 · 3 samples.
  it.each([32, 41, 36, 37, 40])('of a section of %i samples are the direct sums', (sampleCount) => {
    const grid = gridOf(11, sampleCount);
    const own = correlator(grid).maps(templates(grid));
    const sorted = directMaps(grid, PLACES);
    own.largest.forEach((value, i) => {
      const all = sorted.map((map) => map[i]).sort((a, b) => b - a);
      expect(Math.abs(value - all[0])).toBeLessThan(5e-5);
      expect(Math.abs(own.largestThree[i] - (all[0] + all[1] + all[2]) / 3)).toBeLessThan(5e-5);
      expect(Math.abs(own.mean[i] - all.reduce((sum, each) => sum + each, 0) / 6)).toBeLessThan(5e-5);
    });
  });

  it('are the same whether templates were kept, came in another order, or did not fit', () => {
    const grid = gridOf(21, 50);
    const expected = correlator(grid).maps(templates(grid));
    const used = correlator(grid);
    used.maps(templates(grid).slice(1));
    expect(used.maps(templates(grid))).toEqual(expected);
    expect(used.maps(templates(grid).reverse())).toEqual(expected);
    used.keepOnly(new Set(['b']));
    expect(used.maps(templates(grid))).toEqual(expected);
    expect(correlator(grid, 0).maps(templates(grid))).toEqual(expected);
  });

  it('are near 1 where a window was cut and zero without windows', () => {
    const grid = gridOf(30, 60);
    const { largest } = correlator(grid).maps(templates(grid, [{ key: 'a', trace: 15, sample: 33 }]));
    expect(largest[15 * 60 + 33]).toBeGreaterThan(0.95);
    expect(
      correlator(grid)
        .maps([])
        .mean.every((value) => value === 0),
    ).toBe(true);
  });
});
