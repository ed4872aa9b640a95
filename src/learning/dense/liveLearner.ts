/** Ways to use the pre-trained net; `both` is the mean of the answers with and without picks. */
export const PRETRAINED_USES = ['withoutPicks', 'withPicks', 'both'] as const;
export type PretrainedUse = (typeof PRETRAINED_USES)[number];

/** Answers that need no training: those uses, and an attribute that has learned nothing. */
export const LIVE_LEARNERS = [...PRETRAINED_USES, 'slopeRatio'] as const;
export type LiveLearner = (typeof LIVE_LEARNERS)[number];

/** How a use of the net does on picks that it was not shown. */
export interface UseJudgement {
  readonly use: PretrainedUse;
  readonly count: number;
  /** Picks whose class has the largest mean probability in the middle of their window. */
  readonly right: number;
  /** Wilson's 95 % interval of the share that is right. */
  readonly interval: { readonly low: number; readonly high: number };
  /** Mean cross-entropy of the picks' classes, nats. */
  readonly loss: number;
}

/** The use with the lowest loss on held-out picks; that without picks where nothing was judged. */
export function bestUse(judgements: readonly UseJudgement[]): PretrainedUse {
  const [first, ...others] = judgements;
  if (!first) return 'withoutPicks';
  return others.reduce((best, one) => (one.loss < best.loss ? one : best), first).use;
}
