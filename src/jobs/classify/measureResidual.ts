import { shareLogits } from '#learning/dense/adaptation/attributes';
import { residualShare } from '#seismic/channels/residualShare';
import { atWorkingSamples, type LevelSection, type WorkingSamples } from '#seismic/channels/workingSection';

/** A section, and the working samples at which it is measured. */
export interface ResidualAsk {
  readonly level: LevelSection;
  readonly working: WorkingSamples;
}

/** What the residual of the slant stack says at each working sample. */
export function measureResidual({ level, working }: ResidualAsk): Float32Array {
  return shareLogits(atWorkingSamples(residualShare(level, working.sampleStep), working, level));
}
