/**
 * Reflectors and points as sources. Whole: every piece ends where it ends and is as rough as it is. Specular:
 * the pieces smooth, each continued and faded out over its Fresnel zone. What the two wavefields differ by
 * is the diffractions.
 */
import { cos } from '#seismic/numerics/mathematics';
import { type Earth, fresnelColumns, LINE } from './earth';

/** A reflector between two columns. Depths and strengths are given for every column, beyond its ends too. */
export interface Piece {
  readonly depthM: Float64Array;
  /** As the specular run has it. */
  readonly smoothDepthM: Float64Array;
  readonly strength: Float64Array;
  readonly firstColumn: number;
  readonly endColumn: number;
}

/** A scatterer that is small against the wavelength. */
export interface ScatterPoint {
  readonly column: number;
  readonly depthM: number;
  /** Amplitude against a reflection of strength 1. */
  readonly strength: number;
}

/** What the exploding reflectors are, and the frequency they are made for. */
export interface Reflectors {
  readonly pieces: readonly Piece[];
  readonly points: readonly ScatterPoint[];
  readonly frequencyHz: number;
  /** Width of the fading at an end, in Fresnel radii. */
  readonly fadingInRadii: number;
}

/** Strengths of sources by cell, whole and specular. */
export interface SourcePair {
  readonly whole: Map<number, number>;
  readonly specular: Map<number, number>;
}

/** Weights of a cubic B-spline at distances −1, 0, 1, 2 cells from the cell before a place. */
function splineWeights(rest: number): number[] {
  const other = 1 - rest;
  return [
    other ** 3 / 6,
    (4 - 6 * rest ** 2 + 3 * rest ** 3) / 6,
    (4 - 6 * other ** 2 + 3 * other ** 3) / 6,
    rest ** 3 / 6,
  ];
}

/** Adds a strength to the four cells of a column around a depth. */
function addToColumn(earth: Earth, into: Map<number, number>, at: ScatterPoint): void {
  const { rows } = earth.grid;
  const place = at.depthM / LINE.cellM + LINE.border;
  const before = Math.floor(place);
  if (at.strength === 0 || before < LINE.border || before + 3 >= rows - LINE.border) return;
  for (const [i, weight] of splineWeights(place - before).entries()) {
    const cell = at.column * rows + before - 1 + i;
    into.set(cell, (into.get(cell) ?? 0) + weight * at.strength);
  }
}

/** Length of a reflector on a column against a flat one. */
function stretch(depthM: Float64Array, column: number): number {
  const [left, right] = [Math.max(0, column - 1), Math.min(depthM.length - 1, column + 1)];
  const slope = (depthM[right] - depthM[left]) / ((right - left) * LINE.cellM);
  return Math.sqrt(1 + slope * slope);
}

/** Raised cosine from 0 at −1 to 1 at 1. */
function fade(place: number): number {
  return place <= -1 ? 0 : place >= 1 ? 1 : 0.5 - 0.5 * cos((Math.PI * (place + 1)) / 2);
}

/** Weight of a column in the specular run: a half at an end, fading over the Fresnel zone around it. */
function specularWeight(
  earth: Earth,
  { frequencyHz, fadingInRadii }: Reflectors,
  piece: Piece,
  column: number,
) {
  const weightAt = (end: number, inwards: number): number => {
    if (end <= 0 || end >= earth.grid.columns) return 1;
    const radius = fresnelColumns(earth, end, piece.smoothDepthM[Math.round(end)], frequencyHz);
    return fade(inwards / (0.5 * fadingInRadii * radius));
  };
  return (
    weightAt(piece.firstColumn, column + 0.5 - piece.firstColumn) *
    weightAt(piece.endColumn, piece.endColumn - column - 0.5)
  );
}

/** Share of a column that lies between the ends of a piece. */
function wholeWeight({ firstColumn, endColumn }: Piece, column: number): number {
  return Math.max(0, Math.min(column + 1, endColumn) - Math.max(column, firstColumn));
}

function addPiece(earth: Earth, reflectors: Reflectors, piece: Piece, into: SourcePair): void {
  const { depthM, smoothDepthM } = piece;
  for (let column = 0; column < earth.grid.columns; column++) {
    const strength = piece.strength[column];
    const whole = strength * wholeWeight(piece, column) * stretch(depthM, column);
    addToColumn(earth, into.whole, { column, depthM: depthM[column], strength: whole });
    const specular =
      strength * specularWeight(earth, reflectors, piece, column) * stretch(smoothDepthM, column);
    addToColumn(earth, into.specular, { column, depthM: smoothDepthM[column], strength: specular });
  }
}

/** Adds a point as wide as its amplitude asks: a strip of the Fresnel radius reflects about like a plane. */
function addPoint(earth: Earth, { frequencyHz }: Reflectors, point: ScatterPoint, into: SourcePair): void {
  const radius = fresnelColumns(earth, point.column, point.depthM, frequencyHz);
  const before = Math.floor(point.column);
  for (const [i, weight] of splineWeights(point.column - before).entries()) {
    const strength = weight * point.strength * radius;
    addToColumn(earth, into.whole, { column: before - 1 + i, depthM: point.depthM, strength });
  }
}

/** The sources of both runs. */
export function sourcesOf(earth: Earth, reflectors: Reflectors): SourcePair {
  const sources = { whole: new Map<number, number>(), specular: new Map<number, number>() };
  for (const piece of reflectors.pieces) addPiece(earth, reflectors, piece, sources);
  for (const point of reflectors.points) addPoint(earth, reflectors, point, sources);
  return sources;
}
