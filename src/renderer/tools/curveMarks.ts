import type { HeldCurve } from '#renderer/tools/curveEdits';
import type { Plot } from '#renderer/tools/mouseTool';
import { curveMarks, velocityWords } from '#seismic/display/layers/velocityCurves';
import type { Mark } from '#seismic/display/marks';
import { formatSignificant } from '#seismic/display/ticks';
import { xOfTrace, yOfTime } from '#seismic/display/view';
import type { Hyperbola } from '#seismic/hyperbola/coherence';
import { type CurveLine, curvePoints } from '#seismic/hyperbola/hyperbolaWindow';

const INK = '#ffe45c';
const HALO = { colour: '#101418', width: 4, opacity: 0.85 };
/** Half the size of the cross at the apex, in pixels. */
const CROSS = 6;

/** The cross at an apex, and its curve with velocity and semblance. */
export function heldCurveMarks(
  { apexTrace, apexTimeMs }: Pick<Hyperbola, 'apexTrace' | 'apexTimeMs'>,
  curve: HeldCurve | null,
  line: CurveLine,
  { range, size, axes }: Plot,
): Mark[] {
  const x = xOfTrace(range, size, apexTrace);
  const y = yOfTime(range, size, apexTimeMs, axes);
  const cross = [HALO, { colour: INK, width: 1.5 }].flatMap((stroke): Mark[] => [
    { kind: 'line', from: { x: x - CROSS, y }, to: { x: x + CROSS, y }, stroke },
    { kind: 'line', from: { x, y: y - CROSS }, to: { x, y: y + CROSS }, stroke },
  ]);
  if (!curve) return cross;
  const points = curvePoints(line, curve, curve.halfTraces).map(({ trace, timeMs }) => ({
    x: xOfTrace(range, size, trace),
    y: yOfTime(range, size, timeMs, axes),
  }));
  const along = curve.semblance === null ? '' : ` · semblance ${formatSignificant(curve.semblance, 2)}`;
  const text = `${velocityWords(curve.velocityMps, axes.domain)}${along}`;
  const at = { x: Math.min(size.width - 110, Math.max(110, x)), y: Math.max(16, y - 12) };
  return [
    ...curveMarks(points, INK, true),
    ...cross,
    { kind: 'text', at, text, size: 12, colour: INK, anchor: 'middle', isBold: true, halo: HALO },
  ];
}
