import { addArrival, type Survey } from '#seismic/simulate/field';
import { rmsVelocityMps } from '#seismic/simulate/velocity';

/**
 * An unbroken piece of a reflector in migrated position: two-way image times and amplitudes at
 * `firstPositionM + i · positionStepM`. An end that is an edge diffracts; others fade or leave the survey.
 */
export interface ReflectorPiece {
  readonly firstPositionM: number;
  readonly positionStepM: number;
  readonly imageTimesS: Float64Array;
  readonly amplitudes: Float64Array;
  readonly startsAtEdge: boolean;
  readonly endsAtEdge: boolean;
}

/** Where the normal ray from a point of a reflector comes up, and when. */
export interface SpecularPoint {
  readonly surfaceM: number;
  readonly timeS: number;
}

/** Slope dτ/dx of a piece at a point, in s/m, one-sided at the ends. */
export function slopeAt(piece: ReflectorPiece, index: number): number {
  const before = Math.max(0, index - 1);
  const after = Math.min(piece.imageTimesS.length - 1, index + 1);
  return (piece.imageTimesS[after] - piece.imageTimesS[before]) / ((after - before) * piece.positionStepM);
}

/**
 * Follows the normal ray up from point `index`: at stationary time of √(τ² + 4 (y − x)² / v²) the
 * surface point is y = x + v² τ τ′ / 4 and the time τ √(1 + v² τ′² / 4).
 */
export function specularPoint(piece: ReflectorPiece, index: number, survey: Survey): SpecularPoint {
  const imageTimeS = piece.imageTimesS[index];
  const halfVelocity = rmsVelocityMps(survey.velocity, imageTimeS) / 2;
  const tangent = halfVelocity * slopeAt(piece, index);
  const positionM = piece.firstPositionM + index * piece.positionStepM;
  return {
    surfaceM: positionM + halfVelocity * imageTimeS * tangent,
    timeS: imageTimeS * Math.sqrt(1 + tangent * tangent),
  };
}

/** Amplitude change by the reflector's curvature: √(dx/dy), held where rays nearly meet. */
export function focusing(positionStepM: number, surfaceStepM: number): number {
  const spread = Math.abs(surfaceStepM) / positionStepM;
  return Math.sqrt(1 / Math.max(spread, 0.4));
}

/** Adds the arrivals between two neighbouring rays, on the traces at which they come up. */
function addBetween(field: Float32Array, survey: Survey, piece: ReflectorPiece, ray: RayPair): void {
  const { from, to, index } = ray;
  const stepM = to.surfaceM - from.surfaceM;
  const lowM = Math.min(from.surfaceM, to.surfaceM);
  const highM = Math.max(from.surfaceM, to.surfaceM);
  const firstTrace = Math.max(0, Math.ceil(lowM / survey.traceSpacingM));
  const strength = focusing(piece.positionStepM, stepM);
  for (let trace = firstTrace; trace < survey.traceCount; trace++) {
    const surfaceM = trace * survey.traceSpacingM;
    if (surfaceM >= highM) break;
    const part = (surfaceM - from.surfaceM) / stepM;
    const timeS = from.timeS + part * (to.timeS - from.timeS);
    const along = piece.amplitudes[index] + part * (piece.amplitudes[index + 1] - piece.amplitudes[index]);
    const wavelet = survey.wavelets.reflection(timeS);
    addArrival(field, survey, { trace, timeS, amplitude: along * strength, wavelet });
  }
}

interface RayPair {
  readonly index: number;
  readonly from: SpecularPoint;
  readonly to: SpecularPoint;
}

/** Adds the specular reflection of a piece: it ends where the rays from its ends come up. */
export function addReflection(field: Float32Array, survey: Survey, piece: ReflectorPiece): void {
  let from = specularPoint(piece, 0, survey);
  for (let index = 0; index + 1 < piece.imageTimesS.length; index++) {
    const to = specularPoint(piece, index + 1, survey);
    addBetween(field, survey, piece, { index, from, to });
    from = to;
  }
}
