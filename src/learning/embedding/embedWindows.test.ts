import { describe, expect, it } from 'vitest';
import { embedWindows } from '#learning/embedding/embedWindows';
import { kMeans } from '#learning/embedding/kMeans';
import { eigenOf, principalComponents } from '#learning/embedding/principalComponents';
import { pairDistances, silhouette } from '#learning/embedding/silhouette';
import type { Rows } from '#learning/embedding/windowFeatures';
import { adjustedRandIndex } from '#learning/testing/randIndex';
import { createRandom } from '#seismic/numerics/random';

function rowsOf(values: readonly (readonly number[])[]): Rows {
  return {
    rowCount: values.length,
    columnCount: values[0].length,
    values: Float64Array.from(values.flat()),
  };
}

/** Points of five coordinates around centres, the same number around each, in turn. */
function blobs(
  count: number,
  perBlob: number,
  apart: number,
): { readonly rows: Rows; readonly labels: number[] } {
  const random = createRandom(21);
  const centres = Array.from({ length: count }, () =>
    Array.from({ length: 5 }, () => apart * random.normal()),
  );
  const labels = Array.from({ length: count * perBlob }, (_, i) => i % count);
  return {
    rows: rowsOf(labels.map((label) => centres[label].map((value) => value + random.normal()))),
    labels,
  };
}

describe('the adjusted Rand index', () => {
  it('is 1 for the same groups under other names, and about 0 by chance', () => {
    expect(adjustedRandIndex([0, 0, 1, 1, 2], [7, 7, 3, 3, 5])).toBe(1);
    const random = createRandom(2);
    const draw = () => Array.from({ length: 2000 }, () => random.integer(4));
    expect(Math.abs(adjustedRandIndex(draw(), draw()))).toBeLessThan(0.01);
  });
});

describe('principal components', () => {
  it('are eigenvectors: the matrix times each is its value times it', () => {
    const random = createRandom(5);
    const n = 12;
    const matrix = new Float64Array(n * n);
    for (let a = 0; a < n; a++)
      for (let b = 0; b <= a; b++) matrix[a * n + b] = matrix[b * n + a] = random.normal();
    const { values, vectors } = eigenOf(matrix, n);
    for (let column = 0; column < n; column++)
      for (let a = 0; a < n; a++) {
        let product = 0;
        for (let b = 0; b < n; b++) product += matrix[a * n + b] * vectors[b * n + column];
        expect(product).toBeCloseTo(values[column] * vectors[a * n + column], 9);
      }
  });

  it('find the direction along which points were spread, and its share of the variance', () => {
    const random = createRandom(6);
    const along = [0.6, 0, 0.8];
    const points = Array.from({ length: 4000 }, () => {
      const far = 3 * random.normal();
      return along.map((value) => 10 + far * value + 0.5 * random.normal());
    });
    const { shares, points: found } = principalComponents(rowsOf(points), 0.5);
    // Variances: 9.25 along, 0.25 across twice.
    expect(shares[0]).toBeCloseTo(9.25 / 9.75, 1);
    expect(found.columnCount).toBe(2);
    const expected = (i: number): number =>
      along.reduce((sum, value, c) => sum + value * (points[i][c] - 10), 0);
    for (let i = 0; i < 50; i++) expect(found.values[2 * i]).toBeCloseTo(expected(i), 0);
  });
});

describe('k-means', () => {
  const { rows, labels } = blobs(4, 40, 6);

  it('finds groups that lie apart, whatever the seed, the same ones for the same seed', () => {
    for (const seed of [1, 2, 3]) {
      const { clusters } = kMeans(rows, 4, seed);
      expect(adjustedRandIndex([...clusters], labels)).toBe(1);
    }
    expect(kMeans(rows, 4, 1)).toEqual(kMeans(rows, 4, 1));
  });

  it('ends where each point is nearest to the mean of its own group, the largest group first', () => {
    const { clusters, centres } = kMeans(rows, 5, 1);
    const counts = [0, 1, 2, 3, 4].map((cluster) => clusters.filter((own) => own === cluster).length);
    expect(counts).toEqual([...counts].sort((one, other) => other - one));
    const coordinate = (i: number, c: number): number => rows.values[5 * i + c];
    for (const cluster of counts.keys())
      for (let c = 0; c < 5; c++) {
        const own = [...clusters.keys()].filter((i) => clusters[i] === cluster);
        const mean = own.reduce((sum, i) => sum + coordinate(i, c), 0) / own.length;
        expect(centres.values[5 * cluster + c]).toBeCloseTo(mean, 9);
      }
    const far = (i: number, cluster: number): number =>
      Math.hypot(...[0, 1, 2, 3, 4].map((c) => coordinate(i, c) - centres.values[5 * cluster + c]));
    for (const [i, cluster] of clusters.entries())
      expect(far(i, cluster)).toBe(Math.min(...counts.map((_, other) => far(i, other))));
  });

  it('refuses more clusters than points', () => {
    expect(() => kMeans(rowsOf([[1, 2]]), 2, 1)).toThrow(RangeError);
  });
});

describe('the silhouette', () => {
  it('is that worked out by hand', () => {
    // On a line: 0, 1 | 5, 7. Of 0: a 1, b 6; of 1: a 1, b 5; of 5: a 2, b 4.5; of 7: a 2, b 6.5.
    const distances = pairDistances(rowsOf([[0], [1], [5], [7]]));
    const byHand = (5 / 6 + 4 / 5 + 2.5 / 4.5 + 4.5 / 6.5) / 4;
    expect(silhouette(distances, Int32Array.from([0, 0, 1, 1]), 2)).toBeCloseTo(byHand, 6);
  });

  it('counts a lonely point as 0', () => {
    const distances = pairDistances(rowsOf([[0], [1], [9]]));
    expect(silhouette(distances, Int32Array.from([0, 0, 1]), 2)).toBeCloseTo((8 / 9 + 7 / 8) / 3, 6);
  });
});

describe('embedded windows', () => {
  it('are in as many clusters as there are, found by their silhouette, or in as many as wanted', () => {
    const { rows, labels } = blobs(5, 30, 6);
    const found = embedWindows(rows, { clusterCount: null, seed: 1 });
    expect(found.clusterCount).toBe(5);
    expect(found.tried.map(({ clusterCount }) => clusterCount)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
    expect(found.silhouette).toBe(Math.max(...found.tried.map((one) => one.silhouette)));
    const clusters = found.windows.map(({ cluster }) => cluster);
    expect(adjustedRandIndex(clusters, labels)).toBeGreaterThan(0.98);
    expect(embedWindows(rows, { clusterCount: 2, seed: 1 }).clusterCount).toBe(2);
  });

  it('mean nothing where the points are of one cloud: the silhouette says so', () => {
    const random = createRandom(9);
    const cloud = rowsOf(Array.from({ length: 200 }, () => Array.from({ length: 8 }, () => random.normal())));
    expect(embedWindows(cloud, { clusterCount: null, seed: 1 }).silhouette).toBeLessThan(0.2);
  });

  it('are few where there are few windows', () => {
    const { rows } = blobs(2, 2, 6);
    expect(embedWindows(rows, { clusterCount: null, seed: 1 }).clusterCount).toBe(2);
    expect(embedWindows(rows, { clusterCount: 9, seed: 1 }).clusterCount).toBe(2);
  });
});
