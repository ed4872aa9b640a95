import { z } from 'zod';
import { abstentionCurve } from '#learning/judging/abstention';
import { type HeldOutPick, likeliestOf } from '#learning/judging/heldOutPick';
import { pickLosses, suspiciousLoss } from '#learning/judging/pickLosses';
import { rankingOf } from '#learning/judging/rankCurves';
import { reliabilityOf } from '#learning/judging/reliability';

const SHARE = z.number().min(0).max(1);

const RANK_POINT = z.object({
  threshold: SHARE.describe('picks with at least this probability of the class are given it'),
  precision: SHARE,
  recall: SHARE.describe('true positive rate'),
  falsePositiveRate: SHARE,
});

const RELIABILITY = z.object({
  bins: z.array(
    z.object({
      from: SHARE,
      to: SHARE,
      count: z.int(),
      confidence: SHARE.describe('mean probability of the answered class'),
      accuracy: SHARE.describe('share that is right'),
    }),
  ),
  calibrationError: SHARE.describe('ECE: mean distance of confidence and accuracy, by picks'),
});

/** How a classifier does on picks that it was not shown: what the diagrams of the window and report.json show. */
export const JUDGING_SCHEMA = z.object({
  classes: z.array(z.string()).describe('in the order of the rows, columns and curves'),
  confusion: z.array(z.array(z.int())).describe('[picked][answered], picks'),
  ranking: z
    .array(
      z.object({
        class: z.string(),
        averagePrecision: SHARE,
        prevalence: SHARE.describe('share of the class: the average precision of chance'),
        areaUnderCurve: SHARE.describe('of the ROC curve; .5 is chance'),
        points: z.array(RANK_POINT).describe('from the highest threshold down'),
      }),
    )
    .describe('each class against all others; without classes that no pick, or every pick, has'),
  reliability: z.object({
    uncalibrated: RELIABILITY.nullable().describe('at temperature 1; null where there is no temperature'),
    calibrated: RELIABILITY.describe('as answered'),
  }),
  abstention: z.object({
    points: z
      .array(
        z.object({
          threshold: SHARE.describe('picks whose likeliest class has less are not answered'),
          answered: SHARE.describe('share of all picks'),
          accuracy: SHARE.describe('share of the answered picks that is right'),
        }),
      )
      .describe('threshold ascending'),
    wanted: SHARE.describe('accuracy that the threshold is chosen for'),
    threshold: SHARE.nullable().describe('the lowest that reaches it; null where none does'),
  }),
  picks: z
    .array(
      z.object({
        id: z.string(),
        picked: z.string(),
        answered: z.string(),
        loss: z.number().describe('cross-entropy, nats'),
        isSuspicious: z.boolean().describe('loss above suspiciousLoss: look at the label again'),
      }),
    )
    .describe('the highest loss first'),
  suspiciousLoss: z
    .number()
    .describe('median + 3.5 · 1.4826 · median absolute deviation of the losses, at least ln(classes)'),
});

export type JudgingFigures = z.infer<typeof JUDGING_SCHEMA>;

/** Counts of picks, [picked][answered]. */
function confusionOf(picks: readonly HeldOutPick[], classCount: number): number[][] {
  const counts = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
  for (const { label, probabilities } of picks) counts[label][likeliestOf(probabilities)]++;
  return counts;
}

/** The picks at temperature 1; null where there is no temperature. */
function atTemperatureOne(picks: readonly HeldOutPick[]): HeldOutPick[] | null {
  const found = picks.flatMap(({ uncalibrated, ...pick }) =>
    uncalibrated ? [{ ...pick, probabilities: uncalibrated }] : [],
  );
  return found.length === picks.length ? found : null;
}

/** What picks that were left out in turn say of a classifier. One pick at least. */
export function judgingFigures(picks: readonly HeldOutPick[], classes: readonly string[]): JudgingFigures {
  const losses = pickLosses(picks);
  const limit = suspiciousLoss(losses, classes.length);
  const uncalibrated = atTemperatureOne(picks);
  return {
    classes: [...classes],
    confusion: confusionOf(picks, classes.length),
    ranking: classes.flatMap((name, label) => {
      const ranking = rankingOf(picks, label);
      return ranking ? [{ class: name, ...ranking }] : [];
    }),
    reliability: {
      uncalibrated: uncalibrated && reliabilityOf(uncalibrated),
      calibrated: reliabilityOf(picks),
    },
    abstention: abstentionCurve(picks),
    picks: picks
      .map(({ id, label, probabilities }, i) => ({
        ...{ id, picked: classes[label], answered: classes[likeliestOf(probabilities)] },
        ...{ loss: losses[i], isSuspicious: losses[i] > limit },
      }))
      .sort((a, b) => b.loss - a.loss),
    suspiciousLoss: limit,
  };
}
