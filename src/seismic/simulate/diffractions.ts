import { addArrival, type Survey } from '#seismic/simulate/field';
import { focusing, type ReflectorPiece, slopeAt, specularPoint } from '#seismic/simulate/reflections';
import { rmsVelocityMps } from '#seismic/simulate/velocity';

/** A small body that scatters; `amplitude` is that of its apex, reflections being about 1. */
export interface PointDiffractor {
  readonly positionM: number;
  readonly imageTimeS: number;
  readonly amplitude: number;
}

/** The end of a reflector piece. `amplitude` is the reflection's there. */
export interface DiffractingEdge extends PointDiffractor {
  /** Slope dτ/dx of the reflector at its end, in s/m. */
  readonly slopeSPerM: number;
  /** +1 where the reflector is to the left of its end, −1 where it is to the right. */
  readonly side: 1 | -1;
}

/** Flanks are the mean over this part of a trace spacing, as a receiver group would take it: no aliasing. */
const GROUP_OFFSETS = [-1 / 3, 0, 1 / 3];
/** Cosine of the steepest angle of emergence that a stack keeps whole, and at which nothing is left. */
const WHOLE_COSINE = 0.6;
const LOST_COSINE = 0.35;

/** What processing leaves of a flank by its angle of emergence. */
function apertureWeight(cosine: number): number {
  const share = Math.max(0, Math.min(1, (cosine - LOST_COSINE) / (WHOLE_COSINE - LOST_COSINE)));
  return share * share * (3 - 2 * share);
}

type Contribution = (offsetM: number, timeS: number, trace: number) => void;

/** Visits the hyperbola √(τ² + 4 (y − x)² / v²) on all traces, with the group's sub-positions. */
function alongHyperbola(source: PointDiffractor, survey: Survey, add: Contribution): void {
  const velocity = rmsVelocityMps(survey.velocity, source.imageTimeS);
  const lastTimeS = (survey.sampleCount + 30) * survey.sampleIntervalS;
  for (let trace = 0; trace < survey.traceCount; trace++) {
    for (const group of GROUP_OFFSETS) {
      const offsetM = (trace + group) * survey.traceSpacingM - source.positionM;
      const moveoutS = (2 * offsetM) / velocity;
      const timeS = Math.sqrt(source.imageTimeS * source.imageTimeS + moveoutS * moveoutS);
      if (timeS < lastTimeS && source.imageTimeS > LOST_COSINE * timeS) add(offsetM, timeS, trace);
    }
  }
}

/** Adds a point diffractor: 1/√t spreading relative to the apex, cosine obliquity, half derivative. */
export function addPointDiffraction(field: Float32Array, survey: Survey, point: PointDiffractor): void {
  alongHyperbola(point, survey, (_offsetM, timeS, trace) => {
    const cosine = point.imageTimeS / timeS;
    const decay = cosine * Math.sqrt(cosine) * apertureWeight(cosine);
    const amplitude = (point.amplitude * decay) / GROUP_OFFSETS.length;
    addArrival(field, survey, { trace, timeS, amplitude, wavelet: survey.wavelets.point(timeS) });
  });
}

/**
 * Adds an edge: half the reflection's amplitude where its last ray comes up, minus on the lit side and
 * plus in the shadow, so that the sum with the reflection is continuous; it decays with the delay
 * after the reflection of the reflector's tangent plane.
 */
export function addEdgeDiffraction(field: Float32Array, survey: Survey, edge: DiffractingEdge): void {
  const halfVelocity = rmsVelocityMps(survey.velocity, edge.imageTimeS) / 2;
  const tangent = halfVelocity * edge.slopeSPerM;
  const shadowOffsetM = halfVelocity * edge.imageTimeS * tangent;
  const planeScale = 1 / Math.sqrt(1 + tangent * tangent);
  alongHyperbola(edge, survey, (offsetM, timeS, trace) => {
    // By the trace and not by its group: the reflection, too, ends between two traces.
    const beyondM = trace * survey.traceSpacingM - edge.positionM - shadowOffsetM;
    const planeTimeS = (edge.imageTimeS + edge.slopeSPerM * offsetM) * planeScale;
    const isInShadow = edge.side === 1 ? beyondM >= 0 : beyondM < 0;
    const sign = isInShadow ? 1 : -1;
    const weight = apertureWeight(edge.imageTimeS / timeS);
    const amplitude = (sign * edge.amplitude * weight) / GROUP_OFFSETS.length;
    const wavelet = survey.wavelets.edge(timeS, timeS - planeTimeS);
    addArrival(field, survey, { trace, timeS, amplitude, wavelet });
  });
}

function edgeAt(piece: ReflectorPiece, survey: Survey, side: 1 | -1): DiffractingEdge {
  const index = side === 1 ? piece.imageTimesS.length - 1 : 0;
  const here = specularPoint(piece, index, survey).surfaceM;
  const inside = specularPoint(piece, index - side, survey).surfaceM;
  return {
    positionM: piece.firstPositionM + index * piece.positionStepM,
    imageTimeS: piece.imageTimesS[index],
    amplitude: piece.amplitudes[index] * focusing(piece.positionStepM, here - inside),
    slopeSPerM: slopeAt(piece, index),
    side,
  };
}

/** The ends of a piece that diffract. */
export function edgesOf(piece: ReflectorPiece, survey: Survey): DiffractingEdge[] {
  const edges: DiffractingEdge[] = [];
  if (piece.startsAtEdge) edges.push(edgeAt(piece, survey, -1));
  if (piece.endsAtEdge) edges.push(edgeAt(piece, survey, 1));
  return edges;
}
