import type { Rows } from '#learning/embedding/windowFeatures';

/** Distances of all pairs of points, [point][point]. */
export function pairDistances({ rowCount, columnCount, values }: Rows): Float32Array {
  const distances = new Float32Array(rowCount * rowCount);
  for (let i = 0; i < rowCount; i++)
    for (let j = 0; j < i; j++) {
      let sum = 0;
      for (let c = 0; c < columnCount; c++)
        sum += (values[i * columnCount + c] - values[j * columnCount + c]) ** 2;
      distances[i * rowCount + j] = Math.sqrt(sum);
      distances[j * rowCount + i] = distances[i * rowCount + j];
    }
  return distances;
}

/**
 * Rousseeuw's silhouette, the mean over all points: (b − a) / max(a, b), where a is the mean distance to the other
 * points of the cluster and b that to the points of the nearest other one. 1 for clusters far apart, 0 where they
 * touch; a point alone in its cluster counts 0.
 * @param distances of all pairs, [point][point]
 */
export function silhouette(distances: Float32Array, clusters: Int32Array, count: number): number {
  const pointCount = clusters.length;
  const counts = new Int32Array(count);
  for (const cluster of clusters) counts[cluster]++;
  let total = 0;
  for (let i = 0; i < pointCount; i++) {
    const sums = new Float64Array(count);
    for (let j = 0; j < pointCount; j++) sums[clusters[j]] += distances[i * pointCount + j];
    const own = clusters[i];
    if (counts[own] < 2) continue;
    const within = sums[own] / (counts[own] - 1);
    let beside = Number.POSITIVE_INFINITY;
    for (let c = 0; c < count; c++)
      if (c !== own && counts[c] > 0) beside = Math.min(beside, sums[c] / counts[c]);
    const most = Math.max(within, beside);
    if (most > 0 && most < Number.POSITIVE_INFINITY) total += (beside - within) / most;
  }
  return total / pointCount;
}
