import { clamp } from '#seismic/channels/balance';
import type { FreeChannels } from '#seismic/channels/freeChannels';
import type { TraceRange } from '#seismic/channels/traceRange';
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

/** Values between -4 and 4, halved, in place. */
function halfLimited(values: Float32Array): Float32Array {
  for (let i = 0; i < values.length; i++) values[i] = clamp(values[i], -4, 4) / 2;
  return values;
}

/** Places that are summed up over all slopes before the next ones: few enough to stay in the cache. */
const PLACES = 4096;

/** Σ weight · share over slopes at each sample of some traces, between −4 and 4, halved; for two sets of weights. */
function weighted(
  free: FreeChannels,
  weights: readonly [readonly number[], readonly number[]],
  traces: TraceRange,
): [Float32Array, Float32Array] {
  const count = free.traceCount * free.sampleCount;
  const [from, end] = [traces.first * free.sampleCount, traces.end * free.sampleCount];
  const { slopeHistogram } = free;
  const one = new Float32Array(end - from);
  const two = new Float32Array(end - from);
  const add = (first: number, last: number, slope: number): void => {
    const [weightOne, weightTwo] = [weights[0][slope], weights[1][slope]];
    const shares = slope * count + from;
    for (let i = first; i < last; i++) {
      const share = slopeHistogram[shares + i];
      one[i] += weightOne * share;
      two[i] += weightTwo * share;
    }
  };
  for (let first = 0; first < one.length; first += PLACES)
    for (let slope = 0; slope < weights[0].length; slope++)
      add(first, Math.min(one.length, first + PLACES), slope);
  return [halfLimited(one), halfLimited(two)];
}

/**
 * Log-likelihood ratio of the local slopes under the histograms at the diffraction picks (made symmetric) and at
 * the reflection picks, as they are and made symmetric.
 * @param traces the traces of the maps
 */
export function slopeLikelihoods(
  free: FreeChannels,
  diffractions: readonly SlopeShares[],
  reflections: readonly SlopeShares[],
  traces: TraceRange,
): { readonly llr: Float32Array; readonly llrs: Float32Array } {
  const slopeCount = slopeCountOf(free);
  const steep = symmetric(meanHistogram(slopeCount, diffractions));
  const flat = meanHistogram(slopeCount, reflections);
  const weightsBeside = (other: readonly number[]): number[] =>
    steep.map((share, i) => log((share + FLOOR) / (other[i] + FLOOR)));
  const [llr, llrs] = weighted(free, [weightsBeside(flat), weightsBeside(symmetric(flat))], traces);
  return { llr, llrs };
}
