import { curveOfPick, type HeldCurve, timeOnCurve } from '#renderer/tools/curveEdits';
import type { Plot } from '#renderer/tools/mouseTool';
import type { Place } from '#seismic/display/marks';
import { pointAt, xOfTrace, yOfTime } from '#seismic/display/view';
import type { CurveLine } from '#seismic/hyperbola/hyperbolaWindow';
import type { ClassedWindow } from '#seismic/picks/pickClasses';

/** Largest distance from a curve, and from its apex, at which a press takes it, in pixels. */
const [CURVE_REACH, APEX_REACH] = [7, 10];

/** The apex or a flank of a pick's hyperbola under the pointer; the topmost where there are several. */
export function partOfCurveAt(
  at: Place,
  plot: Plot,
  line: CurveLine,
): { readonly pick: ClassedWindow; readonly part: 'apex' | 'flank' } | null {
  for (let i = plot.boxes.length - 1; i >= 0; i--) {
    const { pick } = plot.boxes[i];
    const curve = curveOfPick(pick);
    const part = curve && partAt(at, plot, line, curve);
    if (part) return { pick, part };
  }
  return null;
}

function partAt(at: Place, { range, size, axes }: Plot, line: CurveLine, curve: HeldCurve) {
  const apex = { x: xOfTrace(range, size, curve.apexTrace), y: yOfTime(range, size, curve.apexTimeMs, axes) };
  if (Math.max(Math.abs(at.x - apex.x), Math.abs(at.y - apex.y)) <= APEX_REACH) return 'apex';
  const trace = pointAt(range, size, at.x, at.y).trace - 0.5;
  if (Math.abs(trace - curve.apexTrace) > curve.halfTraces + 1) return null;
  const y = yOfTime(range, size, timeOnCurve(line, curve, trace), axes);
  return Math.abs(y - at.y) <= CURVE_REACH ? 'flank' : null;
}
