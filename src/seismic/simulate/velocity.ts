import { exp } from '#seismic/numerics/mathematics';

/** Interval velocity v(z) = surface + gradient · z. */
export interface VelocityLaw {
  readonly surfaceVelocityMps: number;
  /** In 1/s. */
  readonly gradientPerS: number;
}

/**
 * RMS velocity in m/s down to a two-way vertical time in s, for a velocity that grows linearly with
 * depth: v² = v0² (e^(kτ) − 1) / (kτ).
 */
export function rmsVelocityMps(law: VelocityLaw, timeS: number): number {
  const growth = law.gradientPerS * Math.max(timeS, 0);
  if (growth < 1e-6) return law.surfaceVelocityMps;
  return law.surfaceVelocityMps * Math.sqrt((exp(growth) - 1) / growth);
}
