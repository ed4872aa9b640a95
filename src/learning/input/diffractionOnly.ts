import { type BalancedSection, balanceSection } from '#learning/input/balance';
import { localSlopes, meanAlongSlopes } from '#learning/input/residual';
import type { Section } from '#seismic/section/section';

/** Probabilities at every sample of a section, trace-major. */
export interface EventProbabilities {
  readonly diffraction: Float32Array;
  readonly reflection: Float32Array;
}

/** Traces to each side over which reflections, and diffractions, are taken to be alike. */
const REACH = { reflection: 13, diffraction: 2 };
/** Added to the mean probability of a reflection, so that few doubtful samples make no reflection. */
const LEAST_REFLECTION = 0.05;
/** Weight of reflections where the slope of diffractions under them is measured. */
const COVERED_WEIGHT = 0.5;
/** Share of the mean along the slope where it is diffraction; it has less noise, and blurs bent events. */
const SMOOTH_SHARE = 0.4;

function product(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, i) => value * b[i]);
}

/**
 * What remains when reflections are subtracted: their mean along their slope, weighted by the probability of a
 * reflection, so that a reflection goes on under a diffraction that crosses it.
 */
function withoutReflections(
  section: Section,
  balanced: BalancedSection,
  finite: Float32Array,
  reflection: Float32Array,
): Float32Array {
  const { isLive } = balanced;
  const amplitudes = product(balanced.amplitudes, reflection);
  const slopes = localSlopes({ axes: section, amplitudes, isLive });
  const mean = (values: Float32Array): Float64Array =>
    meanAlongSlopes({ axes: section, amplitudes: values, isLive }, slopes, REACH.reflection);
  const sums = mean(product(finite, reflection));
  const weights = mean(reflection);
  return finite.map((value, i) => {
    const there = Math.min(1, reflection[i] + weights[i]);
    return value - (sums[i] / (weights[i] + LEAST_REFLECTION)) * there;
  });
}

/**
 * The diffractions of a section: what remains without reflections, by the probability of a diffraction. Diffractions
 * go on under reflections; there that is taken which goes on along its own slope.
 */
export function diffractionOnly(
  section: Section,
  { diffraction, reflection }: EventProbabilities,
): Float32Array {
  const finite = section.amplitudes.map((value) => (Number.isFinite(value) ? value : 0));
  const balanced = balanceSection(section);
  const { isLive } = balanced;
  const rest = withoutReflections(section, balanced, finite, reflection);
  const seen = rest.map((value, i) => value * (diffraction[i] + COVERED_WEIGHT * reflection[i]));
  const slopes = localSlopes(balanceSection({ ...section, amplitudes: seen }));
  const mean = (values: Float32Array): Float64Array =>
    meanAlongSlopes({ axes: section, amplitudes: values, isLive }, slopes, REACH.diffraction);
  const covered = mean(seen);
  const smooth = mean(product(rest, diffraction));
  return rest.map((value, i) => {
    const sharp = value * diffraction[i];
    const uncovered =
      (1 - SMOOTH_SHARE) * sharp + SMOOTH_SHARE * smooth[i] * Math.sqrt(Math.max(0, diffraction[i]));
    return uncovered + covered[i] * reflection[i];
  });
}
