import type { WindowClusters } from '#learning/embedding/windowClusters';
import { CLUSTER_FILES } from '#system/fileNames';

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

/** How many windows each cluster has, how well they are apart, and the files. */
export function clustersLines(found: WindowClusters, folder: string): string[] {
  const { windows, clusterCount, silhouette, tried, shares } = found;
  const counts = Array.from(
    { length: clusterCount },
    (_, i) => windows.filter(({ cluster }) => cluster === i).length,
  );
  const chosen = tried.length > 1 ? ` (the best of ${tried.length} numbers of clusters)` : '';
  return [
    `${windows.length} windows in ${clusterCount} clusters: ${counts.join(', ')}`,
    `silhouette ${silhouette.toFixed(2)}${chosen}; x and y hold ${percent(shares[0] + shares[1])} of the variance`,
    `${folder}: ${Object.values(CLUSTER_FILES).join(', ')}`,
  ];
}
