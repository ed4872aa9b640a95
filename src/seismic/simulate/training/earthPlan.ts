import type { Random } from '#seismic/numerics/random';
import type { Range } from '#seismic/simulate/training/lineLikeness';
import { logBetween } from '#seismic/simulate/training/recording';

/** How much of what the earth under a section has, before its parts are drawn. */
export interface EarthPlan {
  readonly kind: string;
  /** Samples between layers, least and most. */
  readonly layerSpacing: Range;
  /** Share of the section's height below an unconformity; 0 without one. */
  readonly partBelowUnconformity: number;
  /** Sine of the angle of emergence of the steepest layers. */
  readonly dipSine: number;
  readonly foldCount: number;
  /** Curvature of the folds over that which focuses at the surface: above 1 synclines give bow-ties. */
  readonly foldFocus: number;
  /** Growth of dip and folds from the first to the last sample, over their size in the middle. */
  readonly foldGrowth: Range;
  /** Share of the layers that pinch out along the section. */
  readonly pinchShare: number;
  readonly faultCount: number;
  /** Throws of faults in dominant periods. */
  readonly throwPeriods: Range;
  readonly reverseShare: number;
  /** Layers with a rough or broken surface. */
  readonly roughCount: number;
  /** Lenses, channels and other short reflectors. */
  readonly lensCount: number;
  /** Small bodies inside the section, and beside or above it. */
  readonly bodyCount: number;
  readonly outsideBodyCount: number;
  /** Amplitude of bodies over that of a usual layer, in dB. */
  readonly bodyDb: Range;
  /** Layers that are truncated end at an edge that diffracts; else they fade. */
  readonly hasEdges: boolean;
  /** False: all noise, the signal is far below. */
  readonly hasSignal: boolean;
}

/** Throws below this part of a period are small. */
export const SMALL_THROW_PERIODS = 0.5;

/** True where faults have small throws, and these break layers too. */
export function hasSmallThrows({ throwPeriods }: EarthPlan): boolean {
  return throwPeriods.low < SMALL_THROW_PERIODS;
}

type PlanOf = (random: Random) => Partial<EarthPlan>;

const SPARSE: Range = { low: 18, high: 60 };
const MEDIUM: Range = { low: 8, high: 30 };
const DENSE: Range = { low: 2, high: 14 };
const FEW: Range = { low: 40, high: 140 };
const USUAL_THROWS: Range = { low: 0.6, high: 6 };
const ALL_THROWS: Range = { low: 0.25, high: 6 };
const SMALL_THROWS: Range = { low: 0.15, high: 1 };

function some(random: Random, low: number, high: number): number {
  return low + random.integer(high - low + 1);
}

const PLANS: Readonly<Record<string, PlanOf>> = {
  'bodies in layers': (random) => ({ bodyCount: some(random, 8, 32), dipSine: random.between(0, 0.25) }),
  'normal faults': (random) => ({
    faultCount: some(random, 2, 6),
    throwPeriods: random.uniform() < 0.5 ? ALL_THROWS : USUAL_THROWS,
    bodyCount: some(random, 0, 6),
  }),
  'reverse faults': (random) => ({
    faultCount: some(random, 1, 4),
    reverseShare: 1,
    bodyCount: some(random, 0, 6),
    foldCount: 1,
  }),
  'rough surfaces': (random) => ({ roughCount: some(random, 1, 3), bodyCount: some(random, 2, 12) }),
  folds: (random) => ({
    foldCount: some(random, 1, 3),
    foldFocus: random.between(0.8, 4),
    foldGrowth: random.uniform() < 0.7 ? { low: 0.4, high: 1.7 } : { low: 0, high: 0 },
    pinchShare: random.uniform() < 0.6 ? random.between(0.1, 0.5) : 0,
    layerSpacing: [FEW, FEW, SPARSE, MEDIUM, DENSE][random.integer(5)],
    hasEdges: random.uniform() < 0.85,
    bodyCount: some(random, 5, 20),
  }),
  'dense layers': (random) => ({
    layerSpacing: DENSE,
    bodyCount: some(random, 12, 40),
    bodyDb: { low: -20, high: 0 },
    faultCount: some(random, 0, 4),
    throwPeriods: random.uniform() < 0.7 ? SMALL_THROWS : USUAL_THROWS,
  }),
  unconformity: (random) => ({
    partBelowUnconformity: random.between(0.3, 0.8),
    bodyCount: some(random, 6, 24),
    dipSine: random.between(0.1, 0.5),
  }),
  terminations: (random) => ({ lensCount: some(random, 8, 30), bodyCount: some(random, 0, 6) }),
  'tails without apex': (random) => ({
    outsideBodyCount: some(random, 6, 20),
    bodyCount: some(random, 0, 10),
  }),
  'steep dips': (random) => ({
    dipSine: random.between(0.4, 0.85),
    bodyCount: some(random, 6, 24),
    layerSpacing: random.uniform() < 0.5 ? DENSE : MEDIUM,
  }),
  'everything mixed': (random) => ({
    faultCount: some(random, 1, 4),
    reverseShare: 0.4,
    roughCount: some(random, 0, 2),
    lensCount: some(random, 0, 10),
    bodyCount: some(random, 5, 25),
    outsideBodyCount: some(random, 0, 10),
    foldCount: some(random, 0, 2),
    partBelowUnconformity: random.uniform() < 0.5 ? random.between(0.3, 0.8) : 0,
  }),
  'few layers': (random) => ({
    layerSpacing: FEW,
    bodyCount: some(random, 3, 14),
  }),
  'no diffraction': () => ({ hasEdges: false, outsideBodyCount: 0 }),
  'mostly noise': (random) => ({ hasSignal: false, bodyCount: some(random, 0, 6) }),
};

/** What a section's earth is like, by name. */
export const EARTH_KINDS: readonly string[] = Object.keys(PLANS);

/** How often kinds are drawn, where it is not 1: more often what nets find hard. */
const KIND_WEIGHTS: Readonly<Record<string, number>> = {
  folds: 2,
  'dense layers': 1.5,
  'no diffraction': 0.4,
  'mostly noise': 0.4,
};
const HIGHEST_WEIGHT = Math.max(...Object.values(KIND_WEIGHTS));

function drawKind(random: Random): string {
  for (;;) {
    const kind = EARTH_KINDS[random.integer(EARTH_KINDS.length)];
    if (HIGHEST_WEIGHT * random.uniform() < (KIND_WEIGHTS[kind] ?? 1)) return kind;
  }
}

/** Draws how much of what the earth under a section has. */
export function drawEarthPlan(random: Random): EarthPlan {
  const kind = drawKind(random);
  const spacings = [SPARSE, MEDIUM, MEDIUM, DENSE];
  const usualDb = random.between(-14, 1);
  const usual: EarthPlan = {
    kind,
    layerSpacing: spacings[random.integer(spacings.length)],
    partBelowUnconformity: random.uniform() < 0.2 ? random.between(0.2, 0.8) : 0,
    dipSine: random.uniform() < 0.3 ? random.between(0, 0.6) : random.between(0, 0.2),
    foldCount: random.uniform() < 0.5 ? 1 : 0,
    foldFocus: logBetween(random, { low: 0.03, high: 0.8 }),
    foldGrowth: random.uniform() < 0.5 ? { low: -0.5, high: 0.8 } : { low: 0, high: 0 },
    pinchShare: random.uniform() < 0.15 ? random.between(0, 0.4) : 0,
    faultCount: 0,
    throwPeriods: USUAL_THROWS,
    reverseShare: 0.2,
    roughCount: 0,
    lensCount: 0,
    bodyCount: 0,
    outsideBodyCount: kind === 'no diffraction' || random.uniform() < 0.6 ? 0 : some(random, 1, 8),
    bodyDb: { low: usualDb - 5, high: usualDb + 5 },
    hasEdges: random.uniform() < 0.6,
    hasSignal: true,
  };
  return { ...usual, ...PLANS[kind](random) };
}
