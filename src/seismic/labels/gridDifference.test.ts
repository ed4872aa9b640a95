import { describe, expect, it } from 'vitest';
import { classDifference, differingShare, probabilityDifference } from '#seismic/labels/gridDifference';
import { gridOfEverySample, probabilitiesAt } from '#seismic/labels/probabilityGrid';
import { createRandom } from '#seismic/numerics/random';
import { EVENT_CLASSES } from '#seismic/picks/pick';

const axes = { traceCount: 9, sampleCount: 7 };

function randomGrid(seed: number, classCount = 3) {
  const random = createRandom(seed);
  const values = new Float32Array(axes.traceCount * axes.sampleCount * classCount);
  for (let node = 0; node < values.length; node += classCount) {
    const raw = Array.from({ length: classCount }, () => random.uniform());
    const sum = raw.reduce((a, b) => a + b, 0);
    raw.forEach((value, k) => {
      values[node + k] = value / sum;
    });
  }
  return gridOfEverySample(axes, values);
}

const first = { grid: randomGrid(1), classes: EVENT_CLASSES };
const second = { grid: randomGrid(2), classes: EVENT_CLASSES };

const likeliest = (found: number[], names: readonly string[]) => names[found.indexOf(Math.max(...found))];

describe('the difference of two results', () => {
  it('of classes is 1 where their likeliest names differ, and its mean is the share of such samples', () => {
    const grid = classDifference(first, second);
    let count = 0;
    for (let trace = 0; trace < axes.traceCount; trace++)
      for (let sample = 0; sample < axes.sampleCount; sample++) {
        const [a, b] = [first, second].map((one) =>
          likeliest(probabilitiesAt(one.grid, trace, sample), EVENT_CLASSES),
        );
        expect(probabilitiesAt(grid, trace, sample)).toEqual(a === b ? [0, 1] : [1, 0]);
        if (a !== b) count++;
      }
    expect(count).toBeGreaterThan(10);
    expect(differingShare(grid)).toBeCloseTo(count / (axes.traceCount * axes.sampleCount), 12);
    expect(differingShare(classDifference(first, first))).toBe(0);
  });

  it('compares classes by name, in whatever order the results have them', () => {
    const turned = Float32Array.from(first.grid.probabilities, (_, i) => {
      const [node, k] = [Math.floor(i / 3), i % 3];
      return first.grid.probabilities[3 * node + (2 - k)];
    });
    const reordered = {
      grid: { ...first.grid, probabilities: turned },
      classes: [...EVENT_CLASSES].reverse(),
    };
    expect(differingShare(classDifference(first, reordered))).toBe(0);
    const grid = probabilityDifference(first, reordered, 'diffraction');
    expect(grid.probabilities.every((value) => value === 0.5)).toBe(true);
  });

  it('of a probability is A − B about a half, and turns its sign with the order', () => {
    const [ab, ba] = [
      probabilityDifference(first, second, 'reflection'),
      probabilityDifference(second, first, 'reflection'),
    ];
    for (let node = 0; node < ab.probabilities.length; node++) {
      const wanted = first.grid.probabilities[3 * node + 1] - second.grid.probabilities[3 * node + 1];
      expect(2 * ab.probabilities[node] - 1).toBeCloseTo(wanted, 5);
      expect(ab.probabilities[node] + ba.probabilities[node]).toBeCloseTo(1, 6);
    }
  });

  it('is taken at the nodes of the finer grid where the grids differ', () => {
    // A plane p = trace / 8 on two nodes is the same as on nine: bilinear interpolation is exact.
    const fine = gridOfEverySample(
      axes,
      Float32Array.from({ length: 63 }, (_, i) => Math.floor(i / 7) / 8),
    );
    const coarse = {
      ...{
        firstTrace: 0,
        traceStep: 8,
        nodeTraceCount: 2,
        firstSample: 0,
        sampleStep: 6,
        nodeSampleCount: 2,
      },
      probabilities: Float32Array.of(0, 0, 1, 1),
    };
    const classes = ['diffraction'];
    for (const pair of [
      [fine, coarse],
      [coarse, fine],
    ]) {
      const grid = probabilityDifference(
        { grid: pair[0], classes },
        { grid: pair[1], classes },
        'diffraction',
      );
      expect(grid.nodeTraceCount).toBe(9);
      for (const value of grid.probabilities) expect(value).toBeCloseTo(0.5, 6);
    }
  });
});
