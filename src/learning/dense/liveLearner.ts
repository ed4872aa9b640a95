import type { JudgingFigures } from '#learning/judging/judgingFigures';

/** Outputs of the pre-trained net; `both` is the mean of those with and without picks. */
export const NET_USES = ['withoutPicks', 'withPicks', 'both'] as const;
export type NetUse = (typeof NET_USES)[number];

/** Ways to use the pre-trained net; `adapted` is the mean of both, corrected by filters as the picks say. */
export const PRETRAINED_USES = [...NET_USES, 'adapted'] as const;
export type PretrainedUse = (typeof PRETRAINED_USES)[number];

/** The outputs that a use is made of. */
export function netUseOf(use: PretrainedUse): NetUse {
  return use === 'adapted' ? 'both' : use;
}

/**
 * Answers that need no training of a net: those uses, a linear head that learns any classes of the picks, and an
 * attribute that has learned nothing.
 */
export const LIVE_LEARNERS = [...PRETRAINED_USES, 'head', 'slopeRatio'] as const;
export type LiveLearner = (typeof LIVE_LEARNERS)[number];

/** Learners whose answers are written to files. */
export const EXPORTED_LEARNERS = [...PRETRAINED_USES, 'head'] as const;
export type ExportedLearner = (typeof EXPORTED_LEARNERS)[number];

/** How a learner does on picks that it was not shown. */
export interface LearnerJudgement {
  readonly count: number;
  /** Picks whose class has the largest mean probability in the middle of their window. */
  readonly right: number;
  /** Wilson's 95 % interval of the share that is right. */
  readonly interval: { readonly low: number; readonly high: number };
  /** Mean cross-entropy of the picks' classes, nats. */
  readonly loss: number;
  /** Confusion, ranking, reliability, abstention and loss of each pick. */
  readonly figures: JudgingFigures;
}

/** How the head does. */
export interface JudgedHead extends LearnerJudgement {
  /** Whether it has learned from the section, too, and not from the picks alone. */
  readonly isTaughtBySection: boolean;
}

/** How a use of the net does. */
export interface UseJudgement extends LearnerJudgement {
  readonly use: PretrainedUse;
  /** Standard error of the mean by which the loss differs, pick by pick, from that of the net shown the picks. */
  readonly lossError: number;
}

/** Standard errors by which another use has to be better than the net that is shown the picks. */
const CLEARLY_BETTER = 2;

/**
 * The use to take by held-out picks: the net is shown the picks, or adapted to them where that lowers the loss,
 * unless another use is clearly better. The difference on thirty picks is mostly chance, and on lines with known truth
 * showing the picks is best or near it. Without picks where nothing was judged.
 */
export function bestUse(
  judgements: readonly Pick<UseJudgement, 'use' | 'loss' | 'lossError'>[],
): PretrainedUse {
  const shown = judgements.find(({ use }) => use === 'withPicks');
  if (!shown) return 'withoutPicks';
  const isTaken = ({ use, loss, lossError }: (typeof judgements)[number]): boolean =>
    loss + (use === 'adapted' ? 0 : CLEARLY_BETTER * lossError) < shown.loss;
  return judgements.filter(isTaken).reduce((best, one) => (one.loss < best.loss ? one : best), shown).use;
}
