import { exp, log } from '#seismic/numerics/mathematics';

/** The slope that flanks come to, of a top at a time from zero. */
export interface SlopeAtTime {
  /** Working samples from time zero. */
  readonly time: number;
  /** Working samples per trace. */
  readonly asymptoticSlope: number;
  /** How much it counts, 0 or more. */
  readonly weight: number;
}

/** The logarithm of the slope of diffractions at a time. */
export type SlopeTrend = (time: number) => number;

/** Logarithms of slopes that are tried at the middle time: 0.25 to 6, by 2 %. */
const LEVELS = Array.from({ length: 161 }, (_, i) => log(0.25) + (i * log(24)) / 160);
/** Powers of time by which slopes fall; velocities do not fall with depth, so slopes do not rise. */
const FALLS = Array.from({ length: 11 }, (_, i) => 0.05 * i);
/** Slopes within about this part of a trend count for it. */
const FIT_WIDTH = 0.08;
/** Slopes within about this part of the trend are those of diffractions. */
const AGREEING_WIDTH = 0.12;
const LEAST_TIME = 1;

/** Standard deviations beyond which a value is not near at all: less than 2e-8. */
const FAR = 6;

/** 1 where a logarithm is another, and less the more standard deviations they are apart. */
function nearness(difference: number, width: number): number {
  if (Math.abs(difference) > FAR * width) return 0;
  return exp((-0.5 * difference * difference) / (width * width));
}

/**
 * The trend of slope with time that most of the weight lies near: slope falls by a power of time, as the velocity of
 * one line grows with depth and is about the same everywhere. Crests of folds are curved too, but each by its own form.
 * None where nothing has weight.
 */
export function slopeTrend(tops: readonly SlopeAtTime[]): SlopeTrend | null {
  const counted = tops
    .filter(({ weight }) => weight > 0)
    .map(({ time, asymptoticSlope, weight }) => ({
      logTime: log(Math.max(LEAST_TIME, time)),
      logSlope: log(asymptoticSlope),
      weight,
    }));
  if (counted.length === 0) return null;
  const middle = counted.reduce((sum, { logTime }) => sum + logTime / counted.length, 0);
  let best = { support: -1, level: 0, fall: 0 };
  for (const fall of FALLS) {
    const levels = counted.map(({ logTime, logSlope }) => logSlope + fall * (logTime - middle));
    for (const level of LEVELS) {
      const support = levels.reduce(
        (sum, own, i) => sum + counted[i].weight * nearness(own - level, FIT_WIDTH),
        0,
      );
      if (support > best.support) best = { support, level, fall };
    }
  }
  return (time) => best.level - best.fall * (log(Math.max(LEAST_TIME, time)) - middle);
}

/** How well a slope agrees with a trend, 0 to 1. */
export function agreementWith(
  trend: SlopeTrend,
  { time, asymptoticSlope }: Omit<SlopeAtTime, 'weight'>,
): number {
  return nearness(log(asymptoticSlope) - trend(time), AGREEING_WIDTH);
}
