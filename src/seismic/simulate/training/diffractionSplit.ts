import { smoothStep } from '#seismic/simulate/training/lateralNoise';
import type { Recording } from '#seismic/simulate/training/recording';
import type { ReflectorPiece } from '#seismic/simulate/training/reflectorPiece';
import type { Scatterer } from '#seismic/simulate/training/scatteredField';
import { shadowWeights } from '#seismic/simulate/training/shadowWeights';
import {
  fresnelRadius,
  periodAt,
  type SmoothedSurface,
  scattererAt,
  smoothedSurface,
} from '#seismic/simulate/training/smoothedSurface';

/**
 * What counts as the smoothly continued specular reflection of a reflector that ends. Either the reflector fades
 * over `fresnelZones` first Fresnel zones, `shift` times that length beyond its end (−0.5: all of it before the
 * end, 0: half before, half after); or it goes on, and its reflection fades over that length on the traces
 * around its shadow boundary, where the normal ray from its end comes up.
 */
export type SpecularEnd =
  | { readonly fades: 'reflector'; readonly fresnelZones: number; readonly shift: number }
  | { readonly fades: 'reflection'; readonly fresnelZones: number };

/** Factors by trace; one number for all. */
export type TraceWeights = Float64Array | number;

/** Scatterers with what their field adds to the specular reflection and to the diffraction. */
export interface SplitScatterers {
  readonly scatterers: Scatterer[];
  readonly toSpecular: TraceWeights;
  readonly toDiffraction: TraceWeights;
}

/** Pieces shorter than this part of a Fresnel radius have no specular reflection at all. */
const SHORTEST_SPECULAR = 0.6;
/** Shift of the fade where the reflection was to fade and cannot. */
const FADE_SHIFT = -0.25;
/** Contributions below this are left out. */
const NEGLIGIBLE = 1e-4;
/** A reflector that goes on does so for this many Fresnel radii, fading over the last of them. */
const CONTINUED_RADII = 2.5;

/** A piece with what its split needs. */
interface SplitTask {
  readonly piece: ReflectorPiece;
  readonly recording: Recording;
  readonly smooth: SmoothedSurface;
  readonly radius: number;
}

/** The scatterers of the piece itself, rough as it is. */
function actualScatterers({ piece, recording }: SplitTask): Scatterer[] {
  return Array.from(piece.times, (time, i) => ({
    ...scattererAt(piece, recording, piece.times, i, piece.coefficients[i]),
    time: time + (piece.roughness?.[i] ?? 0),
  }));
}

/** Scatterers of the smoothed surface from point `start` to `end`, its amplitude times a share. */
function smoothScatterers(
  { piece, recording, smooth }: SplitTask,
  start: number,
  end: number,
  shareAt: (i: number) => number,
): Scatterer[] {
  const scatterers: Scatterer[] = [];
  for (let i = start; i <= end; i++) {
    const inside = Math.max(0, Math.min(piece.times.length - 1, i));
    const coefficient = smooth.coefficients[inside] * shareAt(i);
    if (Math.abs(coefficient) > NEGLIGIBLE)
      scatterers.push(scattererAt(piece, recording, smooth.times, i, coefficient));
  }
  return scatterers;
}

/** Specular is the smoothed reflector with ends that fade; the diffraction is the difference, point by point. */
function fadeReflector(task: SplitTask, fresnelZones: number, shift: number): SplitScatterers[] {
  const { piece, recording, radius } = task;
  const { step, startsAtEdge, endsAtEdge, roughness, coefficients } = piece;
  const last = piece.times.length - 1;
  const length = Math.max(1, Math.min(fresnelZones * radius, 0.5 * last * step));
  const beyond = Math.ceil((Math.max(0, 0.5 + shift) * length) / step);
  const start = startsAtEdge ? -beyond : 0;
  const end = endsAtEdge ? last + beyond : last;
  const shareBy = (distance: number): number => smoothStep(0.5 + distance / length + shift);
  const shareAt = (i: number): number =>
    (startsAtEdge ? shareBy(i * step) : 1) * (endsAtEdge ? shareBy((last - i) * step) : 1);
  const specular = smoothScatterers(task, start, end, shareAt);
  if (roughness)
    return [
      { scatterers: actualScatterers(task), toSpecular: 0, toDiffraction: 1 },
      { scatterers: specular, toSpecular: 1, toDiffraction: -1 },
    ];
  const difference: Scatterer[] = [];
  for (let i = start; i <= end; i++) {
    const inside = Math.max(0, Math.min(last, i));
    const rest = coefficients[inside] * ((i === inside ? 1 : 0) - shareAt(i));
    if (Math.abs(rest) > NEGLIGIBLE) difference.push(scattererAt(piece, recording, piece.times, i, rest));
  }
  return [
    { scatterers: specular, toSpecular: 1, toDiffraction: 0 },
    { scatterers: difference, toSpecular: 0, toDiffraction: 1 },
  ];
}

function negative(weights: Float64Array): Float64Array {
  return weights.map((weight) => -weight);
}

/** Specular is the reflection of the smoothed reflector that goes on, on the traces that rays from the piece reach. */
function fadeReflection(task: SplitTask, weights: Float64Array): SplitScatterers[] {
  const { piece, radius } = task;
  const { step, startsAtEdge, endsAtEdge, roughness } = piece;
  const last = piece.times.length - 1;
  const beyond = Math.ceil((CONTINUED_RADII * radius) / step);
  const fadeAt = (i: number): number => smoothStep(((beyond - Math.max(-i, i - last)) * step) / radius);
  const toDiffraction = negative(weights);
  const continued = [
    ...smoothScatterers(task, startsAtEdge ? -beyond : 0, -1, fadeAt),
    ...smoothScatterers(task, last + 1, endsAtEdge ? last + beyond : last, fadeAt),
  ];
  const groups: SplitScatterers[] = [{ scatterers: continued, toSpecular: weights, toDiffraction }];
  const actual = actualScatterers(task);
  if (!roughness) {
    const rest = weights.map((weight) => 1 - weight);
    return [...groups, { scatterers: actual, toSpecular: weights, toDiffraction: rest }];
  }
  const smooth = smoothScatterers(task, 0, last, () => 1);
  return [
    ...groups,
    { scatterers: actual, toSpecular: 0, toDiffraction: 1 },
    { scatterers: smooth, toSpecular: weights, toDiffraction },
  ];
}

/**
 * Splits a reflector by physics alone: its diffraction is what remains of its scattered field when the field of
 * the smoothly continued specular reflector is taken away. Where rays cross, so that a trace alone does not tell
 * light from shadow, the reflector fades instead of its reflection.
 */
export function splitReflector(
  piece: ReflectorPiece,
  recording: Recording,
  end: SpecularEnd,
): SplitScatterers[] {
  const { times, firstX, step, startsAtEdge, endsAtEdge } = piece;
  const last = times.length - 1;
  const middle = last >> 1;
  const radius = fresnelRadius(recording, firstX + middle * step, times[middle]);
  const smooth = smoothedSurface(piece, radius, periodAt(recording, times[middle]));
  const task = { piece, recording, smooth, radius };
  if (last * step < SHORTEST_SPECULAR * radius && startsAtEdge && endsAtEdge)
    return [{ scatterers: actualScatterers(task), toSpecular: 0, toDiffraction: 1 }];
  if (end.fades === 'reflector' || !(startsAtEdge || endsAtEdge))
    return fadeReflector(task, end.fresnelZones, end.fades === 'reflector' ? end.shift : FADE_SHIFT);
  const weights = shadowWeights(piece, recording, smooth.times, end.fresnelZones * radius);
  return weights
    ? fadeReflection(task, weights)
    : fadeReflector(task, Math.max(0.5, end.fresnelZones), FADE_SHIFT);
}
