import type { ClassificationReport } from '#jobs/export/report';
import type { StoredModel } from '#jobs/model/modelFolder';
import type { PretrainedModel } from '#jobs/pretrain/pretrainedFile';
import { bestUse, type PretrainedUse, type UseJudgement } from '#learning/dense/liveLearner';
import { parameterCount } from '#learning/model/modelSpec';
import { EVENT_CLASSES, type EventClass } from '#seismic/picks/pick';

/** What results say of the net that they come from. */
export interface Classifier {
  readonly sha256: string;
  /** What it learned from, for the caption of a picture. */
  readonly caption: string;
  readonly report: Pick<ClassificationReport, 'model' | 'settings' | 'learner'>;
}

/** A net trained on a line's picks, out of its folder. */
export function trainedClassifier({ file, sha256 }: StoredModel, folder: string): Classifier {
  const { spec, data, picks, metrics, options, task } = file;
  const count = EVENT_CLASSES.reduce((sum, eventClass) => sum + picks.counts[eventClass], 0);
  return {
    sha256,
    caption: `trained on ${count} picks of ${data.fileName}`,
    report: {
      model: {
        folder,
        sha256,
        parameterCount: parameterCount(spec),
        trainedOn: data.fileName,
        pickCounts: picks.counts,
        heldOutPickCount: picks.heldOut.length,
        validationAccuracy: metrics.validationAccuracy,
      },
      settings: options,
      learner: { name: task, usesPicks: true, use: null, reason: 'The model was named.', judgements: [] },
    },
  };
}

/** How a pre-trained net was used. */
export interface PretrainedRun {
  readonly folder: string;
  readonly pickCounts: Readonly<Record<EventClass, number>>;
  readonly use: PretrainedUse;
  readonly judgements: readonly UseJudgement[];
}

const USE_WORDS: Readonly<Record<PretrainedUse, string>> = {
  withoutPicks: 'without picks',
  withPicks: 'shown the picks',
  both: 'the mean of both',
  adapted: 'adapted to the picks',
};

const BEST_WORDS: Readonly<Record<PretrainedUse, string>> = {
  withoutPicks: 'Clearly better',
  withPicks: 'No other use is clearly better',
  both: 'Clearly better',
  adapted: 'Better when filters correct the net',
};

/** Why the net was used so: "shown the picks: of 30 left out in turn 28 are right; without picks 26, …". */
function reasonWords({ use, judgements }: Pick<PretrainedRun, 'use' | 'judgements'>): string {
  const chosen = judgements.find((one) => one.use === use);
  if (!chosen) return 'There are no picks to judge by.';
  const others = judgements.filter((one) => one !== chosen);
  const rest = others.map((one) => `${USE_WORDS[one.use]} ${one.right}`).join(', ');
  const best = BEST_WORDS[use];
  const why = use === bestUse(judgements) ? best : 'As asked';
  return `${why}, on picks left out in turn: ${USE_WORDS[use]}, ${chosen.right} of ${chosen.count} right; ${rest}.`;
}

/** The pre-trained net, with or without picks. */
export function pretrainedClassifier({ file, sha256 }: PretrainedModel, run: PretrainedRun): Classifier {
  const { recipe, weights } = file;
  const pickCount = EVENT_CLASSES.reduce((sum, eventClass) => sum + run.pickCounts[eventClass], 0);
  const judged = run.judgements.find((one) => one.use === run.use);
  const trainedOn = `${recipe.sections} simulated sections, seed ${recipe.seed}`;
  return {
    sha256,
    caption: `pre-trained on ${trainedOn}${pickCount === 0 ? '' : `; ${pickCount} picks`}`,
    report: {
      model: {
        folder: run.folder,
        sha256,
        parameterCount: weights.count,
        trainedOn,
        pickCounts: { ...run.pickCounts },
        heldOutPickCount: judged?.count ?? 0,
        validationAccuracy: judged ? judged.right / judged.count : null,
      },
      settings: null,
      learner: {
        name: 'pretrained',
        usesPicks: pickCount > 0 && run.use !== 'withoutPicks',
        use: run.use,
        reason: reasonWords(run),
        judgements: run.judgements.map((one) => ({ ...one })),
      },
    },
  };
}
