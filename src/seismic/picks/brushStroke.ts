/** A place on a plane in traces and samples, fractional. */
export interface StrokePoint {
  readonly trace: number;
  readonly sample: number;
}

/** Size of the windows that a stroke lays, in traces and samples. */
export interface StrokeWindow {
  readonly traces: number;
  readonly samples: number;
}

/** Windows that one stroke lays at most. */
export const MOST_STROKE_WINDOWS = 500;

/** Distance of two places in windows: 1 where the windows around them touch. */
function windowsApart(a: StrokePoint, b: StrokePoint, { traces, samples }: StrokeWindow): number {
  return Math.max(Math.abs(a.trace - b.trace) / traces, Math.abs(a.sample - b.sample) / samples);
}

/**
 * Centres of windows along a path, each where the path first leaves the one before by a whole window: windows touch
 * and do not overlap along a straight path.
 */
export function centresAlong(path: readonly StrokePoint[], window: StrokeWindow): StrokePoint[] {
  if (path.length === 0) return [];
  const centres = [path[0]];
  for (let i = 1; i < path.length; i++) {
    const [from, to] = [path[i - 1], path[i]];
    const steps = Math.max(1, Math.ceil(8 * windowsApart(from, to, window)));
    for (let k = 1; k <= steps && centres.length < MOST_STROKE_WINDOWS; k++) {
      const at = {
        trace: from.trace + ((to.trace - from.trace) * k) / steps,
        sample: from.sample + ((to.sample - from.sample) * k) / steps,
      };
      if (centres.every((centre) => windowsApart(centre, at, window) >= 1)) centres.push(at);
    }
  }
  return centres;
}

/** True where a place is inside a closed path, by the number of its sides to the right (even-odd rule). */
export function isInsidePath({ trace, sample }: StrokePoint, path: readonly StrokePoint[]): boolean {
  let isInside = false;
  path.forEach((a, i) => {
    const b = path[(i + 1) % path.length];
    if (a.sample > sample === b.sample > sample) return;
    const crossing = a.trace + ((sample - a.sample) / (b.sample - a.sample)) * (b.trace - a.trace);
    if (crossing > trace) isInside = !isInside;
  });
  return isInside;
}

/** Centres of windows side by side whose centres are inside a closed path; its middle where it is smaller than one. */
export function centresInside(
  path: readonly StrokePoint[],
  { traces, samples }: StrokeWindow,
): StrokePoint[] {
  const [firstTrace, lastTrace] = [
    Math.min(...path.map(({ trace }) => trace)),
    Math.max(...path.map(({ trace }) => trace)),
  ];
  const [firstSample, lastSample] = [
    Math.min(...path.map(({ sample }) => sample)),
    Math.max(...path.map(({ sample }) => sample)),
  ];
  const centres: StrokePoint[] = [];
  // Half of what is left over lies on each side, so that the windows are in the middle.
  const across = Math.max(1, Math.floor((lastTrace - firstTrace) / traces));
  const down = Math.max(1, Math.floor((lastSample - firstSample) / samples));
  const left = (firstTrace + lastTrace - (across - 1) * traces) / 2;
  const top = (firstSample + lastSample - (down - 1) * samples) / 2;
  for (let column = 0; column < across; column++)
    for (let row = 0; row < down && centres.length < MOST_STROKE_WINDOWS; row++) {
      const at = { trace: left + column * traces, sample: top + row * samples };
      if (isInsidePath(at, path)) centres.push(at);
    }
  return centres;
}
