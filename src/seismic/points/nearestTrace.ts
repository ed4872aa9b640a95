import type { SurveyCoordinates } from '#seismic/survey/survey';
import { traceSpacingM } from '#seismic/survey/traceSpacing';

/** Finds the trace at a place, or null where none is near. */
export type TraceFinder = (x: number, y: number) => number | null;

/**
 * The trace nearest to a place, within the middle distance of neighbouring traces. Traces are sorted into squares of
 * that size, so that a place is compared with those of nine squares.
 */
export function nearestTraceFinder(coordinates: SurveyCoordinates): TraceFinder {
  const reach = traceSpacingM(coordinates);
  if (reach === null) return () => null;
  const { x, y } = coordinates;
  const squares = new Map<string, number[]>();
  const squareOf = (value: number) => Math.floor(value / reach);
  for (let trace = 0; trace < x.length; trace++) {
    if (!Number.isFinite(x[trace]) || !Number.isFinite(y[trace])) continue;
    const key = `${squareOf(x[trace])} ${squareOf(y[trace])}`;
    const traces = squares.get(key);
    if (traces) traces.push(trace);
    else squares.set(key, [trace]);
  }
  return (atX, atY) => {
    let nearest: number | null = null;
    let least = reach * reach;
    for (const across of [-1, 0, 1])
      for (const along of [-1, 0, 1])
        for (const trace of squares.get(`${squareOf(atX) + across} ${squareOf(atY) + along}`) ?? []) {
          const [dx, dy] = [x[trace] - atX, y[trace] - atY];
          const distance = dx * dx + dy * dy;
          if (distance > least || (distance === least && nearest !== null)) continue;
          least = distance;
          nearest = trace;
        }
    return nearest;
  };
}
