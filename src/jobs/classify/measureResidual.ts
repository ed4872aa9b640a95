import { shareLogits } from '#learning/dense/adaptation/shareLogits';
import { residualShare } from '#seismic/channels/residualShare';
import { atWorkingSamples, levelSection, type WorkingSamples } from '#seismic/channels/workingSection';
import type { Section } from '#seismic/section/section';

/** A section, and the working samples at which it is measured. */
export interface ResidualAsk {
  readonly section: Section;
  readonly working: WorkingSamples;
}

/** What the residual of the slant stack says at each working sample. */
export function measureResidual({ section, working }: ResidualAsk): Float32Array {
  const share = residualShare(levelSection(section), working.sampleStep);
  return shareLogits(atWorkingSamples(share, working, section));
}
