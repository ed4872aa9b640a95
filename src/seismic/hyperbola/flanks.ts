import { type FlankExtent, type FlankSection, flankSums } from '#seismic/hyperbola/flankSums';
import { pow } from '#seismic/numerics/mathematics';

/** Maps [trace][working sample] that hyperbolas are followed in. */
export interface FlankMaps {
  /** Amplitudes without what runs along the local slope. */
  readonly residual: Float32Array;
  /** Probability of diffraction: how much a place counts along a hyperbola. */
  readonly diffraction: Float32Array;
}

/** The flanks of a diffraction. */
export interface Flanks {
  /** Slope that they come to far from the top, working samples per trace. */
  readonly asymptoticSlope: number;
  /** How alike the residual is along the hyperbola, where it is diffraction: 0 to 1. */
  readonly coherence: number;
}

/** Slopes that are tried, working samples per trace, each 4 % above the one before: 0.25 to 4. */
const SLOPES = Array.from({ length: 71 }, (_, i) => 0.25 * pow(16, i / 70));
/** The flanks of a wavelet are followed at its top or near it, in working samples. */
const SHIFTS = [0, -0.5, 0.5, -1, 1, -2, 2] as const;

/** A top, in traces and working samples. */
interface Top {
  readonly trace: number;
  readonly sample: number;
}

/**
 * Semblance of the residual along a hyperbola, times how much of it is diffraction. The end of a reflector diffracts
 * with opposite signs to its two sides, so that the better of the sum and the difference of both flanks counts.
 */
function coherenceAlong(section: FlankSection, top: Top, slope: number): number {
  const time = top.sample + section.firstSample;
  const hyperbola = { trace: top.trace, time, slope, hasTop: true };
  const { left, right, energy, weights, count } = flankSums(section, hyperbola);
  const sum = Math.abs(left) + Math.abs(right);
  return energy === 0 ? 0 : ((sum * sum) / (energy * weights)) * (weights / count);
}

/** The largest coherence of a slope over the shifts of the top. */
function coherenceOf(section: FlankSection, { trace, sample }: Top, slope: number): number {
  const along = SHIFTS.map((shift) => coherenceAlong(section, { trace, sample: sample + shift }, slope));
  return Math.max(...along);
}

/** Where the parabola through three values at -1, 0 and 1 is largest; 0 where the middle is not. */
function peakBetween([before, middle, after]: readonly number[]): number {
  const curvature = before - 2 * middle + after;
  return curvature < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * curvature))) : 0;
}

/** The slope along whose hyperbola the residual is most alike; the least where it is alike along none. */
export function fittedFlanks(maps: FlankMaps, working: FlankExtent, top: Top): Flanks {
  const section = { ...working, values: maps.residual, weights: maps.diffraction };
  const coherences = SLOPES.map((slope) => coherenceOf(section, top, slope));
  const coherence = Math.max(...coherences);
  const best = coherences.indexOf(coherence);
  const isInside = best > 0 && best < SLOPES.length - 1;
  const between = isInside ? peakBetween(coherences.slice(best - 1, best + 2)) : 0;
  return { asymptoticSlope: SLOPES[best] * pow(SLOPES[1] / SLOPES[0], between), coherence };
}
