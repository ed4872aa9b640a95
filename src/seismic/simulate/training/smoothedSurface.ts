import { cos, exp } from '#seismic/numerics/mathematics';
import type { Recording } from '#seismic/simulate/training/recording';
import type { ReflectorPiece } from '#seismic/simulate/training/reflectorPiece';
import { type Scatterer, surfaceStrength } from '#seismic/simulate/training/scatteredField';

/** Radius in traces of the first Fresnel zone at zero offset: two-way times differ by half a period at its edge. */
export function fresnelRadius(recording: Recording, x: number, time: number): number {
  const period = periodAt(recording, time);
  const positive = Math.max(2, time);
  return Math.sqrt(positive * period + (period * period) / 4) / recording.asymptoticSlope(x, positive);
}

/** Dominant period in samples at a time in samples. */
export function periodAt(recording: Recording, time: number): number {
  const share = Math.max(0, Math.min(1, (time - recording.delaySamples) / recording.sampleCount));
  return recording.topPeriod + share * (recording.bottomPeriod - recording.topPeriod);
}

/** Gaussian mean of values along a piece; the outermost values are held beyond its ends. */
function smoothAlong(values: Float64Array, sigma: number): Float64Array {
  const radius = Math.max(1, Math.min(values.length, Math.ceil(2.5 * sigma)));
  const weights = Float64Array.from({ length: 2 * radius + 1 }, (_, k) =>
    exp((-(k - radius) * (k - radius)) / (2 * sigma * sigma)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return values.map((_, i) => {
    let sum = 0;
    for (let k = -radius; k <= radius; k++)
      sum += weights[k + radius] * values[Math.max(0, Math.min(values.length - 1, i + k))];
    return sum / total;
  });
}

/** A surface by the points of a piece. */
export interface SmoothedSurface {
  readonly times: Float64Array;
  readonly coefficients: Float64Array;
}

/**
 * The surface that the specular reflection of a rough piece comes from: smoothed over the Fresnel zone, with
 * the part of the amplitude that the scatter of times within it leaves in phase.
 */
export function smoothedSurface(piece: ReflectorPiece, radius: number, period: number): SmoothedSurface {
  const { times, coefficients, roughness } = piece;
  if (!roughness) return { times, coefficients };
  const sigma = Math.max(1, (0.5 * radius) / piece.step);
  const mean = smoothAlong(roughness, sigma);
  const inPhase = smoothAlong(
    roughness.map((value, i) => cos((2 * Math.PI * (value - mean[i])) / period)),
    sigma,
  );
  return {
    times: times.map((time, i) => time + mean[i]),
    coefficients: coefficients.map((coefficient, i) => coefficient * inPhase[i]),
  };
}

/** Slope of a curve in samples per trace at point i, one-sided at its ends. */
export function slopeAt(times: Float64Array, i: number, step: number): number {
  const before = Math.max(0, i - 1);
  const after = Math.min(times.length - 1, i + 1);
  return (times[after] - times[before]) / ((after - before) * step);
}

/** Value at a point that may be beyond the ends, where the curve goes on straight. */
function extended(values: Float64Array, i: number): number {
  const last = values.length - 1;
  if (i < 0) return values[0] + i * (values[1] - values[0]);
  if (i > last) return values[last] + (i - last) * (values[last] - values[last - 1]);
  return values[i];
}

/** The scatterer at point i of a surface, which may be beyond its ends. */
export function scattererAt(
  piece: ReflectorPiece,
  recording: Recording,
  times: Float64Array,
  i: number,
  coefficient: number,
): Scatterer {
  const x = piece.firstX + i * piece.step;
  const time = extended(times, i);
  const slope = slopeAt(times, Math.max(0, Math.min(times.length - 1, i)), piece.step);
  const asymptote = recording.asymptoticSlope(x, Math.max(2, time));
  return { x, time, slope, strength: surfaceStrength(coefficient, piece.step, asymptote) };
}
