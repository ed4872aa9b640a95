import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  classOfSample,
  expandGrid,
  likeliestClass,
  likeliestOf,
  likeliestShares,
  type ProbabilityGrid,
  probabilitiesAt,
  type SectionProbabilities,
} from '#seismic/labels/probabilityGrid';
import { createRandom } from '#seismic/numerics/random';

type GridPlace = Omit<ProbabilityGrid, 'probabilities'>;

function randomGrid(place: GridPlace, seed: number): ProbabilityGrid {
  const random = createRandom(seed);
  const nodes = Array.from({ length: place.nodeTraceCount * place.nodeSampleCount }, () => {
    const values = [random.uniform(), random.uniform(), random.uniform()];
    const sum = values.reduce((total, value) => total + value, 1e-9);
    return values.map((value) => value / sum);
  });
  return { ...place, probabilities: Float32Array.from(nodes.flat()) };
}

function axesOf(traceCount: number, sampleCount: number) {
  return { traceCount, sampleCount, sampleIntervalUs: 4000, startTimeMs: 0 };
}

/** Σ over all nodes of the value times its tent: bilinear interpolation without a search for neighbours. */
function directValue(grid: ProbabilityGrid, trace: number, sample: number, classIndex: number): number {
  const tent = (place: number, node: number): number => Math.max(0, 1 - Math.abs(place - node));
  const held = (place: number, nodes: number): number => Math.max(0, Math.min(nodes - 1, place));
  const x = held((trace - grid.firstTrace) / grid.traceStep, grid.nodeTraceCount);
  const t = held((sample - grid.firstSample) / grid.sampleStep, grid.nodeSampleCount);
  let sum = 0;
  for (let i = 0; i < grid.nodeTraceCount; i++)
    for (let j = 0; j < grid.nodeSampleCount; j++)
      sum += tent(x, i) * tent(t, j) * grid.probabilities[(i * grid.nodeSampleCount + j) * 3 + classIndex];
  return sum;
}

function planesOf({ diffraction, reflection, noise }: SectionProbabilities): Float32Array[] {
  return [diffraction, reflection, noise];
}

const place = fc.record({
  firstTrace: fc.integer({ min: -3, max: 9 }),
  traceStep: fc.integer({ min: 1, max: 8 }),
  nodeTraceCount: fc.integer({ min: 1, max: 5 }),
  firstSample: fc.integer({ min: -3, max: 9 }),
  sampleStep: fc.integer({ min: 1, max: 8 }),
  nodeSampleCount: fc.integer({ min: 1, max: 5 }),
});
const extent = fc.integer({ min: 1, max: 30 });

describe('expanded grids', () => {
  it('are bilinear between nodes, held beyond, and add up to 1', () => {
    const property = fc.property(place, extent, extent, fc.integer(), (where, traces, samples, seed) => {
      const grid = randomGrid(where, seed);
      const planes = planesOf(expandGrid(grid, axesOf(traces, samples)));
      for (let i = 0; i < traces * samples; i++) {
        const [trace, sample] = [Math.floor(i / samples), i % samples];
        const expected = [0, 1, 2].map((c) => directValue(grid, trace, sample, c));
        expect(Math.max(...planes.map((plane, c) => Math.abs(plane[i] - expected[c])))).toBeLessThan(2e-7);
        expect(Math.abs(planes[0][i] + planes[1][i] + planes[2][i] - 1)).toBeLessThan(4e-7);
      }
    });
    fc.assert(property, { seed: 6, numRuns: 40 });
  });

  it('hit every node exactly', () => {
    const where = { firstTrace: 2, traceStep: 7, nodeTraceCount: 4, firstSample: 3, sampleStep: 5 };
    const grid = randomGrid({ ...where, nodeSampleCount: 6 }, 4);
    const planes = planesOf(expandGrid(grid, axesOf(30, 40)));
    const atNodes = Array.from({ length: 24 }, (_, node) => {
      const [trace, sample] = [2 + 7 * Math.floor(node / 6), 3 + 5 * (node % 6)];
      return planes.map((plane) => plane[trace * 40 + sample]);
    });
    expect(Float32Array.from(atNodes.flat())).toEqual(grid.probabilities);
  });
});

function samplesOf(rows: readonly (readonly number[])[]): SectionProbabilities {
  const [diffraction, reflection, noise] = [0, 1, 2].map((c) => Float32Array.from(rows, (row) => row[c]));
  return { diffraction, reflection, noise };
}

describe('the likeliest class', () => {
  const rows = [
    [0.6, 0.3, 0.1],
    [0.2, 0.5, 0.3],
    [0.1, 0.2, 0.7],
    [0.4, 0.4, 0.2],
    [0.2, 0.4, 0.4],
    [0.4, 0.2, 0.4],
    [0.25, 0.25, 0.25],
  ];

  it('is the largest, the first of equals, as an index and as a code', () => {
    const samples = samplesOf(rows);
    expect(rows.map((_, i) => likeliestClass(samples, i))).toEqual([0, 1, 2, 0, 1, 0, 0]);
    expect([...classOfSample(samples)]).toEqual([1, 2, 0, 1, 2, 1, 1]);
  });

  it('has shares that count the samples of the section between the nodes, too', () => {
    const place = { firstTrace: 1, traceStep: 3, nodeTraceCount: 5, firstSample: 2, sampleStep: 4 };
    const grid = randomGrid({ ...place, nodeSampleCount: 7 }, 15);
    const axes = axesOf(16, 31);
    const counts = [0, 0, 0];
    for (let trace = 0; trace < axes.traceCount; trace++)
      for (let sample = 0; sample < axes.sampleCount; sample++)
        counts[likeliestOf(probabilitiesAt(grid, trace, sample))]++;
    expect(likeliestShares(grid, axes)).toEqual(counts.map((count) => count / (16 * 31)));
  });
});
