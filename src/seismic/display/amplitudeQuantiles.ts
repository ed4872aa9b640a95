/**
 * The distribution of |amplitude|: 1001 quantiles of the finite, non-zero values (dead traces would pull all
 * percentiles to zero), `quantiles[10 p]` for percentile p.
 */
export function absoluteQuantiles(amplitudes: Float32Array): Float32Array {
  const magnitudes = new Float32Array(amplitudes.length);
  let count = 0;
  for (const value of amplitudes)
    if (value !== 0 && Number.isFinite(value)) magnitudes[count++] = Math.abs(value);
  const sorted = magnitudes.subarray(0, count).sort();
  const quantiles = new Float32Array(1001);
  if (sorted.length === 0) return quantiles;
  for (let i = 0; i <= 1000; i++) quantiles[i] = sorted[Math.round((i / 1000) * (sorted.length - 1))];
  return quantiles;
}

/** The clip at a percentile (0…100); 1 where the section has no amplitude at all. */
export function clipOfPercentile(quantiles: Float32Array, percentile: number): number {
  const clip = quantiles[Math.round(Math.min(100, Math.max(0, percentile)) * 10)];
  return clip > 0 ? clip : 1;
}

/** Counts of values in `binCount` equal bins between −limit and +limit; values beyond are left out. */
export function amplitudeHistogram(amplitudes: Float32Array, limit: number, binCount: number): Uint32Array {
  const bins = new Uint32Array(binCount);
  for (const value of amplitudes) {
    if (value === 0 || !(Math.abs(value) <= limit)) continue;
    bins[Math.min(binCount - 1, Math.floor(((value + limit) / (2 * limit)) * binCount))]++;
  }
  return bins;
}
