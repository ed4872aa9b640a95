import { deadTracesOf } from '#seismic/channels/working/deadTraces';
import { dominantPeriod } from '#seismic/channels/working/dominantPeriod';
import { log } from '#seismic/numerics/mathematics';
import { type Section, traceOf } from '#seismic/section/section';
import type { LineLikeness, Range } from '#seismic/simulate/training/lineLikeness';

/** What turns slopes in samples per trace into velocities. */
export interface LineSpacing {
  readonly traceSpacingM: number;
  /** RMS velocities to expect, in m/s. */
  readonly velocitiesMps: Range;
}

/** `dominantPeriod` gives 0.9 of the period of a Ricker wavelet's peak frequency. */
const PERIOD_OF_PEAK = 1 / 0.9;
/** Neighbouring traces are compared in windows of this many periods, up to this shift in periods. */
const WINDOW_PERIODS = 4;
const SHIFT_PERIODS = 0.6;
/** Pairs of traces that are compared, evenly spread over the section. */
const MOST_PAIRS = 96;
/** Windows less alike than this say nothing of the slope of events. */
const LEAST_LIKENESS = 0.5;
const SIGNAL_TO_NOISE_DB: Range = { low: 0, high: 45 };

/** How two neighbouring traces agree in a window. */
interface Comparison {
  /** Energy of both traces in the window. */
  readonly energy: number;
  /** Largest normalised correlation, at most 1. */
  readonly likeness: number;
  /** Shift in samples at which it is reached. */
  readonly shift: number;
}

/** Normalised correlation of two stretches of equal length, without shift. */
function correlationOf(left: Float32Array, right: Float32Array): number {
  let product = 0;
  let leftEnergy = 0;
  let rightEnergy = 0;
  for (let i = 0; i < left.length; i++) {
    product += left[i] * right[i];
    leftEnergy += left[i] * left[i];
    rightEnergy += right[i] * right[i];
  }
  const energy = Math.sqrt(leftEnergy * rightEnergy);
  return energy > 0 ? product / energy : 0;
}

/** Place and height of the top of a parabola through three neighbouring values, around the middle one. */
function parabolaTop(before: number, at: number, after: number): { place: number; height: number } {
  const bend = before - 2 * at + after;
  if (bend >= 0) return { place: 0, height: at };
  const place = Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend)));
  return { place, height: at - ((before - after) * place) / 4 };
}

function compare(left: Float32Array, right: Float32Array, window: Range, mostShift: number): Comparison {
  const { low, high } = window;
  const values = Array.from({ length: 2 * mostShift + 1 }, (_, i) => {
    const shift = i - mostShift;
    return correlationOf(left.subarray(low, high), right.subarray(low + shift, high + shift));
  });
  let best = 1;
  for (let i = 1; i + 1 < values.length; i++) if (values[i] > values[best]) best = i;
  const top = parabolaTop(values[best - 1], values[best], values[best + 1]);
  let energy = 0;
  for (let i = low; i < high; i++) energy += left[i] * left[i] + right[i] * right[i];
  return { energy, likeness: Math.min(1, Math.max(0, top.height)), shift: best - mostShift + top.place };
}

/** Compares neighbouring live traces over the section. */
function comparisonsOf(section: Section, period: number): Comparison[] {
  const { traceCount, sampleCount, amplitudes } = section;
  const dead = new Set(deadTracesOf(amplitudes, section));
  const mostShift = Math.max(1, Math.ceil(SHIFT_PERIODS * period));
  const length = Math.ceil(WINDOW_PERIODS * period);
  const pairCount = Math.min(MOST_PAIRS, traceCount - 1);
  const comparisons: Comparison[] = [];
  for (let pair = 0; pair < pairCount; pair++) {
    const trace = Math.floor((pair * (traceCount - 1)) / pairCount);
    if (dead.has(trace) || dead.has(trace + 1)) continue;
    const left = traceOf(section, trace);
    const right = traceOf(section, trace + 1);
    for (let low = mostShift; low + length + mostShift <= sampleCount; low += length)
      comparisons.push(compare(left, right, { low, high: low + length }, mostShift));
  }
  return comparisons;
}

/** Median of the likeness gives signal over noise: for independent noise it is S / (S + N). */
function signalToNoiseDbOf(comparisons: readonly Comparison[]): number {
  const live = comparisons.filter(({ energy }) => energy > 0).map(({ likeness }) => likeness);
  if (live.length === 0) return SIGNAL_TO_NOISE_DB.low;
  live.sort((a, b) => a - b);
  const likeness = live[live.length >> 1];
  const decibels = likeness < 1 ? (10 * log(likeness / (1 - likeness))) / Math.LN10 : SIGNAL_TO_NOISE_DB.high;
  return Math.max(SIGNAL_TO_NOISE_DB.low, Math.min(SIGNAL_TO_NOISE_DB.high, decibels));
}

/** Standard deviation of the slopes in samples per trace, over the windows in which traces agree. */
function dipSpreadOf(comparisons: readonly Comparison[]): number | undefined {
  const shifts = comparisons.filter(({ likeness }) => likeness > LEAST_LIKENESS).map(({ shift }) => shift);
  if (shifts.length < 2) return undefined;
  const mean = shifts.reduce((sum, shift) => sum + shift, 0) / shifts.length;
  return Math.sqrt(shifts.reduce((sum, shift) => sum + (shift - mean) * (shift - mean), 0) / shifts.length);
}

function slopesOf(section: Section, { traceSpacingM, velocitiesMps }: LineSpacing): Range {
  const slopeOf = (velocityMps: number): number =>
    (2 * traceSpacingM) / (velocityMps * (section.sampleIntervalUs / 1e6));
  return { low: slopeOf(velocitiesMps.high), high: slopeOf(velocitiesMps.low) };
}

/**
 * Measures what simulated sections are to have in common with a line: its dominant period, the likeness of
 * neighbouring traces as signal over noise, and the spread of slopes; with the spacing of its traces, also the
 * asymptotic slopes of its diffractions. What cannot be measured is left out.
 */
export function measureLikeness(section: Section, spacing?: LineSpacing): LineLikeness {
  const slopes = spacing ? { asymptoticSlopes: slopesOf(section, spacing) } : {};
  const measured = dominantPeriod(section.amplitudes, section);
  if (measured === null) return slopes;
  const samplesPerPeriod = PERIOD_OF_PEAK * measured;
  const comparisons = comparisonsOf(section, samplesPerPeriod);
  return {
    samplesPerPeriod,
    signalToNoiseDb: signalToNoiseDbOf(comparisons),
    dipSpread: dipSpreadOf(comparisons),
    ...slopes,
  };
}
