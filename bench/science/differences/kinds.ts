/** Six kinds of geology below the line, each drawn from a seed. */
import { createRandom, type Random } from '#seismic/numerics/random';
import { columnOfTrace, createEarth, type Earth, LINE, type VelocityLaw } from './earth';
import type { Piece, ScatterPoint } from './reflectors';
import {
  addProfiles,
  type Fault,
  faulted,
  piecesWhere,
  profile,
  roughness,
  smoothProfile,
  strengthOf,
  unbroken,
  undulation,
} from './shapes';

export const KINDS = ['points', 'faults', 'rugose', 'folds', 'dense', 'gradient'] as const;
export type Kind = (typeof KINDS)[number];

export interface Geology {
  readonly earth: Earth;
  readonly pieces: readonly Piece[];
  readonly points: readonly ScatterPoint[];
}

/** A share of one, of a number of decibels. */
function fromDb(decibels: number): number {
  return 10 ** (decibels / 20);
}

function velocities(
  random: Random,
  surfaceMps: readonly [number, number],
  gradient: readonly [number, number],
) {
  const law: VelocityLaw = {
    surfaceMps: random.between(...surfaceMps),
    gradient: random.between(...gradient),
    lateralShare: random.between(0.005, 0.03),
    lateralLengthM: random.between(5000, 9000),
    lateralPhase: random.between(0, 2 * Math.PI),
  };
  return createEarth(law);
}

/** Times in s that divide a span into about equal parts. */
function timesBetween(random: Random, count: number, first: number, last: number): number[] {
  const step = (last - first) / count;
  return Array.from({ length: count }, (_, i) => first + step * (i + random.between(0.15, 0.85)));
}

function flat(earth: Earth, depthM: number) {
  return profile(earth, () => depthM);
}

/** Points over the whole line, at least one in each of `count` strips of it. */
function points(earth: Earth, random: Random, count: number, decibels: readonly [number, number]) {
  return Array.from({ length: count }, (_, i): ScatterPoint => {
    const trace = ((i + random.uniform()) / count) * LINE.traceCount;
    const depthM = earth.depthOf(random.between(0.35, 2.5));
    const sign = random.uniform() < 0.5 ? -1 : 1;
    return { column: columnOfTrace(trace), depthM, strength: sign * fromDb(random.between(...decibels)) };
  });
}

function flatWithPoints(random: Random): Geology {
  const earth = velocities(random, [1700, 2300], [0.2, 0.6]);
  const pieces = timesBetween(random, 5 + random.integer(4), 0.25, 2.8).map((time) => {
    const tilt = random.between(-0.02, 0.02);
    const shape = addProfiles(
      flat(earth, earth.depthOf(time)),
      undulation(earth, random, 8, 4000),
      profile(earth, (x) => tilt * (x - 4000)),
    );
    return unbroken(earth, shape, strengthOf(earth, random, random.between(0.35, 1)));
  });
  return { earth, pieces, points: points(earth, random, 14 + random.integer(8), [-16, -3]) };
}

/** Faults that divide the line into about equal blocks, dipping either way. */
function faultsOf(random: Random, count: number, throwM: readonly [number, number]): Fault[] {
  return Array.from({ length: count }, (_, i) => {
    const trace = ((i + random.between(0.25, 0.75)) / count) * LINE.traceCount;
    const side = random.uniform() < 0.5 ? -1 : 1;
    const dip = random.between(0.2, 0.55);
    // A fault that dips to the right lowers what is to its right.
    return {
      column: columnOfTrace(trace),
      columnsPerM: (side * dip) / LINE.cellM / 2,
      throwM: side * random.between(...throwM),
    };
  });
}

function normalFaults(random: Random): Geology {
  const earth = velocities(random, [1700, 2200], [0.3, 0.7]);
  const faults = faultsOf(random, 3 + random.integer(3), [20, 90]);
  const common = undulation(earth, random, 20, 5000);
  const pieces = timesBetween(random, 6 + random.integer(4), 0.3, 2.8).flatMap((time) => {
    const shape = addProfiles(flat(earth, earth.depthOf(time)), common, undulation(earth, random, 5, 2500));
    return faulted(unbroken(earth, shape, strengthOf(earth, random, random.between(0.3, 1))), faults);
  });
  return { earth, pieces, points: points(earth, random, 4, [-18, -8]) };
}

function rugoseTop(random: Random): Geology {
  const earth = velocities(random, [1800, 2300], [0.4, 0.8]);
  const topTime = random.between(1, 1.4);
  const smoothTop = addProfiles(flat(earth, earth.depthOf(topTime)), undulation(earth, random, 45, 3500));
  const rough = addProfiles(
    roughness(earth, random, random.between(5, 10), random.between(12, 25)),
    roughness(earth, random, random.between(3, 8), random.between(35, 60)),
  );
  const depthM = addProfiles(smoothTop, rough);
  const top: Piece = {
    ...unbroken(earth, depthM, strengthOf(earth, random, 1)),
    smoothDepthM: smoothProfile(depthM, 22),
  };
  const layers = (count: number, first: number, last: number, mean: number): Piece[] =>
    timesBetween(random, count, first, last).map((time) => {
      const shape = addProfiles(flat(earth, earth.depthOf(time)), undulation(earth, random, 12, 4000));
      return unbroken(earth, shape, strengthOf(earth, random, mean * random.between(0.6, 1.2)));
    });
  const above = layers(3, 0.3, topTime - 0.15, 0.5);
  const below = layers(4, topTime + 0.25, 2.8, 0.3);
  return { earth, pieces: [top, ...above, ...below], points: points(earth, random, 6, [-18, -8]) };
}

function folds(random: Random): Geology {
  const earth = velocities(random, [1800, 2300], [0.3, 0.6]);
  const shape = undulation(earth, random, 1, random.between(1700, 2600));
  const pieces = timesBetween(random, 6 + random.integer(3), 0.3, 2.7).flatMap((time, i) => {
    const height = random.between(0.7, 1.1) * (40 + 22 * i);
    const depthM = addProfiles(
      flat(earth, earth.depthOf(time)),
      shape.map((value) => height * value),
    );
    const layer = unbroken(earth, depthM, strengthOf(earth, random, random.between(0.35, 1)));
    if (random.uniform() < 0.65) return [layer];
    // A layer that pinches out.
    const end = columnOfTrace(random.between(0.15, 0.85) * LINE.traceCount);
    const toLeft = random.uniform() < 0.5;
    return piecesWhere(layer, (column) => column < end === toLeft);
  });
  return { earth, pieces, points: points(earth, random, 8 + random.integer(5), [-15, -4]) };
}

function denseReflectors(random: Random): Geology {
  const earth = velocities(random, [1800, 2400], [0.3, 0.7]);
  const faults = faultsOf(random, 3, [5, 14]);
  const common = undulation(earth, random, 25, 4500);
  const count = 45 + random.integer(25);
  const pieces = timesBetween(random, count, 0.2, 2.9).flatMap((time) => {
    const depthM = addProfiles(flat(earth, earth.depthOf(time)), common, undulation(earth, random, 4, 2000));
    const strength = strengthOf(earth, random, random.between(0.15, 1));
    // Reflectivity that comes and goes along the layer.
    const presence = undulation(earth, random, 0.7, random.between(900, 3000));
    const varied = strength.map((value, i) => value * (0.6 + presence[i]));
    return faulted(unbroken(earth, depthM, varied), faults);
  });
  return { earth, pieces, points: points(earth, random, 20 + random.integer(6), [-15, -5]) };
}

function gradientUnderUnconformity(random: Random): Geology {
  const earth = velocities(random, [1550, 1750], [0.9, 1.3]);
  const unconformity = addProfiles(
    flat(earth, earth.depthOf(random.between(0.9, 1.2))),
    undulation(earth, random, 40, 4000),
  );
  const above = timesBetween(random, 3, 0.3, 0.8).map((time) => {
    const depthM = addProfiles(flat(earth, earth.depthOf(time)), undulation(earth, random, 6, 5000));
    return unbroken(earth, depthM, strengthOf(earth, random, random.between(0.4, 0.8)));
  });
  const tilt = (random.uniform() < 0.5 ? -1 : 1) * random.between(0.14, 0.3);
  const shape = undulation(earth, random, 30, 3500);
  const below = timesBetween(random, 10 + random.integer(4), -0.2, 2.8).flatMap((time) => {
    const start = time > 0 ? earth.depthOf(time) : time * 1000;
    const depthM = addProfiles(
      profile(earth, (x) => start + tilt * (x - 4200)),
      shape,
    );
    const layer = unbroken(earth, depthM, strengthOf(earth, random, random.between(0.3, 0.9)));
    return piecesWhere(layer, (column) => depthM[column] > unconformity[column] + 5);
  });
  const top = unbroken(earth, unconformity, strengthOf(earth, random, 0.8));
  return { earth, pieces: [top, ...above, ...below], points: points(earth, random, 9, [-15, -4]) };
}

const MAKERS: Readonly<Record<Kind, (random: Random) => Geology>> = {
  points: flatWithPoints,
  faults: normalFaults,
  rugose: rugoseTop,
  folds,
  dense: denseReflectors,
  gradient: gradientUnderUnconformity,
};

/** The geology of a kind for a seed. */
export function geologyOf(kind: Kind, seed: number): Geology {
  return MAKERS[kind](createRandom(seed).fork(kind));
}
