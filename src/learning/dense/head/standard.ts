/** Mean and deviation of each feature, and what it is scaled by when it has been standardised. */
export interface Standard {
  readonly means: Float64Array;
  readonly deviations: Float64Array;
  readonly scales: Float64Array;
}

/**
 * A feature farther from its mean than this many deviations says no more than one at this distance. Small, since the
 * middles of picked windows are clearer than most of a section.
 */
const FARTHEST = 1.2;
/** Added to deviations, so that a feature that does not vary is not blown up. */
const FLOOR = 1e-3;

/** Mean and deviation of each map [trace][sample] over some places, with the scale of each map. */
export function standardOf(
  maps: readonly Float32Array[],
  indices: Int32Array,
  scales: readonly number[],
): Standard {
  const means = new Float64Array(maps.length);
  const deviations = new Float64Array(maps.length);
  for (const [f, map] of maps.entries()) {
    let sum = 0;
    let squares = 0;
    for (const index of indices) sum += map[index];
    means[f] = sum / indices.length;
    for (const index of indices) squares += (map[index] - means[f]) ** 2;
    deviations[f] = Math.sqrt(squares / indices.length) + FLOOR;
  }
  return { means, deviations, scales: Float64Array.from(scales) };
}

/** Standardised features of some places, [place][feature]. */
export function standardised(
  maps: readonly Float32Array[],
  { means, deviations, scales }: Standard,
  indices: Int32Array,
): Float64Array {
  const out = new Float64Array(indices.length * maps.length);
  for (const [f, map] of maps.entries())
    for (let row = 0; row < indices.length; row++) {
      const value = (map[indices[row]] - means[f]) / deviations[f];
      out[row * maps.length + f] = scales[f] * Math.max(-FARTHEST, Math.min(FARTHEST, value));
    }
  return out;
}
