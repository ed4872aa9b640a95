/** Where the pixels of one axis fall on the values along it, in index units of the values. */
export interface Sampling {
  /** Index at the leading edge of the first pixel; value i covers [i − 0.5, i + 0.5]. */
  readonly start: number;
  /** Values per pixel. */
  readonly perPixel: number;
  readonly pixels: number;
}

/** A strided run of values inside an array. */
export interface Run {
  readonly values: Float32Array;
  readonly offset: number;
  readonly stride: number;
  readonly count: number;
}

function at({ values, offset, stride }: Run, index: number): number {
  return values[offset + index * stride];
}

function interpolate(run: Run, index: number): number {
  if (index < -0.5 || index > run.count - 0.5) return Number.NaN;
  const held = Math.min(run.count - 1, Math.max(0, index));
  const first = Math.min(Math.floor(held), Math.max(0, run.count - 2));
  const share = held - first;
  return share === 0 ? at(run, first) : at(run, first) * (1 - share) + at(run, first + 1) * share;
}

/** The value of largest magnitude in a stretch, sign kept, so that thin events do not vanish. */
function extreme(run: Run, from: number, to: number): number {
  const first = Math.max(0, Math.ceil(from));
  const end = Math.min(run.count - 1, Math.ceil(to) - 1);
  let found = Number.NaN;
  for (let i = first; i <= end; i++) {
    const value = at(run, i);
    if (!Number.isNaN(value) && !(Math.abs(value) <= Math.abs(found))) found = value;
  }
  return found;
}

/**
 * Values of a run at pixels: interpolated linearly where pixels are finer than values, the largest
 * magnitude where a pixel covers more than one. NaN outside the run.
 */
export function resampleRun(run: Run, sampling: Sampling, into: Run): void {
  const { start, perPixel, pixels } = sampling;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const from = start + pixel * perPixel;
    const value = perPixel > 1 ? extreme(run, from, from + perPixel) : interpolate(run, from + perPixel / 2);
    into.values[into.offset + pixel * into.stride] = value;
  }
}
