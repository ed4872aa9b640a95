import type { BalancedSection } from '#learning/input/balance';
import { boxSmooth } from '#learning/input/boxSmooth';

/** Smoothing of the slope tensor. */
const HALF_WIDTHS = { traces: 20, samples: 20 };
/** Traces to each side over which the mean along the slope is usually taken. */
const USUAL_REACH = 10;
/** Samples per trace; steeper slopes are aliased for all but the lowest frequencies. */
const STEEPEST = 6;

/**
 * Local slope in samples per trace by the structure tensor: the direction in which the smoothed squared
 * derivative is least (van Vliet & Verbeek, 1995, "Estimators for orientation and anisotropy").
 */
export function localSlopes({ axes, amplitudes }: BalancedSection): Float32Array {
  const { traceCount, sampleCount } = axes;
  const acrossSquared = new Float32Array(amplitudes.length);
  const alongSquared = new Float32Array(amplitudes.length);
  const product = new Float32Array(amplitudes.length);
  for (let trace = 1; trace < traceCount - 1; trace++) {
    for (let sample = 1; sample < sampleCount - 1; sample++) {
      const i = trace * sampleCount + sample;
      const across = (amplitudes[i + sampleCount] - amplitudes[i - sampleCount]) / 2;
      const along = (amplitudes[i + 1] - amplitudes[i - 1]) / 2;
      acrossSquared[i] = across * across;
      alongSquared[i] = along * along;
      product[i] = across * along;
    }
  }
  for (const field of [acrossSquared, alongSquared, product]) boxSmooth(field, axes, HALF_WIDTHS);
  const slopes = acrossSquared;
  for (let i = 0; i < slopes.length; i++)
    slopes[i] = slopeOfTensor(acrossSquared[i], product[i], alongSquared[i]);
  return slopes;
}

/** Slope dt/dx of the direction of least change of the tensor [[xx, xt], [xt, tt]]. */
function slopeOfTensor(xx: number, xt: number, tt: number): number {
  const half = (xx - tt) / 2;
  const least = (xx + tt) / 2 - Math.sqrt(half * half + xt * xt);
  // (xx − least) vx + xt vt = 0 and xt vx + (tt − least) vt = 0; the better conditioned row is taken.
  const [x, t] = tt - least >= xx - least ? [tt - least, -xt] : [-xt, xx - least];
  if (Math.abs(x) * STEEPEST <= Math.abs(t)) return t * x > 0 ? STEEPEST : t * x < 0 ? -STEEPEST : 0;
  return t / x;
}

/** Adds to `sum` and `count` one trace shifted along the slopes, interpolated linearly. */
function addShifted(
  balanced: BalancedSection,
  slopes: Float32Array,
  at: { readonly trace: number; readonly offset: number },
  sums: { readonly values: Float64Array; readonly counts: Float64Array },
): void {
  const { sampleCount } = balanced.axes;
  const first = (at.trace + at.offset) * sampleCount;
  const own = at.trace * sampleCount;
  for (let sample = 0; sample < sampleCount; sample++) {
    const place = sample + slopes[own + sample] * at.offset;
    const below = Math.floor(place);
    if (below < 0 || below + 1 >= sampleCount) continue;
    const share = place - below;
    const i = first + below;
    sums.values[sample] += balanced.amplitudes[i] * (1 - share) + balanced.amplitudes[i + 1] * share;
    sums.counts[sample]++;
  }
}

/** Mean over ± `reach` traces along the local slope, without dead traces; 0 on dead traces. */
export function meanAlongSlopes(
  balanced: BalancedSection,
  slopes: Float32Array,
  reach = USUAL_REACH,
): Float64Array {
  const { traceCount, sampleCount } = balanced.axes;
  const means = new Float64Array(balanced.amplitudes.length);
  const values = new Float64Array(sampleCount);
  const counts = new Float64Array(sampleCount);
  for (let trace = 0; trace < traceCount; trace++) {
    if (balanced.isLive[trace] === 0) continue;
    values.fill(0);
    counts.fill(0);
    for (let offset = -reach; offset <= reach; offset++) {
      const isThere = balanced.isLive[trace + offset] === 1;
      if (isThere) addShifted(balanced, slopes, { trace, offset }, { values, counts });
    }
    for (let sample = 0; sample < sampleCount; sample++)
      means[trace * sampleCount + sample] = values[sample] / Math.max(1, counts[sample]);
  }
  return means;
}

/**
 * The residual of a balanced section after subtraction of the mean over ±10 traces along the local slope:
 * reflections nearly vanish, diffractions and noise stay. Dead traces are left out of the means.
 */
export function dipResidual(balanced: BalancedSection, slopes: Float32Array): Float32Array {
  const { sampleCount } = balanced.axes;
  const means = meanAlongSlopes(balanced, slopes);
  return balanced.amplitudes.map((value, i) =>
    balanced.isLive[Math.floor(i / sampleCount)] === 1 ? value - means[i] : 0,
  );
}
