import { log } from '#seismic/numerics/mathematics';

/** Values that the distribution is measured on. */
const MOST_MEASURED = 65_536;

/** Number of values in a sorted list that are below a value. */
function countBelow(sorted: Float32Array, value: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle] < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** For each value of a sorted list the number of values that are not above it. */
function countsNotAbove(sorted: Float32Array): Int32Array {
  const counts = new Int32Array(sorted.length);
  for (let i = sorted.length - 1; i >= 0; i--)
    counts[i] = sorted[i] === sorted[i + 1] ? counts[i + 1] : i + 1;
  return counts;
}

/**
 * The scale of a map that does not depend on its units: log(q / (1 - q)) of the share q of the map's values that are
 * smaller than a value. Measured on at most 65 536 values, evenly spread.
 */
export function quantileLogit(values: Float32Array): (value: number) => number {
  const step = Math.ceil(values.length / MOST_MEASURED);
  const count = Math.floor((values.length - 1) / step) + 1;
  const sorted = Float32Array.from({ length: count }, (_, i) => values[i * step]).sort();
  const notAbove = countsNotAbove(sorted);
  return (value) => {
    const below = countBelow(sorted, value);
    // Equal ones count half.
    const rank = sorted[below] === value ? (below + notAbove[below]) / 2 : below;
    const share = (rank + 0.5) / (count + 1);
    return log(share / (1 - share));
  };
}
