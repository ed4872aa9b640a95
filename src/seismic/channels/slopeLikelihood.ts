import { clamp } from '#seismic/channels/balance';
import type { FreeChannels } from '#seismic/channels/freeChannels';
import { log } from '#seismic/numerics/mathematics';

/** A pick's slopes are averaged over this many traces and samples on each side. */
const REACH = 2;
const FLOOR = 0.01;

interface Place {
  readonly trace: number;
  readonly sample: number;
}

/** Mean share of a slope around a place, inside the section. */
function shareAround(free: FreeChannels, slope: number, { trace, sample }: Place): number {
  const { traceCount, sampleCount, slopeHistogram } = free;
  const map = slope * traceCount * sampleCount;
  const lastTrace = Math.min(traceCount - 1, trace + REACH);
  const lastSample = Math.min(sampleCount - 1, sample + REACH);
  let sum = 0;
  let count = 0;
  for (let x = Math.max(0, trace - REACH); x <= lastTrace; x++)
    for (let t = Math.max(0, sample - REACH); t <= lastSample; t++) {
      sum += slopeHistogram[map + x * sampleCount + t];
      count++;
    }
  return sum / count;
}

/** Shares of the slopes around a place. */
export type SlopeShares = readonly number[];

function slopeCountOf({ slopeHistogram, traceCount, sampleCount }: FreeChannels): number {
  return slopeHistogram.length / (traceCount * sampleCount);
}

/** Share of each slope around a place, a little averaged. */
export function slopeSharesAround(free: FreeChannels, place: Place): SlopeShares {
  return Array.from({ length: slopeCountOf(free) }, (_, slope) => shareAround(free, slope, place));
}

/** Mean slope histogram of places; even where there are none. */
function meanHistogram(slopeCount: number, places: readonly SlopeShares[]): number[] {
  return Array.from({ length: slopeCount }, (_, slope) =>
    places.length === 0
      ? 1 / slopeCount
      : places.reduce((sum, shares) => sum + shares[slope], 0) / places.length,
  );
}

/** A histogram and its mirror image, averaged. */
function symmetric(histogram: readonly number[]): number[] {
  return histogram.map((share, i) => (share + histogram[histogram.length - 1 - i]) / 2);
}

/** Σ weight · share over slopes at each sample, between −4 and 4, halved. */
function weighted(free: FreeChannels, weights: readonly number[]): Float32Array {
  const count = free.traceCount * free.sampleCount;
  const sums = new Float32Array(count);
  weights.forEach((weight, slope) => {
    const shares = free.slopeHistogram.subarray(slope * count, (slope + 1) * count);
    for (let i = 0; i < count; i++) sums[i] += weight * shares[i];
  });
  for (let i = 0; i < count; i++) sums[i] = clamp(sums[i], -4, 4) / 2;
  return sums;
}

/**
 * Log-likelihood ratio of the local slopes under the histograms at the diffraction picks (made symmetric) and at
 * the reflection picks, as they are and made symmetric.
 */
export function slopeLikelihoods(
  free: FreeChannels,
  diffractions: readonly SlopeShares[],
  reflections: readonly SlopeShares[],
): { readonly llr: Float32Array; readonly llrs: Float32Array } {
  const slopeCount = slopeCountOf(free);
  const steep = symmetric(meanHistogram(slopeCount, diffractions));
  const flat = meanHistogram(slopeCount, reflections);
  const ratio = (other: readonly number[]): Float32Array =>
    weighted(
      free,
      steep.map((share, i) => log((share + FLOOR) / (other[i] + FLOOR))),
    );
  return { llr: ratio(flat), llrs: ratio(symmetric(flat)) };
}
