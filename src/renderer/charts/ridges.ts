import type { Histogram } from '#contract/contract';

/** Counts of a histogram resampled to even bins of a common range (each old bin divided by overlap). */
export function rebin(histogram: Histogram, least: number, most: number, binCount: number): Float64Array {
  const bins = new Float64Array(binCount);
  const width = (most - least) / binCount || 1;
  histogram.counts.forEach((count, i) => {
    const low = histogram.edges[i];
    const high = Math.max(histogram.edges[i + 1], low + width * 1e-6);
    const first = Math.max(0, Math.floor((low - least) / width));
    const last = Math.min(binCount - 1, Math.floor((high - least) / width));
    for (let bin = first; bin <= last; bin++) {
      const overlap = Math.min(high, least + (bin + 1) * width) - Math.max(low, least + bin * width);
      if (overlap > 0) bins[bin] += (count * overlap) / (high - low);
    }
  });
  return bins;
}

/** Quantiles of a histogram at the given shares, interpolated inside bins. */
export function quantilesOf({ counts, edges }: Histogram, shares: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return shares.map((share) => {
    let left = share * total;
    for (let i = 0; i < counts.length; i++) {
      if (left <= counts[i] && counts[i] > 0)
        return edges[i] + (left / counts[i]) * (edges[i + 1] - edges[i]);
      left -= counts[i];
    }
    return edges[edges.length - 1];
  });
}

/** Selects at most `most` evenly spaced entries, the first and the last included. */
export function thinOut<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items];
  return Array.from({ length: most }, (_, i) => items[Math.round((i * (items.length - 1)) / (most - 1))]);
}
