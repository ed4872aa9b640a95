import { balanceSection } from '#learning/input/balance';
import { dipResidual, localSlopes } from '#learning/input/residual';
import type { Section } from '#seismic/section/section';

/** Probabilities at every sample of a section, trace-major. */
export interface EventProbabilities {
  readonly diffraction: Float32Array;
  readonly reflection: Float32Array;
}

/** Share of the residual that is taken where reflections are: half of it is what they left over. */
const RESIDUAL_SHARE = 0.5;

/**
 * The diffractions of a section. Where it is diffraction, all of its amplitude; where it is reflection, half of
 * what is left after subtraction of the mean along the local slope: diffractions go on under reflections.
 */
export function diffractionOnly(
  section: Section,
  { diffraction, reflection }: EventProbabilities,
): Float32Array {
  const { amplitudes, ...axes } = section;
  const balanced = balanceSection(section);
  const slopes = localSlopes(balanced);
  const finite = amplitudes.map((value) => (Number.isFinite(value) ? value : 0));
  const residual = dipResidual({ axes, amplitudes: finite, isLive: balanced.isLive }, slopes);
  for (let i = 0; i < residual.length; i++)
    residual[i] = finite[i] * diffraction[i] + RESIDUAL_SHARE * residual[i] * reflection[i];
  return residual;
}
