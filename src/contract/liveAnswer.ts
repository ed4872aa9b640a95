import type { LiveLearner, PretrainedUse, UseJudgement } from '#learning/dense/liveLearner';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';

/** Probabilities of the open line that need no training, with the picks as they were at `revision`. */
export interface LiveAnswer {
  readonly learner: LiveLearner;
  /** The plane that it is of. */
  readonly plane: string;
  readonly revision: number;
  readonly grid: ProbabilityGrid;
  /** From the request to the answer. */
  readonly seconds: number;
}

/** The uses of the pre-trained net, judged by the picks left out in turn; empty with fewer than two picks. */
export interface LiveJudgements {
  readonly revision: number;
  readonly judgements: readonly UseJudgement[];
  /** The use to take, by `bestUse`; null where nothing was judged. */
  readonly best: PretrainedUse | null;
}
