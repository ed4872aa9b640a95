import type { Layer } from '#seismic/simulate/layering';
import type { LineSize } from '#seismic/simulate/lineSize';
import type { ReflectorPiece } from '#seismic/simulate/reflections';
import { type Fault, isHangingWall, throwAt } from '#seismic/simulate/structure';

/** The earth is drawn this far beyond both ends of the line, so that flanks and rays come in. */
const MARGIN_M = 1500;
/** Points over which a layer fades where it wedges out. */
const WEDGE_POINTS = 14;

/** A point of a faulted layer, and which block it belongs to; null where the layer is absent. */
interface FaultedPoint {
  readonly timeS: number;
  readonly block: string;
}

function faultedPoint(layer: Layer, faults: readonly Fault[], positionM: number): FaultedPoint | null {
  const unfaultedS = layer.nominalTimeS + layer.bend(positionM, layer.nominalTimeS);
  if (!layer.isPresent(positionM, unfaultedS)) return null;
  const rough = layer.blockAt?.(positionM) ?? { block: 0, stepS: 0 };
  let timeS = unfaultedS + rough.stepS;
  let block = `${rough.block}`;
  for (const fault of faults) {
    const throwS = throwAt(fault, layer.nominalTimeS);
    const isDown = throwS > 0 && isHangingWall(fault, positionM, unfaultedS);
    if (isDown) timeS += throwS;
    block += isDown ? 'd' : 'u';
  }
  return { timeS, block };
}

/** Fades the ends of a piece that are no edges: 0 at the very end, whole after WEDGE_POINTS. */
function fadeEnds(amplitudes: Float64Array, startsAtEdge: boolean, endsAtEdge: boolean): void {
  const last = amplitudes.length - 1;
  for (let i = 0; i <= last; i++) {
    if (!startsAtEdge) amplitudes[i] *= Math.min(1, i / WEDGE_POINTS);
    if (!endsAtEdge) amplitudes[i] *= Math.min(1, (last - i) / WEDGE_POINTS);
  }
}

interface Run {
  readonly first: number;
  readonly end: number;
}

/** Stretches of points that belong to one block. */
function unbrokenRuns(points: readonly (FaultedPoint | null)[]): Run[] {
  const runs: Run[] = [];
  let first = 0;
  for (let i = 1; i <= points.length; i++) {
    if (i < points.length && points[i]?.block === points[first]?.block) continue;
    if (points[first] && i - first >= 3) runs.push({ first, end: i });
    first = i;
  }
  return runs;
}

/** Cuts a layer at faults, at steps of its surface and where it wedges out. */
export function layerPieces(layer: Layer, faults: readonly Fault[], size: LineSize): ReflectorPiece[] {
  const stepM = size.traceSpacingM;
  const count = Math.floor((size.lengthM + 2 * MARGIN_M) / stepM);
  const positionOf = (i: number): number => i * stepM - MARGIN_M;
  const points = Array.from({ length: count }, (_, i) => faultedPoint(layer, faults, positionOf(i)));
  return unbrokenRuns(points).map(({ first, end }) => {
    const startsAtEdge = first > 0 && points[first - 1] !== null;
    const endsAtEdge = end < count && points[end] !== null;
    const places = Array.from({ length: end - first }, (_, i) => first + i);
    const amplitudes = Float64Array.from(places, (i) => layer.amplitudeAt(positionOf(i)));
    fadeEnds(amplitudes, startsAtEdge, endsAtEdge);
    return {
      firstPositionM: positionOf(first),
      positionStepM: stepM,
      imageTimesS: Float64Array.from(places, (i) => points[i]?.timeS ?? 0),
      amplitudes,
      startsAtEdge,
      endsAtEdge,
    };
  });
}
