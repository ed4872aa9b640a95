import { smoothStep } from '#seismic/simulate/training/lateralNoise';
import type { Recording } from '#seismic/simulate/training/recording';
import type { ReflectorPiece } from '#seismic/simulate/training/reflectorPiece';
import { slopeAt } from '#seismic/simulate/training/smoothedSurface';

/** Position at which the normal ray from point i of a surface comes up. */
function emergence(piece: ReflectorPiece, recording: Recording, times: Float64Array, i: number): number {
  const x = piece.firstX + i * piece.step;
  const time = Math.max(2, times[i]);
  const asymptote = recording.asymptoticSlope(x, time);
  return x + (time * slopeAt(times, i, piece.step)) / (asymptote * asymptote);
}

/** Points along a piece at which its rays are followed. */
const RAYS = 24;

/**
 * Share of a piece's specular reflection by trace: 1 where its rays come up, 0 in the shadow beyond an edge,
 * changing over `length` traces around the boundary. Null where its rays cross.
 */
export function shadowWeights(
  piece: ReflectorPiece,
  recording: Recording,
  times: Float64Array,
  length: number,
): Float64Array | null {
  const last = times.length - 1;
  const rays = Array.from({ length: RAYS + 1 }, (_, k) =>
    emergence(piece, recording, times, Math.round((k * last) / RAYS)),
  );
  if (rays.some((ray, k) => k > 0 && ray < rays[k - 1])) return null;
  const width = Math.max(1e-3, length);
  const first = rays[0];
  const end = rays[RAYS];
  return recording.traceX.map(
    (x) =>
      (piece.startsAtEdge ? smoothStep(0.5 + (x - first) / width) : 1) *
      (piece.endsAtEdge ? smoothStep(0.5 + (end - x) / width) : 1),
  );
}
