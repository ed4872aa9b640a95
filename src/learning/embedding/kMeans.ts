import type { Rows } from '#learning/embedding/windowFeatures';
import { createRandom, type Random } from '#seismic/numerics/random';

/** Points in groups around their means. */
export interface Clustering {
  /** Of each point, 0 to the number of clusters; cluster 0 has most points. */
  readonly clusters: Int32Array;
  /** Mean of each cluster, [cluster][coordinate]. */
  readonly centres: Rows;
  /** Sum of squared distances of the points to the centres of theirs. */
  readonly spread: number;
}

/** Beginnings that are tried; the one with the smallest spread is taken. */
const BEGINNINGS = 8;
const MOST_ROUNDS = 100;

/** Squared distance of a point to a centre. */
function squaredDistance(points: Rows, point: number, centres: Rows, centre: number): number {
  const { columnCount } = points;
  let sum = 0;
  for (let c = 0; c < columnCount; c++)
    sum += (points.values[point * columnCount + c] - centres.values[centre * columnCount + c]) ** 2;
  return sum;
}

/** Distance of a point to a centre. */
export function distanceTo(points: Rows, point: number, centres: Rows, centre: number): number {
  return Math.sqrt(squaredDistance(points, point, centres, centre));
}

/** Draws an index in proportion to its weight. */
function drawByWeight(weights: Float64Array, random: Random): number {
  let left = random.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i];
    if (left < 0) return i;
  }
  return weights.length - 1;
}

/** First centres by k-means++: each a point, drawn in proportion to its squared distance to those before. */
function firstCentres(points: Rows, count: number, random: Random): Rows {
  const { rowCount, columnCount, values } = points;
  const centres = { rowCount: count, columnCount, values: new Float64Array(count * columnCount) };
  const nearest = new Float64Array(rowCount).fill(Number.POSITIVE_INFINITY);
  let drawn = random.integer(rowCount);
  for (let centre = 0; centre < count; centre++) {
    centres.values.set(values.subarray(drawn * columnCount, (drawn + 1) * columnCount), centre * columnCount);
    for (let i = 0; i < rowCount; i++)
      nearest[i] = Math.min(nearest[i], squaredDistance(points, i, centres, centre));
    drawn = drawByWeight(nearest, random);
  }
  return centres;
}

/** Puts each point to the nearest centre; false where none changed. */
function assign(points: Rows, centres: Rows, clusters: Int32Array): boolean {
  let hasChanged = false;
  for (let i = 0; i < points.rowCount; i++) {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let centre = 0; centre < centres.rowCount; centre++) {
      const distance = squaredDistance(points, i, centres, centre);
      if (distance < least) [best, least] = [centre, distance];
    }
    if (clusters[i] !== best) hasChanged = true;
    clusters[i] = best;
  }
  return hasChanged;
}

/** Moves each centre to the mean of its points; one without points stays. */
function moveToMeans({ rowCount, columnCount, values }: Rows, centres: Rows, clusters: Int32Array): void {
  const counts = new Float64Array(centres.rowCount);
  for (const cluster of clusters) counts[cluster]++;
  for (let i = 0; i < centres.values.length; i++)
    if (counts[Math.floor(i / columnCount)] > 0) centres.values[i] = 0;
  for (let i = 0; i < rowCount; i++)
    for (let c = 0; c < columnCount; c++)
      centres.values[clusters[i] * columnCount + c] += values[i * columnCount + c] / counts[clusters[i]];
}

function clusterFrom(points: Rows, centres: Rows): Clustering {
  const clusters = new Int32Array(points.rowCount).fill(-1);
  for (let round = 0; round < MOST_ROUNDS && assign(points, centres, clusters); round++)
    moveToMeans(points, centres, clusters);
  let spread = 0;
  for (let i = 0; i < points.rowCount; i++) spread += squaredDistance(points, i, centres, clusters[i]);
  return { clusters, centres, spread };
}

/** The same clusters, those with most points first. */
function largestFirst({ clusters, centres, spread }: Clustering): Clustering {
  const counts = Array.from({ length: centres.rowCount }, () => 0);
  for (const cluster of clusters) counts[cluster]++;
  const order = [...counts.keys()].sort((one, other) => counts[other] - counts[one] || one - other);
  const { columnCount } = centres;
  const values = new Float64Array(centres.values.length);
  order.forEach((old, i) => {
    values.set(centres.values.subarray(old * columnCount, (old + 1) * columnCount), i * columnCount);
  });
  return {
    clusters: clusters.map((cluster) => order.indexOf(cluster)),
    centres: { ...centres, values },
    spread,
  };
}

/**
 * Groups points by k-means, begun by k-means++ some times from the seed; the grouping with the smallest spread.
 * @param points [point][coordinate]
 * @throws RangeError where there are fewer points than clusters
 */
export function kMeans(points: Rows, count: number, seed: number): Clustering {
  if (count < 1 || points.rowCount < count)
    throw new RangeError(`${points.rowCount} points make no ${count} clusters`);
  const random = createRandom(seed).fork(`k-means ${count}`);
  let best = clusterFrom(points, firstCentres(points, count, random));
  for (let i = 1; i < BEGINNINGS; i++) {
    const next = clusterFrom(points, firstCentres(points, count, random));
    if (next.spread < best.spread) best = next;
  }
  return largestFirst(best);
}
