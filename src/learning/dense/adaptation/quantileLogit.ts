import { bisectLeft, bisectRight } from 'd3-array';
import { log } from '#seismic/numerics/mathematics';

/** Values that the distribution is measured on. */
const MOST_MEASURED = 65_536;
/** Parts of equal count between which shares are interpolated: the rounding of a value then moves no rank. */
const PARTS = 1024;

/** Values in ascending order with the number of measured values below each, equal ones counting half. */
interface Knots {
  readonly values: Float32Array;
  readonly ranks: Float64Array;
}

function knotsOf(sorted: Float32Array): Knots {
  const last = sorted.length - 1;
  const parts = Math.min(PARTS, Math.max(1, last));
  const taken = Float32Array.from({ length: parts + 1 }, (_, k) => sorted[Math.round((k * last) / parts)]);
  const values = taken.filter((value, k) => k === 0 || value > taken[k - 1]);
  const ranks = Float64Array.from(
    values,
    (value) => (bisectLeft(sorted, value) + bisectRight(sorted, value) - 1) / 2,
  );
  return { values, ranks };
}

/** Number of measured values below a value, on straight lines between the knots. */
function rankOf({ values, ranks }: Knots, value: number): number {
  const above = bisectLeft(values, value);
  if (above === values.length) return ranks[above - 1];
  if (above === 0) return ranks[0];
  const [low, high] = [values[above - 1], values[above]];
  return ranks[above - 1] + ((value - low) / (high - low)) * (ranks[above] - ranks[above - 1]);
}

/**
 * The scale of a map that does not depend on its units: log(q / (1 - q)) of the share q of the map's values that are
 * smaller than a value. Measured on at most 65 536 values, evenly spread, and interpolated between 1 024 of them.
 */
export function quantileLogit(values: Float32Array): (value: number) => number {
  const step = Math.ceil(values.length / MOST_MEASURED);
  const count = Math.floor((values.length - 1) / step) + 1;
  const knots = knotsOf(Float32Array.from({ length: count }, (_, i) => values[i * step]).sort());
  return (value) => {
    const share = (rankOf(knots, value) + 1) / (count + 1);
    return log(share / (1 - share));
  };
}
