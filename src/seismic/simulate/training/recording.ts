import { exp, log } from '#seismic/numerics/mathematics';
import type { Random } from '#seismic/numerics/random';
import { createLateralNoise } from '#seismic/simulate/training/lateralNoise';
import type { LineLikeness, Range } from '#seismic/simulate/training/lineLikeness';

/**
 * How a section is recorded. Positions are in trace spacings, times in samples from time zero: the first
 * sample is at `delaySamples`.
 */
export interface Recording {
  readonly traceCount: number;
  readonly sampleCount: number;
  readonly sampleIntervalUs: number;
  readonly delaySamples: number;
  /** Position of every trace, rising: nearly its number. */
  readonly traceX: Float64Array;
  /** Static shift of every trace, in samples. */
  readonly staticSamples: Float64Array;
  /** Dominant period in samples, at the first and at the last sample. */
  readonly topPeriod: number;
  readonly bottomPeriod: number;
  /** Asymptotic slope of a diffraction in samples per trace, by position and time of its apex. */
  readonly asymptoticSlope: (x: number, time: number) => number;
  /** Relative change of that slope per trace away from the apex: velocity that varies laterally. */
  readonly lateralGradient: number;
  /** Tangent of the steepest angle of emergence that processing keeps. */
  readonly tangentLimit: number;
  /** Steepest slope in samples per trace that is not aliased. */
  readonly slopeLimit: number;
  /** Steepest slope of a layer in samples per trace. */
  readonly dipLimit: number;
}

/** Asymptotic slopes in samples per trace, dominant periods in samples. */
const ASYMPTOTIC_SLOPES: Range = { low: 0.6, high: 3.6 };
const PERIODS: Range = { low: 4, high: 16 };
const COMMON_PERIODS: Range = { low: 7.5, high: 12.5 };
/** Layers of a section are at most this steep in samples per trace; of a section like a line, this many spreads. */
const STEEPEST_DIP = 1.5;
const DIP_SPREADS = 2;
/** Later than this times the square of the slope, in samples, a diffraction is not seen to be curved. */
const LATEST_APEX = 300;
const INTERVALS_US = [1000, 2000, 8000];

export function clamp(value: number, { low, high }: Range): number {
  return Math.max(low, Math.min(high, value));
}

/** Drawn so that each octave is as likely. */
export function logBetween(random: Random, { low, high }: Range): number {
  return exp(random.between(log(low), log(high)));
}

function drawPeriod(random: Random, like: LineLikeness): number {
  if (like.samplesPerPeriod !== undefined)
    return Math.max(2.5, like.samplesPerPeriod * random.between(0.8, 1.2));
  if (random.uniform() < 0.7) return random.between(COMMON_PERIODS.low, COMMON_PERIODS.high);
  return logBetween(random, PERIODS);
}

type SlopeLaw = Pick<Recording, 'asymptoticSlope' | 'lateralGradient'>;

/** Velocity grows with time, at times with a step as below an unconformity, and varies along the line. */
function drawSlopes(random: Random, like: LineLikeness, sampleCount: number, traceCount: number): SlopeLaw {
  const range = like.asymptoticSlopes ?? ASYMPTOTIC_SLOPES;
  // Wide curves are few: they look like bent layers.
  const top = range.low + (range.high - range.low) * Math.sqrt(random.uniform());
  const bottom = Math.max(range.low, top * random.between(0.4, 1));
  const lateral = createLateralNoise(random, random.between(80, 250), -300, traceCount + 300);
  const variation = random.uniform() < 0.5 ? random.between(0, 0.12) : 0;
  const bend = random.between(0.4, 2.5);
  return {
    asymptoticSlope: (x, time) => {
      const part = clamp(time / (1.5 * sampleCount), { low: 0, high: 1 });
      const share = part / (part + bend * (1 - part));
      return clamp((top + (bottom - top) * share) * (1 + variation * lateral(x)), range);
    },
    lateralGradient: random.uniform() < 0.4 ? random.between(-0.001, 0.001) : 0,
  };
}

/** Traces of a crooked line are not equally far apart; residual statics remain on some lines. */
function drawTraces(random: Random, traceCount: number): Pick<Recording, 'traceX' | 'staticSamples'> {
  const crook = createLateralNoise(random, random.between(15, 60), 0, traceCount);
  const crookSize = random.uniform() < 0.35 ? random.between(0.5, 4) : 0;
  const warp = createLateralNoise(random, random.between(10, 60), 0, traceCount);
  const warpSize = random.uniform() < 0.3 ? random.between(0.3, 2) : 0;
  const jitter = random.uniform() < 0.3 ? random.between(0.1, 0.8) : 0;
  const traceX = Float64Array.from({ length: traceCount }, (_, i) => i + crookSize * crook(i));
  for (let i = 1; i < traceCount; i++) traceX[i] = Math.max(traceX[i], traceX[i - 1] + 0.3);
  const staticSamples = traceX.map((_, i) => warpSize * warp(i) + jitter * random.normal());
  return { traceX, staticSamples };
}

/** Draws how a section is recorded. */
export function drawRecording(
  random: Random,
  size: Pick<Recording, 'traceCount' | 'sampleCount'>,
  like: LineLikeness,
): Recording {
  const { traceCount, sampleCount } = size;
  const topPeriod = drawPeriod(random, like);
  const isUsual = random.uniform() < 0.75;
  const sampleIntervalUs = isUsual ? 4000 : INTERVALS_US[random.integer(INTERVALS_US.length)];
  const delayMs = random.uniform() < 0.55 ? random.between(0, 1500) : 0;
  const slopes = drawSlopes(random, like, sampleCount, traceCount);
  const slope = slopes.asymptoticSlope(traceCount / 2, 0);
  const delaySamples = Math.min((1000 * delayMs) / sampleIntervalUs, LATEST_APEX * slope * slope);
  const lostCosine = random.between(0.15, 0.6);
  return {
    traceCount,
    sampleCount,
    sampleIntervalUs,
    delaySamples: Math.round(delaySamples),
    ...drawTraces(random, traceCount),
    topPeriod,
    bottomPeriod: topPeriod * random.between(1, 1.5),
    ...slopes,
    tangentLimit: Math.sqrt(1 / (lostCosine * lostCosine) - 1),
    slopeLimit: topPeriod * random.between(0.45, 0.7),
    dipLimit: like.dipSpread === undefined ? STEEPEST_DIP : Math.max(0.05, DIP_SPREADS * like.dipSpread),
  };
}
