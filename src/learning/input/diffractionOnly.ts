import { type BalancedSection, balanceSection } from '#learning/input/balance';
import { boxMean } from '#learning/input/boxSmooth';
import { localSlopes, meanAlongSlopes } from '#learning/input/residual';
import { dominantPeriod } from '#seismic/channels/working/dominantPeriod';
import { finiteOrZero } from '#seismic/numerics/finite';
import { log } from '#seismic/numerics/mathematics';
import { squarableScale } from '#seismic/numerics/squarableScale';
import type { Section } from '#seismic/section/section';
import { coherentPart } from '#seismic/signal/coherentPart';
import type { WindowShape } from '#seismic/signal/overlappingWindows';

/** Probabilities at every sample of a section, trace-major. */
export interface EventProbabilities {
  readonly diffraction: Float32Array;
  readonly reflection: Float32Array;
}

/** Traces to each side over which reflections are taken to be alike. */
const REFLECTION_REACH = 13;
/** Added to the mean probability of a reflection, so that few doubtful samples make no reflection. */
const LEAST_REFLECTION = 0.05;
/** Most that counts, of what remains where a reflection was. */
const COVERED_WEIGHT = 0.8;
/** Windows of the filter: traces, and dominant periods, about; samples where no period can be measured. */
const WINDOW = { traces: 32, periods: 3.5, usualSamples: 32 };
const LEAST_WINDOW_SAMPLES = 8;

function product(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, i) => value * b[i]);
}

/** The power of two that is nearest to some periods of the section. */
function windowOf(amplitudes: Float32Array, section: Section): WindowShape {
  const period = dominantPeriod(amplitudes, section);
  const samples = period === null ? WINDOW.usualSamples : WINDOW.periods * period;
  const nearest = 2 ** Math.round(log(samples) / Math.LN2);
  return { traces: WINDOW.traces, samples: Math.max(LEAST_WINDOW_SAMPLES, nearest) };
}

/** Probability of a reflection, and amplitudes times it. */
interface Reflections {
  readonly probability: Float32Array;
  readonly amplitudes: Float32Array;
}

/**
 * What remains when reflections are subtracted: their mean along their slope, weighted by the probability of a
 * reflection, so that a reflection goes on under a diffraction that crosses it.
 */
function withoutReflections(
  section: Section,
  balanced: BalancedSection,
  finite: Float32Array,
  { probability: reflection, amplitudes: reflections }: Reflections,
): Float32Array {
  const { isLive } = balanced;
  const amplitudes = product(balanced.amplitudes, reflection);
  const slopes = localSlopes({ axes: section, amplitudes, isLive });
  const mean = (values: Float32Array): Float64Array =>
    meanAlongSlopes({ axes: section, amplitudes: values, isLive }, slopes, REFLECTION_REACH);
  const sums = mean(reflections);
  const weights = mean(reflection);
  return finite.map((value, i) => {
    const there = Math.min(1, reflection[i] + weights[i]);
    return value - (sums[i] / (weights[i] + LEAST_REFLECTION)) * there;
  });
}

/**
 * Weight of what remains where reflections were: less where much of their energy remains, since there they were not
 * subtracted well.
 */
function coveredWeights(
  rest: Float32Array,
  { probability: reflection, amplitudes: reflections }: Reflections,
  section: Section,
  shape: WindowShape,
): Float32Array {
  const half = { traces: shape.traces / 2, samples: shape.samples / 2 };
  const remaining = product(rest, reflection).map((value) => value * value);
  const all = reflections.map((value) => value * value);
  for (const field of [remaining, all]) boxMean(field, section, half);
  return all.map((energy, i) =>
    energy > 0 ? COVERED_WEIGHT * Math.max(0, 1 - remaining[i] / energy) * reflection[i] : 0,
  );
}

/**
 * The diffractions of a section: what remains without reflections, by the probability of a diffraction, and of a
 * reflection that covers one; of that the part that goes on in the f-k plane of windows.
 * @returns [trace][sample]; 0 on dead traces
 */
export function diffractionOnly(
  section: Section,
  { diffraction, reflection }: EventProbabilities,
): Float32Array {
  const inFileUnits = section.amplitudes.map(finiteOrZero);
  const scale = squarableScale(inFileUnits);
  const finite = inFileUnits.map((value) => value * scale);
  const balanced = balanceSection(section);
  const shape = windowOf(finite, section);
  const reflections = { probability: reflection, amplitudes: product(finite, reflection) };
  const rest = withoutReflections(section, balanced, finite, reflections);
  const weights = coveredWeights(rest, reflections, section, shape);
  const wanted = rest.map((value, i) => value * (diffraction[i] + weights[i]));
  const found = coherentPart({ wanted, covering: reflections.amplitudes }, section, shape);
  return found.map((value, i) =>
    balanced.isLive[Math.floor(i / section.sampleCount)] === 1 ? value / scale : 0,
  );
}
