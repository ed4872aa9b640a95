import { averagePrecision } from '#seismic/labels/averagePrecision';
import { scoreConfusion } from '#seismic/labels/confusion';
import { firstScoredTrace } from '#seismic/labels/pickedPart';
import { expandGrid, likeliestClass, type ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import type { SectionTruth } from '#seismic/labels/sectionTruth';
import { type Section, traceOf } from '#seismic/section/section';
import { slopeRatio } from '#seismic/signal/slopeRatio';
import { localSteepness } from '#seismic/signal/structureTensor';

/** A score with the share of positives beside it: chance level of an average precision. */
export interface RankScore {
  readonly averagePrecision: number;
  readonly prevalence: number;
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

/** A section with its truth. */
export interface KnownSection extends SectionTruth {
  readonly section: Section;
}

/** Class index (EVENT_CLASSES) of a truth code; mixed samples have none. */
const CLASS_OF_CODE = [2, 0, 1, -1];
const APEX_SLOPE = 0.8;
const APEX_WIDTHS = { traces: 3, samples: 5 };

/** The samples that are scored, with their class. */
interface ScoredSamples {
  readonly indices: Int32Array;
  readonly classes: Uint8Array;
}

function scoredSamples({ section, truthClass }: KnownSection): ScoredSamples {
  const indices: number[] = [];
  const classes: number[] = [];
  for (let trace = firstScoredTrace(section.traceCount); trace < section.traceCount; trace++) {
    if (traceOf(section, trace).every((amplitude) => amplitude === 0)) continue;
    for (let i = trace * section.sampleCount; i < (trace + 1) * section.sampleCount; i++) {
      const index = CLASS_OF_CODE[truthClass[i]] ?? -1;
      if (index < 0) continue;
      indices.push(i);
      classes.push(index);
    }
  }
  return { indices: Int32Array.from(indices), classes: Uint8Array.from(classes) };
}

type SampleScore = (index: number) => number;

interface Ranking {
  readonly isPositive: (classIndex: number, index: number) => boolean;
  readonly isNegative: (classIndex: number) => boolean;
  readonly score: SampleScore;
  readonly baseline: SampleScore;
}

function rank(samples: ScoredSamples, ranking: Ranking): RankScore {
  const { indices, classes } = samples;
  const positives = indices.filter((index, i) => ranking.isPositive(classes[i], index));
  const negatives = indices.filter((_, i) => ranking.isNegative(classes[i]));
  const precisionOf = (score: SampleScore): number =>
    averagePrecision(Float64Array.from(positives, score), Float64Array.from(negatives, score));
  const count = positives.length + negatives.length;
  return {
    averagePrecision: precisionOf(ranking.score),
    prevalence: count === 0 ? 0 : positives.length / count,
    baselineAveragePrecision: precisionOf(ranking.baseline),
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
  const confusion = [0, 1, 2].map(() => [0, 0, 0]);
  for (const [i, index] of samples.indices.entries())
    confusion[samples.classes[i]][likeliestClass(probabilities, index)]++;
  const ratio = slopeRatio(section);
  const steepness = localSteepness(known.diffractionOnly, section, APEX_WIDTHS);
  const baseline: SampleScore = (index) => ratio[index];
  const shareOfD: SampleScore = (index) => {
    const d = probabilities.diffraction[index];
    const signal = d + probabilities.reflection[index];
    return signal > 0 ? d / signal : 0.5;
  };
  const isDiffraction = (c: number): boolean => c === 0;
  const isReflection = (c: number): boolean => c === 1;
  const isApex = (c: number, index: number): boolean => c === 0 && steepness[index] < APEX_SLOPE;
  const againstReflection = { isNegative: isReflection, score: shareOfD, baseline };
  return {
    sampleCount: samples.indices.length,
    firstTrace: firstScoredTrace(section.traceCount),
    endTrace: section.traceCount,
    confusion,
    ...scoreConfusion(confusion),
    againstReflection: rank(samples, { ...againstReflection, isPositive: isDiffraction }),
    againstAll: rank(samples, {
      isPositive: isDiffraction,
      isNegative: (c) => c !== 0,
      score: (index) => probabilities.diffraction[index],
      baseline,
    }),
    apexAgainstReflection: rank(samples, { ...againstReflection, isPositive: isApex }),
  };
}
