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
