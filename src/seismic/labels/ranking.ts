import { averagePrecision } from '#seismic/labels/averagePrecision';
import { firstScoredTrace } from '#seismic/labels/pickedPart';
import type { SectionTruth } from '#seismic/labels/sectionTruth';
import { type Section, traceOf } from '#seismic/section/section';
import { localSteepness } from '#seismic/signal/structureTensor';

/** A section with its truth. */
export interface KnownSection extends SectionTruth {
  readonly section: Section;
}

/** The samples that are scored, by index in the section, with their class index (EVENT_CLASSES). */
export interface ScoredSamples {
  readonly indices: Int32Array;
  readonly classes: Uint8Array;
}

/** Class index (EVENT_CLASSES) of a truth code; mixed samples have none. */
const CLASS_OF_CODE = [2, 0, 1, -1];
const APEX_SLOPE = 0.8;
const APEX_WIDTHS = { traces: 3, samples: 5 };

/** The right two thirds of a section without mixed samples and dead traces. */
export function scoredSamples({ section, truthClass }: KnownSection): ScoredSamples {
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

/** A score of a sample by its index in the section: larger for a likelier diffraction. */
export type SampleScore = (index: number) => number;

/** What diffractions are ordered by against reflections, and against reflections and noise. */
export interface RankedBy {
  readonly againstReflection: SampleScore;
  readonly againstAll: SampleScore;
}

/** An average precision with the share of positives, its chance level. */
export interface Precision {
  readonly averagePrecision: number;
  readonly prevalence: number;
}

/** AP_E, AP_A and AP_H of a score. */
export interface RankPrecisions {
  /** Diffraction against reflection. */
  readonly againstReflection: Precision;
  /** Diffraction against reflection and noise. */
  readonly againstAll: Precision;
  /** Diffraction near the apex (own slope under 0.8 samples/trace) against reflection. */
  readonly apexAgainstReflection: Precision;
}

/** Prepares the average precisions of any score on the scored samples of a section. */
export function createRanking(known: KnownSection, samples = scoredSamples(known)) {
  const { indices, classes } = samples;
  const steepness = localSteepness(known.diffractionOnly, known.section, APEX_WIDTHS);
  const diffraction = indices.filter((_, i) => classes[i] === 0);
  const apex = diffraction.filter((index) => steepness[index] < APEX_SLOPE);
  const reflection = indices.filter((_, i) => classes[i] === 1);
  const other = indices.filter((_, i) => classes[i] !== 0);
  const rank = (positives: Int32Array, negatives: Int32Array, score: SampleScore): Precision => {
    const count = positives.length + negatives.length;
    return {
      averagePrecision: averagePrecision(
        Float64Array.from(positives, score),
        Float64Array.from(negatives, score),
      ),
      prevalence: count === 0 ? 0 : positives.length / count,
    };
  };
  return ({ againstReflection, againstAll }: RankedBy): RankPrecisions => ({
    againstReflection: rank(diffraction, reflection, againstReflection),
    againstAll: rank(diffraction, other, againstAll),
    apexAgainstReflection: rank(apex, reflection, againstReflection),
  });
}
