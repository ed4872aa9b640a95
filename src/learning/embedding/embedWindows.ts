import { distanceTo, kMeans } from '#learning/embedding/kMeans';
import { principalComponents } from '#learning/embedding/principalComponents';
import { pairDistances, silhouette } from '#learning/embedding/silhouette';
import type { Rows } from '#learning/embedding/windowFeatures';

/** Numbers of clusters that are tried where none is given, and that may be given. */
export const CLUSTER_LIMITS = { least: 2, fewestTried: 3, mostTried: 10, most: 12 } as const;

/** Share of the variance that the coordinates hold which clusters are made in. */
const KEPT_VARIANCE = 0.9;

/** A window in the embedding. */
export interface EmbeddedWindow {
  readonly cluster: number;
  /** Place in the plane of the two leading principal components. */
  readonly x: number;
  readonly y: number;
  /** Distance to the centre of its cluster: the smaller, the more typical. */
  readonly distance: number;
}

/** Windows by likeness. */
export interface Embedding {
  readonly windows: readonly EmbeddedWindow[];
  readonly clusterCount: number;
  /** Mean silhouette of the clusters, −1 to 1. */
  readonly silhouette: number;
  /** Silhouettes of the numbers of clusters that were tried; one where the number was given. */
  readonly tried: readonly { readonly clusterCount: number; readonly silhouette: number }[];
  /** Shares of the variance that x and y hold. */
  readonly shares: readonly [number, number];
}

/** How clusters are made. */
export interface EmbeddingOrder {
  /** Null for the number with the best silhouette. */
  readonly clusterCount: number | null;
  readonly seed: number;
}

/** Numbers of clusters to try, none with more clusters than half the points. */
function countsToTry(pointCount: number, wanted: number | null): number[] {
  const most = Math.max(1, Math.floor(pointCount / 2));
  if (wanted !== null) return [Math.min(wanted, most)];
  const { fewestTried, mostTried } = CLUSTER_LIMITS;
  const counts = Array.from({ length: mostTried - fewestTried + 1 }, (_, i) => fewestTried + i);
  const possible = counts.filter((count) => count <= most);
  return possible.length > 0 ? possible : [most];
}

/**
 * Embeds windows in the plane and groups them by likeness: principal components of their features, then k-means on
 * those that hold 90 % of the variance, with the number of clusters of the best silhouette where none is given.
 * @param features standardised, [window][feature]; two windows at least
 */
export function embedWindows(features: Rows, { clusterCount, seed }: EmbeddingOrder): Embedding {
  const { points, shares } = principalComponents(features, KEPT_VARIANCE);
  const distances = pairDistances(points);
  const tried = countsToTry(points.rowCount, clusterCount).map((count) => {
    const clustering = kMeans(points, count, seed);
    return { ...clustering, count, silhouette: silhouette(distances, clustering.clusters, count) };
  });
  const best = tried.reduce((one, other) => (other.silhouette > one.silhouette ? other : one));
  const windows = Array.from(best.clusters, (cluster, i) => ({
    cluster,
    x: points.values[i * points.columnCount],
    y: points.values[i * points.columnCount + 1],
    distance: distanceTo(points, i, best.centres, cluster),
  }));
  return {
    ...{ windows, clusterCount: best.count, silhouette: best.silhouette },
    tried: tried.map(({ count, silhouette: mean }) => ({ clusterCount: count, silhouette: mean })),
    shares: [shares[0], shares[1]],
  };
}
