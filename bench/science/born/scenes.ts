/** Foreign lines: geometry, geology and noise of each. */
import type { Random } from '#seismic/numerics/random';
import type { SectionAxes } from '#seismic/section/section';
import { type Disturbance, drift, groundRoll, linearNoise, randomNoise, swell } from './disturbances';
import type { MediumOrder } from './medium';

/** A disturbance with its level in decibels below the RMS of the signal. */
export interface DisturbanceLevel {
  readonly add: Disturbance;
  readonly belowDb: number;
  /** True where its frequencies are lower than the signal's, so that it hides none. */
  readonly isBelowBand?: boolean;
}

export interface Scene {
  readonly axes: SectionAxes;
  readonly traceSpacingM: number;
  /** Columns of the model a trace. */
  readonly columnsPerTrace: number;
  readonly frequencyHz: number;
  /** Medium velocity in m/s at the top, and its growth in m/s a second. */
  readonly velocity: readonly [number, number];
  readonly medium: MediumOrder;
  /** Height in s and length in m of the folds. */
  readonly folds: { readonly seconds: number; readonly lengthM: number };
  readonly noise: readonly DisturbanceLevel[];
  /** Time in s over which amplitudes fall to 1/e; infinite where they do not. */
  readonly fallSeconds: number;
  readonly deadTraces: number;
}

export const SCENE_NAMES = ['quiet', 'coarse', 'linear', 'swell', 'random', 'thin', 'folded'] as const;
export type SceneName = (typeof SCENE_NAMES)[number];

const PLAIN: MediumOrder = {
  layerCount: 9,
  faultCount: 2,
  throwSeconds: 0.04,
  lensCount: 3,
  pointCount: 9,
  pointDb: [-12, 0],
  zoneCount: 0,
};

interface Size {
  readonly traces: number;
  readonly samples: number;
  readonly intervalUs: number;
  readonly startMs?: number;
}

function axesOf({ traces, samples, intervalUs, startMs = 0 }: Size): SectionAxes {
  return { traceCount: traces, sampleCount: samples, sampleIntervalUs: intervalUs, startTimeMs: startMs };
}

/** Almost without noise. */
function quiet(random: Random): Scene {
  return {
    axes: axesOf({ traces: 400, samples: 800, intervalUs: 2000 }),
    traceSpacingM: 6.25,
    columnsPerTrace: 2,
    frequencyHz: random.between(28, 40),
    velocity: [1600, 700],
    medium: { ...PLAIN, faultCount: 3 },
    folds: { seconds: 0.02, lengthM: 1500 },
    noise: [{ add: randomNoise, belowDb: random.between(42, 50) }],
    fallSeconds: Number.POSITIVE_INFINITY,
    deadTraces: 0,
  };
}

/** Three samples a period, and a drifting baseline. */
function coarse(random: Random): Scene {
  return {
    axes: axesOf({ traces: 300, samples: 500, intervalUs: 8000 }),
    traceSpacingM: 25,
    columnsPerTrace: 2,
    frequencyHz: random.between(32, 40),
    velocity: [1900, 500],
    medium: { ...PLAIN, layerCount: 14, pointCount: 18, pointDb: [-6, 5] },
    folds: { seconds: 0.05, lengthM: 4000 },
    noise: [
      { add: drift, belowDb: random.between(-8, 0), isBelowBand: true },
      { add: randomNoise, belowDb: random.between(14, 20) },
    ],
    fallSeconds: Number.POSITIVE_INFINITY,
    deadTraces: 3,
  };
}

/** Linear noise and ground roll. */
function linear(random: Random): Scene {
  return {
    axes: axesOf({ traces: 600, samples: 1000, intervalUs: 2000 }),
    traceSpacingM: 12.5,
    columnsPerTrace: 2,
    frequencyHz: random.between(24, 34),
    velocity: [1800, 800],
    medium: { ...PLAIN, pointCount: 14, pointDb: [-8, 4] },
    folds: { seconds: 0.02, lengthM: 3000 },
    noise: [
      { add: linearNoise, belowDb: random.between(8, 13) },
      { add: groundRoll, belowDb: random.between(4, 10) },
      { add: randomNoise, belowDb: random.between(12, 18) },
    ],
    fallSeconds: Number.POSITIVE_INFINITY,
    deadTraces: 6,
  };
}

/** Swell noise on a long line. */
function swelling(random: Random): Scene {
  return {
    axes: axesOf({ traces: 900, samples: 600, intervalUs: 4000, startMs: 200 }),
    traceSpacingM: 12.5,
    columnsPerTrace: 1,
    frequencyHz: random.between(18, 25),
    velocity: [1500, 600],
    medium: { ...PLAIN, faultCount: 5, pointCount: 40, pointDb: [-8, 4], lensCount: 6 },
    folds: { seconds: 0.03, lengthM: 4000 },
    noise: [
      { add: swell, belowDb: random.between(-2, 4), isBelowBand: true },
      { add: randomNoise, belowDb: random.between(10, 16) },
    ],
    fallSeconds: Number.POSITIVE_INFINITY,
    deadTraces: 4,
  };
}

/** Zones of random scattering between layers. */
function scattering(random: Random): Scene {
  return {
    axes: axesOf({ traces: 700, samples: 500, intervalUs: 4000 }),
    traceSpacingM: 6.25,
    columnsPerTrace: 1,
    frequencyHz: random.between(24, 32),
    velocity: [2000, 900],
    medium: { ...PLAIN, layerCount: 12, pointCount: 5, zoneCount: 3 },
    folds: { seconds: 0.025, lengthM: 2000 },
    noise: [{ add: randomNoise, belowDb: random.between(10, 16) }],
    fallSeconds: Number.POSITIVE_INFINITY,
    deadTraces: 5,
  };
}

/** Many thin layers and lenses whose amplitudes fall with time. */
function thin(random: Random): Scene {
  return {
    axes: axesOf({ traces: 512, samples: 750, intervalUs: 4000 }),
    traceSpacingM: 12.5,
    columnsPerTrace: 2,
    frequencyHz: random.between(20, 28),
    velocity: [1900, 600],
    medium: {
      ...PLAIN,
      layerCount: 40,
      lensCount: 14,
      pointCount: 18,
      pointDb: [-3, 8],
      throwSeconds: 0.035,
    },
    folds: { seconds: 0.04, lengthM: 3500 },
    noise: [{ add: randomNoise, belowDb: random.between(16, 24) }],
    fallSeconds: 1.2,
    deadTraces: 8,
  };
}

/** Folds and faults at a wide spacing. */
function folded(random: Random): Scene {
  return {
    axes: axesOf({ traces: 400, samples: 750, intervalUs: 4000 }),
    traceSpacingM: 25,
    columnsPerTrace: 2,
    frequencyHz: random.between(12, 18),
    velocity: [2200, 1100],
    medium: { ...PLAIN, layerCount: 8, faultCount: 3, pointCount: 14, throwSeconds: 0.07 },
    folds: { seconds: 0.09, lengthM: 4500 },
    noise: [{ add: randomNoise, belowDb: random.between(8, 14) }],
    fallSeconds: Number.POSITIVE_INFINITY,
    deadTraces: 5,
  };
}

export const SCENES: Readonly<Record<SceneName, (random: Random) => Scene>> = {
  quiet,
  coarse,
  linear,
  swell: swelling,
  random: scattering,
  thin,
  folded,
};
