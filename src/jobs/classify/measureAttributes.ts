import { shareLogits } from '#learning/dense/adaptation/shareLogits';
import { ownMeasures } from '#seismic/channels/residualShare';
import {
  atWorkingSamples,
  levelSection,
  silentOf,
  type WorkingSamples,
} from '#seismic/channels/workingSection';
import type { Section } from '#seismic/section/section';

/** A section, and the working samples at which it is measured. */
export interface AttributeAsk {
  readonly section: Section;
  readonly working: WorkingSamples;
}

/** What a section's own samples say at each working sample. */
export interface OwnAttributes {
  /** What the residual of the slant stack says. */
  readonly residual: Float32Array;
  /** Local energy with the noise beyond the band of the signal; 0 where there is no signal. */
  readonly energy: Float32Array;
}

/** Measures the attributes that need the section's own samples. */
export function measureAttributes({ section, working }: AttributeAsk): OwnAttributes {
  const level = levelSection(section);
  const { residualShare, energy } = ownMeasures(level, working.sampleStep);
  silentOf(level)?.forEach((isSilent, i) => {
    if (isSilent === 1) energy[i] = 0;
  });
  return {
    residual: shareLogits(atWorkingSamples(residualShare, working, section)),
    energy: atWorkingSamples(energy, working, section),
  };
}
