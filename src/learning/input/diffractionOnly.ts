import { balanceSection } from '#learning/input/balance';
import { localSlopes, meanAlongSlopes } from '#learning/input/residual';
import type { Section } from '#seismic/section/section';

/** Probabilities at every sample of a section, trace-major. */
export interface EventProbabilities {
  readonly diffraction: Float32Array;
  readonly reflection: Float32Array;
}

/** Traces to each side over which reflections, and diffractions under them, are taken to be alike. */
const REACH = { reflection: 12, diffraction: 2 };
/** Share of what is found under reflections that is taken: some of it is what they left over. */
const COVERED_SHARE = 0.8;

/**
 * The diffractions of a section. Where it is diffraction, all of its amplitude. Diffractions go on under
 * reflections: there the mean along the slope of what is reflection is subtracted, and of the rest that is taken
 * which goes on along its own slope.
 */
export function diffractionOnly(
  section: Section,
  { diffraction, reflection }: EventProbabilities,
): Float32Array {
  const { amplitudes, ...axes } = section;
  const finite = amplitudes.map((value) => (Number.isFinite(value) ? value : 0));
  const balanced = balanceSection(section);
  const { isLive } = balanced;
  const reflections = balanced.amplitudes.map((value, i) => value * reflection[i]);
  const reflectionSlopes = localSlopes({ axes, amplitudes: reflections, isLive });
  const means = meanAlongSlopes({ axes, amplitudes: finite, isLive }, reflectionSlopes, REACH.reflection);
  const rest = finite.map(
    (value, i) => (value - means[i] * reflection[i]) * (diffraction[i] + reflection[i]),
  );
  const restSlopes = localSlopes(balanceSection({ ...axes, amplitudes: rest }));
  const covered = meanAlongSlopes({ axes, amplitudes: rest, isLive }, restSlopes, REACH.diffraction);
  return finite.map((value, i) => value * diffraction[i] + COVERED_SHARE * covered[i] * reflection[i]);
}
