/** Shapes of reflectors: undulations, roughness, faults, truncations. Lengths in m, places in columns. */
import { exp, sin } from '#seismic/numerics/mathematics';
import type { Random } from '#seismic/numerics/random';
import { type Earth, LINE } from './earth';
import type { Piece } from './reflectors';

/** Values along the columns. */
export type Profile = Float64Array;

export function profile(earth: Earth, valueAt: (columnM: number) => number): Profile {
  return Float64Array.from({ length: earth.grid.columns }, (_, column) => valueAt(column * LINE.cellM));
}

export function addProfiles(...profiles: readonly Profile[]): Profile {
  return profiles[0].map((_, i) => profiles.reduce((sum, values) => sum + values[i], 0));
}

/** A sum of long waves of random phase with a height of about `amplitude`. */
export function undulation(earth: Earth, random: Random, amplitude: number, lengthM: number): Profile {
  const waves = Array.from({ length: 3 }, () => ({
    length: lengthM * random.between(0.7, 1.6),
    phase: random.between(0, 2 * Math.PI),
    height: (amplitude * random.between(0.5, 1)) / 1.5,
  }));
  return profile(earth, (x) =>
    waves.reduce(
      (sum, { length, phase, height }) => sum + height * sin((2 * Math.PI * x) / length + phase),
      0,
    ),
  );
}

/** Gaussian mean along the columns; the outermost values are held. */
export function smoothProfile(values: Profile, sigmaColumns: number): Profile {
  const radius = Math.ceil(3 * sigmaColumns);
  const weights = Array.from({ length: 2 * radius + 1 }, (_, i) =>
    exp(-((i - radius) ** 2) / (2 * sigmaColumns ** 2)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const last = values.length - 1;
  return values.map((_, i) =>
    weights.reduce(
      (sum, weight, k) => sum + (weight / total) * values[Math.max(0, Math.min(last, i + k - radius))],
      0,
    ),
  );
}

/** Random heights with a standard deviation, correlated over a length. */
export function roughness(earth: Earth, random: Random, heightM: number, lengthM: number): Profile {
  const white = profile(earth, () => random.normal());
  const rough = smoothProfile(white, lengthM / LINE.cellM);
  const deviation = Math.sqrt(rough.reduce((sum, value) => sum + value * value, 0) / rough.length);
  return rough.map((value) => (heightM * value) / deviation);
}

/** Strength of a reflector: one sign, varying slowly along the line. */
export function strengthOf(earth: Earth, random: Random, mean: number): Profile {
  const sign = random.uniform() < 0.6 ? 1 : -1;
  const variation = undulation(earth, random, 0.25, 3000);
  return variation.map((value) => sign * mean * (1 + value));
}

/** A smooth reflector over the whole line. */
export function unbroken(earth: Earth, depthM: Profile, strength: Profile): Piece {
  return { depthM, smoothDepthM: depthM, strength, firstColumn: 0, endColumn: earth.grid.columns };
}

/** Parts of a smooth reflector where a condition holds; each ends in between two columns. */
export function piecesWhere(piece: Piece, holds: (column: number) => boolean): Piece[] {
  const pieces: Piece[] = [];
  let first: number | null = null;
  for (let column = piece.firstColumn; column <= piece.endColumn; column++) {
    const inside = column < piece.endColumn && holds(column);
    if (inside && first === null) first = column;
    if (inside || first === null) continue;
    pieces.push({ ...piece, firstColumn: first, endColumn: column });
    first = null;
  }
  return pieces;
}

/** A straight normal fault. To its right everything lies deeper by the throw (negative: higher). */
export interface Fault {
  /** Column where it meets the surface. */
  readonly column: number;
  /** Columns that it moves to the right per m of depth. */
  readonly columnsPerM: number;
  readonly throwM: number;
}

/** Column where a fault cuts a reflector that has been moved down, by fixed-point iteration. */
function cutOf(fault: Fault, depthM: Profile, movedM: number): number {
  let column = fault.column;
  for (let i = 0; i < 20; i++) {
    const at = Math.max(0, Math.min(depthM.length - 1, Math.round(column)));
    column = fault.column + fault.columnsPerM * (depthM[at] + movedM);
  }
  return column;
}

/** A reflector cut by faults that are ordered from left to right. */
export function faulted(piece: Piece, faults: readonly Fault[]): Piece[] {
  const pieces: Piece[] = [];
  let [movedM, firstColumn] = [0, piece.firstColumn];
  const add = (endColumn: number): void => {
    const moved = movedM;
    const depthM = piece.depthM.map((depth) => depth + moved);
    if (endColumn > firstColumn + 2)
      pieces.push({ ...piece, depthM, smoothDepthM: depthM, firstColumn, endColumn });
  };
  for (const fault of faults) {
    add(cutOf(fault, piece.depthM, movedM));
    movedM += fault.throwM;
    firstColumn = Math.max(firstColumn, cutOf(fault, piece.depthM, movedM));
  }
  add(piece.endColumn);
  return pieces;
}
