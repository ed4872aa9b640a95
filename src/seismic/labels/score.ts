import { scoreConfusion } from '#seismic/labels/confusion';
import { firstScoredTrace } from '#seismic/labels/pickedPart';
import {
  expandGrid,
  likeliestClass,
  type ProbabilityGrid,
  type SectionProbabilities,
} from '#seismic/labels/probabilityGrid';
import {
  createRanking,
  type KnownSection,
  type Precision,
  type RankedBy,
  type RankPrecisions,
  type ScoredSamples,
  scoredSamples,
} from '#seismic/labels/ranking';
import { slopeRatio } from '#seismic/signal/slopeRatio';

/** A score beside the filter without learning. */
export interface RankScore extends Precision {
  /** The no-learning f-k slope ratio on the same samples. */
  readonly baselineAveragePrecision: number;
}

/** How probabilities agree with the known truth of a simulated section. */
export interface SectionScore {
  readonly sampleCount: number;
  /** Traces scored, half-open. */
  readonly firstTrace: number;
  readonly endTrace: number;
  readonly macroF1: number;
  readonly balancedAccuracy: number;
  /** F1 by class in the order of EVENT_CLASSES. */
  readonly f1: number[];
  /** [truth][found], samples, in the order of EVENT_CLASSES. */
  readonly confusion: number[][];
  /** Macro-F1 of calling every sample the commonest class. */
  readonly chanceMacroF1: number;
  /** Diffraction against reflection, score P(D) / (P(D) + P(R)). */
  readonly againstReflection: RankScore;
  /** Diffraction against reflection and noise, score P(D). */
  readonly againstAll: RankScore;
  /** Diffraction near the apex (own slope under 0.8 samples/trace) against reflection. */
  readonly apexAgainstReflection: RankScore;
}

/** Samples in counts, [truth][found], in the order of EVENT_CLASSES. */
export function confusionOf({ indices, classes }: ScoredSamples, found: SectionProbabilities): number[][] {
  const confusion = [0, 1, 2].map(() => [0, 0, 0]);
  for (const [i, index] of indices.entries()) confusion[classes[i]][likeliestClass(found, index)]++;
  return confusion;
}

/** P(D) / (P(D) + P(R)) against reflections, P(D) against everything else. */
export function rankedByProbability({ diffraction, reflection }: SectionProbabilities): RankedBy {
  return {
    againstReflection: (index) => {
      const signal = diffraction[index] + reflection[index];
      return signal > 0 ? diffraction[index] / signal : 0.5;
    },
    againstAll: (index) => diffraction[index],
  };
}

/**
 * Scores probabilities against the truth on the right two thirds of a section, traces
 * [⌈traceCount / 3⌉, traceCount), without mixed samples and dead traces.
 */
export function scoreSection(known: KnownSection, grid: ProbabilityGrid): SectionScore {
  const { section } = known;
  const samples = scoredSamples(known);
  const probabilities = expandGrid(grid, section);
  const confusion = confusionOf(samples, probabilities);
  const precisionsOf = createRanking(known, samples);
  const found = precisionsOf(rankedByProbability(probabilities));
  const ratio = slopeRatio(section);
  const byRatio = (index: number): number => ratio[index];
  const baseline = precisionsOf({ againstReflection: byRatio, againstAll: byRatio });
  const besideBaseline = (name: keyof RankPrecisions): RankScore => ({
    ...found[name],
    baselineAveragePrecision: baseline[name].averagePrecision,
  });
  return {
    sampleCount: samples.indices.length,
    firstTrace: firstScoredTrace(section.traceCount),
    endTrace: section.traceCount,
    confusion,
    ...scoreConfusion(confusion),
    againstReflection: besideBaseline('againstReflection'),
    againstAll: besideBaseline('againstAll'),
    apexAgainstReflection: besideBaseline('apexAgainstReflection'),
  };
}
