import { sin } from '#seismic/numerics/mathematics';
import type { Random } from '#seismic/numerics/random';
import type { EarthPlan } from '#seismic/simulate/training/earthPlan';
import { smoothStep } from '#seismic/simulate/training/lateralNoise';
import { logBetween, type Recording } from '#seismic/simulate/training/recording';

/** Image time in samples of the layer of a nominal time, at a position in traces, before faulting. */
export type Structure = (x: number, nominal: number) => number;

interface Fold {
  readonly wavenumber: number;
  readonly phase: number;
  readonly size: number;
}

/** The most that a fold's flank adds to the tangent of the angle of a layer. */
const STEEPEST_FLANK = 1.2;

/** A fold whose curvature at `nominal` is `focus` times the one that focuses at the surface. */
function drawFold(random: Random, recording: Recording, focus: number, nominal: number): Fold {
  const wavenumber = (2 * Math.PI) / logBetween(random, { low: 40, high: 320 });
  const slope = recording.asymptoticSlope(recording.traceCount / 2, nominal);
  const focusing = ((slope * slope) / nominal) * focus * random.between(0.5, 1.2);
  const steepest = Math.min(STEEPEST_FLANK * slope, recording.dipLimit) / wavenumber;
  const size = Math.min(focusing / (wavenumber * wavenumber), steepest, recording.sampleCount / 5);
  return { wavenumber, phase: random.between(0, 2 * Math.PI), size };
}

/** Draws dip and folds of a sequence of layers. */
export function drawStructure(random: Random, recording: Recording, plan: EarthPlan): Structure {
  const { traceCount, sampleCount, delaySamples } = recording;
  const middle = delaySamples + sampleCount / 2;
  const slope = recording.asymptoticSlope(traceCount / 2, middle);
  const sine = plan.dipSine * random.between(0.6, 1);
  const emerging = Math.min(recording.dipLimit, sine * slope) / slope;
  const tangent = emerging / Math.sqrt(1 - emerging * emerging);
  const dip = (random.uniform() < 0.5 ? -1 : 1) * tangent * slope;
  const folds = Array.from({ length: plan.foldCount }, () =>
    drawFold(random, recording, plan.foldFocus, middle),
  );
  const growth = random.between(plan.foldGrowth.low, plan.foldGrowth.high);
  return (x, nominal) => {
    const grown = Math.max(0.1, 1 + (growth * (nominal - middle)) / sampleCount);
    let bend = dip * (x - traceCount / 2);
    for (const fold of folds) bend += fold.size * sin(fold.wavenumber * x + fold.phase);
    return nominal + grown * bend;
  };
}

/** A fault plane; positions in traces, times in samples. */
export interface Fault {
  readonly x: number;
  /** Time at which the plane passes `x`. */
  readonly time: number;
  /** Traces that the plane moves right per sample downwards. */
  readonly hade: number;
  /** How much deeper the right side is, at full growth. */
  readonly throwSamples: number;
  /** Nominal times from where the throw grows and where it is whole. */
  readonly tipTime: number;
  readonly wholeTime: number;
}

export function throwAt(fault: Fault, nominal: number): number {
  return fault.throwSamples * smoothStep((nominal - fault.tipTime) / (fault.wholeTime - fault.tipTime));
}

/** Draws faults from left to right that do not cross; normal ones, and reverse ones by `reverseShare`. */
export function drawFaults(random: Random, recording: Recording, plan: EarthPlan): Fault[] {
  const { traceCount, sampleCount, delaySamples, topPeriod } = recording;
  const time = delaySamples + sampleCount / 2;
  const spacing = (traceCount + 40) / Math.max(1, plan.faultCount);
  const side = random.uniform() < 0.5 ? -1 : 1;
  return Array.from({ length: plan.faultCount }, (_, i) => {
    const x = -20 + spacing * (i + random.between(0.2, 0.8));
    const direction = random.uniform() < 0.75 ? side : -side;
    const steepness = random.between(1, 4) * recording.asymptoticSlope(x, time);
    const isReverse = random.uniform() < plan.reverseShare;
    const size = topPeriod * logBetween(random, plan.throwPeriods);
    const tipTime = delaySamples + sampleCount * random.between(-0.5, 0.4);
    return {
      x,
      time,
      hade: direction / steepness,
      throwSamples: (isReverse ? -direction : direction) * size,
      tipTime,
      wholeTime: tipTime + sampleCount * random.between(0.1, 0.5),
    };
  });
}
