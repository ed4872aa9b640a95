/** Mean and deviation of each feature: what it is standardised by. */
export interface Standard {
  readonly means: Float64Array;
  readonly deviations: Float64Array;
}

/** A feature farther from its mean than this many deviations says no more than one at this distance. */
const FARTHEST = 4;
/** Added to deviations, so that a feature that does not vary is not blown up. */
const FLOOR = 1e-3;

/** Mean and deviation of each map [trace][sample] over some places. */
export function standardOf(maps: readonly Float32Array[], indices: Int32Array): Standard {
  const means = new Float64Array(maps.length);
  const deviations = new Float64Array(maps.length);
  for (const [f, map] of maps.entries()) {
    let [sum, squares] = [0, 0];
    for (const index of indices) sum += map[index];
    means[f] = sum / indices.length;
    for (const index of indices) squares += (map[index] - means[f]) ** 2;
    deviations[f] = Math.sqrt(squares / indices.length) + FLOOR;
  }
  return { means, deviations };
}

/** Standardised features of some places, [place][feature]. */
export function standardised(
  maps: readonly Float32Array[],
  { means, deviations }: Standard,
  indices: Int32Array,
): Float64Array {
  const out = new Float64Array(indices.length * maps.length);
  for (const [f, map] of maps.entries())
    for (let row = 0; row < indices.length; row++) {
      const value = (map[indices[row]] - means[f]) / deviations[f];
      out[row * maps.length + f] = Math.max(-FARTHEST, Math.min(FARTHEST, value));
    }
  return out;
}
