import { balanceSection } from '#learning/input/balance';
import { dipResidual, localSlopes } from '#learning/input/residual';
import type { Section } from '#seismic/section/section';

/**
 * The diffractions of a section: what is left of its amplitudes after subtraction of their mean along the
 * local slope, times the probability that they are diffractions.
 * @param probability P(diffraction) at every sample, trace-major
 */
export function diffractionOnly(section: Section, probability: Float32Array): Float32Array {
  const { amplitudes, ...axes } = section;
  const balanced = balanceSection(section);
  const slopes = localSlopes(balanced);
  const finite = amplitudes.map((value) => (Number.isFinite(value) ? value : 0));
  const residual = dipResidual({ axes, amplitudes: finite, isLive: balanced.isLive }, slopes);
  for (let i = 0; i < residual.length; i++) residual[i] *= probability[i];
  return residual;
}
