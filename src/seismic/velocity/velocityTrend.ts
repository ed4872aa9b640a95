/** A velocity that was measured at a place of a section: that of a diffraction, at its top. */
export interface VelocityPoint {
  readonly trace: number;
  readonly timeMs: number;
  /** From the surface to there, RMS. */
  readonly velocityMps: number;
  /** How much it counts, above 0: the semblance along its hyperbola. */
  readonly weight: number;
}

/** A velocity that is a straight line in time, and how much the points count that it was fitted to. */
export interface VelocityTrend {
  /** At a time in ms, m/s; before the first point that counts as at it, and after the last one likewise. */
  at(timeMs: number): number;
  /** How much each point counts: its weight, less the more it disagrees with the others, 0 for one that is wrong. */
  readonly weights: Float64Array;
}

/** Residuals so many times the usual one count nothing (Tukey's biweight). */
const WRONG_FROM = 4.7;
/** The usual residual is taken to be at least this part of the velocity. */
const LEAST_SPREAD = 0.02;
/** Median absolute deviation of a normal distribution with a standard deviation of 1. */
const NORMAL_DEVIATION = 0.6745;

interface Weighted {
  readonly value: number;
  readonly weight: number;
}

/** The value that half of the weight does not reach. */
function weightedMedian(values: readonly Weighted[]): number {
  const sorted = [...values].sort((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let reached = 0;
  for (const { value, weight } of sorted) {
    reached += weight;
    if (reached >= half) return value;
  }
  return 0;
}

/** The median of the slopes between all pairs of points (Theil and Sen), m/s per ms; 0 where all are at one time. */
function medianSlope(points: readonly VelocityPoint[]): number {
  const slopes: Weighted[] = [];
  points.forEach((a, i) => {
    for (const b of points.slice(i + 1)) {
      const apart = b.timeMs - a.timeMs;
      const weight = a.weight * b.weight * Math.abs(apart);
      if (apart !== 0) slopes.push({ value: (b.velocityMps - a.velocityMps) / apart, weight });
    }
  });
  return weightedMedian(slopes);
}

/** Fits a velocity that is a straight line in time, so that single wrong points do not move it. One point at least. */
export function velocityTrend(points: readonly VelocityPoint[]): VelocityTrend {
  const slope = medianSlope(points);
  const level = weightedMedian(
    points.map(({ timeMs, velocityMps, weight }) => ({ value: velocityMps - slope * timeMs, weight })),
  );
  const residuals = points.map(({ timeMs, velocityMps }) => velocityMps - level - slope * timeMs);
  const usual = weightedMedian(points.map(({ weight }, i) => ({ value: Math.abs(residuals[i]), weight })));
  const weights = Float64Array.from(points, ({ velocityMps, weight }, i) => {
    const spread = Math.max(LEAST_SPREAD * velocityMps, usual / NORMAL_DEVIATION);
    const share = residuals[i] / (WRONG_FROM * spread);
    return Math.abs(share) >= 1 ? 0 : weight * (1 - share * share) ** 2;
  });
  const times = points.filter((_, i) => weights[i] > 0).map(({ timeMs }) => timeMs);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  return { at: (timeMs) => level + slope * Math.max(first, Math.min(last, timeMs)), weights };
}
