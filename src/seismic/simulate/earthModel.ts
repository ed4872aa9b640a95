import { createRandom, type Random } from '#seismic/numerics/random';
import type { PointDiffractor } from '#seismic/simulate/diffractions';
import { createLayering, type Layering } from '#seismic/simulate/layering';
import { layerPieces } from '#seismic/simulate/layerPieces';
import type { LineSize } from '#seismic/simulate/lineSize';
import type { ReflectorPiece } from '#seismic/simulate/reflections';
import { drawFaults, type Fault } from '#seismic/simulate/structure';
import type { VelocityLaw } from '#seismic/simulate/velocity';

/** The earth model under the line. */
export interface EarthModel {
  readonly velocity: VelocityLaw;
  readonly faults: Fault[];
  readonly pieces: ReflectorPiece[];
  readonly points: PointDiffractor[];
}

/** Share of the reflections' typical amplitude that point diffractors have at their apex. */
const WEAKEST_POINT = 0.15;
const STRONGEST_POINT = 0.8;

function strengthOf(random: Random, typicalAmplitude: number): number {
  const sign = random.uniform() < 0.5 ? -1 : 1;
  return sign * typicalAmplitude * random.between(WEAKEST_POINT, STRONGEST_POINT);
}

/**
 * Bodies anywhere: boulders, reefs, intrusions. Some are beyond the ends of the line, so that only a flank is
 * recorded.
 */
function scatteredPoints(random: Random, size: LineSize, typical: number): PointDiffractor[] {
  return Array.from({ length: 26 + random.integer(14) }, () => ({
    positionM: random.between(-0.08, 1.08) * size.lengthM,
    imageTimeS: random.between(0.1, 0.96) * size.durationS,
    amplitude: strengthOf(random, typical),
  }));
}

/** Bodies along the unconformity: pinnacles and filled channels. */
function pointsOnUnconformity(
  random: Random,
  size: LineSize,
  layering: Layering,
  typical: number,
): PointDiffractor[] {
  return Array.from({ length: 4 + random.integer(5) }, () => {
    const positionM = random.uniform() * size.lengthM;
    const imageTimeS = layering.unconformityTimeS(positionM) + random.between(-0.01, 0.03);
    return { positionM, imageTimeS, amplitude: strengthOf(random, typical) };
  });
}

/** RMS amplitude over the stronger half of the pieces: what an interpreter calls a reflection. */
function typicalAmplitudeOf(pieces: ReflectorPiece[]): number {
  const squares = pieces
    .map((piece) => {
      const middle = piece.amplitudes[piece.amplitudes.length >> 1];
      return middle * middle;
    })
    .sort((a, b) => b - a)
    .slice(0, Math.ceil(pieces.length / 2));
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

/** Draws the earth under a line from a seed: two sequences with their own dips, faults, small bodies. */
export function drawEarthModel(seed: number, size: LineSize): EarthModel {
  const random = createRandom(seed).fork('earth');
  const velocity = {
    surfaceVelocityMps: random.between(1750, 2250),
    gradientPerS: random.between(0.45, 0.75),
  };
  const faults = drawFaults(random.fork('faults'), 3 + random.integer(3), size.lengthM);
  const layering = createLayering(random.fork('layers'), size);
  const pieces = layering.layers.flatMap((layer) => layerPieces(layer, faults, size));
  const typical = typicalAmplitudeOf(pieces);
  const points = [
    ...scatteredPoints(random.fork('points'), size, typical),
    ...pointsOnUnconformity(random.fork('pinnacles'), size, layering, typical),
  ];
  return { velocity, faults, pieces, points };
}
