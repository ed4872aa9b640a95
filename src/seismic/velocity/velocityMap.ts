import { exp } from '#seismic/numerics/mathematics';
import { type SectionAxes, timeMsOfSample } from '#seismic/section/section';
import { type VelocityPoint, velocityTrend } from '#seismic/velocity/velocityTrend';

/** Fewer points are no map. */
const LEAST_POINTS = 3;
/** Widths of the Gaussian that velocities are averaged in, as shares of the section. */
const WIDTHS = { traces: 0.15, time: 0.15 };

/** exp(−d² / 2) of distances in widths, to every place of an axis. */
function bell(count: number, distanceOf: (index: number) => number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => exp(-0.5 * distanceOf(i) ** 2));
}

/** A point that counts: how far it is above the trend, and its weight at the traces and at the samples. */
interface Influence {
  readonly aboveMps: number;
  readonly along: Float64Array;
  readonly down: Float64Array;
}

/** Adds what a point says to the sums of the samples. */
function addInfluence({ aboveMps, along, down }: Influence, sums: Float32Array, totals: Float32Array): void {
  for (let trace = 0; trace < along.length; trace++)
    for (let sample = 0; sample < down.length; sample++) {
      const weight = along[trace] * down[sample];
      sums[trace * down.length + sample] += weight * aboveMps;
      totals[trace * down.length + sample] += weight;
    }
}

/**
 * A velocity at every sample, smooth along traces and in time: the trend of the points, a straight line in time, plus
 * the Gaussian mean of what they are above it, which counts less far from them. It is never outside the
 * velocities of the points that agree with each other.
 * @returns [trace][sample], m/s; null with fewer than three points
 */
export function velocityMap(points: readonly VelocityPoint[], axes: SectionAxes): Float32Array | null {
  if (points.length < LEAST_POINTS) return null;
  const { traceCount, sampleCount } = axes;
  const { at, weights } = velocityTrend(points);
  const counting = points.flatMap((point, i) => (weights[i] > 0 ? [{ ...point, weight: weights[i] }] : []));
  const usualWeight = counting.reduce((sum, { weight }) => sum + weight, 0) / counting.length;
  const times = Float64Array.from({ length: sampleCount }, (_, sample) => timeMsOfSample(axes, sample));
  const widthMs = WIDTHS.time * Math.max(times[1] - times[0] || 1, times[sampleCount - 1] - times[0]);
  const sums = new Float32Array(traceCount * sampleCount);
  const totals = new Float32Array(sums.length).fill(usualWeight);
  for (const { trace, timeMs, velocityMps, weight } of counting) {
    const down = bell(sampleCount, (i) => (times[i] - timeMs) / widthMs).map((value) => value * weight);
    const along = bell(traceCount, (i) => (i - trace) / (WIDTHS.traces * traceCount));
    addInfluence({ aboveMps: velocityMps - at(timeMs), along, down }, sums, totals);
  }
  const velocities = counting.map(({ velocityMps }) => velocityMps);
  const [least, most] = [Math.min(...velocities), Math.max(...velocities)];
  return sums.map((sum, i) => Math.max(least, Math.min(most, at(times[i % sampleCount]) + sum / totals[i])));
}
