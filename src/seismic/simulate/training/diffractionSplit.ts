import { cos, exp } from '#seismic/numerics/mathematics';
import { smoothStep } from '#seismic/simulate/training/lateralNoise';
import type { Recording } from '#seismic/simulate/training/recording';
import type { ReflectorPiece } from '#seismic/simulate/training/reflectorPiece';
import { type Scatterer, surfaceStrength } from '#seismic/simulate/training/scatteredField';

/**
 * What counts as the smoothly continued specular reflection of a reflector that ends: its amplitude fades over
 * `fresnelZones` first Fresnel zones, `shift` times that length beyond the end (−0.5: all of it before the
 * end, 0: half before, half after).
 */
export interface SpecularTaper {
  readonly fresnelZones: number;
  readonly shift: number;
}

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

/** A reflector's scatterers: those of its specular reflection, and the rest, which is its diffraction. */
export interface SplitReflector {
  readonly specular: Scatterer[];
  readonly diffraction: Scatterer[];
}

/** Pieces shorter than this part of a Fresnel radius have no specular reflection at all. */
const SHORTEST_SPECULAR = 0.6;
/** Contributions below this are left out. */
const NEGLIGIBLE = 1e-4;

/** Share of the specular reflection by distance from an end in traces, positive inside. */
function shareBy(distance: number, length: number, shift: number): number {
  return smoothStep(0.5 + distance / length + shift);
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

interface SmoothedSurface {
  readonly times: Float64Array;
  readonly coefficients: Float64Array;
}

/**
 * The surface that the specular reflection of a rough piece comes from: smoothed over the Fresnel zone, with
 * the part of the amplitude that the scatter of times within it leaves in phase.
 */
function smoothedSurface(piece: ReflectorPiece, radius: number, period: number): SmoothedSurface {
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
function slopeAt(times: Float64Array, i: number, step: number): number {
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

/**
 * Splits a reflector by physics alone: its diffraction is what remains of its scattered field when the field of
 * the smoothly continued specular reflector is taken away.
 */
export function splitReflector(
  piece: ReflectorPiece,
  recording: Recording,
  taper: SpecularTaper,
): SplitReflector {
  const { times, coefficients, firstX, step, roughness } = piece;
  const last = times.length - 1;
  const middle = last >> 1;
  const radius = fresnelRadius(recording, firstX + middle * step, times[middle]);
  const smooth = smoothedSurface(piece, radius, periodAt(recording, times[middle]));
  const isShort = last * step < SHORTEST_SPECULAR * radius && piece.startsAtEdge && piece.endsAtEdge;
  const length = Math.max(1, Math.min(taper.fresnelZones * radius, 0.5 * last * step));
  const beyond = Math.ceil((Math.max(0, 0.5 + taper.shift) * length) / step);
  const specular: Scatterer[] = [];
  const diffraction: Scatterer[] = [];
  const scattererAt = (curve: Float64Array, i: number, coefficient: number): Scatterer => {
    const x = firstX + i * step;
    const time = extended(curve, i);
    const slope = slopeAt(curve, Math.max(0, Math.min(last, i)), step);
    const strength = surfaceStrength(coefficient, step, recording.asymptoticSlope(x, Math.max(2, time)));
    return { x, time, slope, strength };
  };
  const start = piece.startsAtEdge && !isShort ? -beyond : 0;
  const end = piece.endsAtEdge && !isShort ? last + beyond : last;
  for (let i = start; i <= end; i++) {
    const isInside = i >= 0 && i <= last;
    const share = isShort ? 0 : specularShare(piece, i * step, length, taper.shift);
    const inside = Math.max(0, Math.min(last, i));
    const whole = isInside ? coefficients[inside] : 0;
    const smoothPart = smooth.coefficients[inside] * share;
    if (Math.abs(smoothPart) > NEGLIGIBLE) specular.push(scattererAt(smooth.times, i, smoothPart));
    if (roughness && isInside && (roughness[i] !== 0 || smooth.times[i] !== times[i])) {
      const rough = { ...scattererAt(times, i, whole), time: times[i] + roughness[i] };
      diffraction.push(rough, scattererAt(smooth.times, i, -smoothPart));
    } else if (Math.abs(whole - smoothPart) > NEGLIGIBLE)
      diffraction.push(scattererAt(times, i, whole - smoothPart));
  }
  return { specular, diffraction };
}

/** Share of the specular reflection at `along` traces from the start of a piece. */
function specularShare(piece: ReflectorPiece, along: number, length: number, shift: number): number {
  const whole = (piece.times.length - 1) * piece.step;
  const atStart = piece.startsAtEdge ? shareBy(along, length, shift) : 1;
  const atEnd = piece.endsAtEdge ? shareBy(whole - along, length, shift) : 1;
  return atStart * atEnd;
}
