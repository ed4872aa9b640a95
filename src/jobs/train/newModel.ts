import type { EngineName } from '#engine/names/engineNames';
import { MODEL_FORMAT, MODEL_VERSION } from '#jobs/model/modelFile';
import type { NewModel } from '#jobs/model/modelFolder';
import { CHANNEL_NAMES, type LearnLine } from '#jobs/recipe/learnLine';
import { countPicks } from '#jobs/recipe/pickInput';
import type { Recipe } from '#learning/recipe/recipe';
import type { Lesson } from '#learning/tasks/pairs/lesson';
import type { TrainingOutcome } from '#learning/training/trainer';
import type { PickedWindow } from '#seismic/picks/pick';
import { sha256Of } from '#system/hashFile';
import { programVersion } from '#system/programVersion';

export interface LearnedParts {
  readonly line: LearnLine;
  readonly recipe: Recipe;
  readonly engine: EngineName;
  readonly lesson: Lesson;
  readonly outcome: TrainingOutcome;
}

/** Hash of a list of picks: what places and names them, in their order. */
export function hashPicks(picks: readonly PickedWindow[]): string {
  const parts = picks.map((pick) => [
    pick.id,
    pick.class,
    pick.trace,
    pick.timeMs,
    pick.traces,
    pick.durationMs,
  ]);
  return sha256Of(JSON.stringify(parts));
}

function templatesOf({ lesson, recipe }: LearnedParts): NewModel['file']['templates'] {
  return lesson.templates.flatMap(({ pickId, class: name }) => {
    const pick = recipe.picks.find(({ id }) => id === pickId);
    return pick ? [{ pickId, class: name, trace: pick.trace, timeMs: pick.timeMs }] : [];
  });
}

/** A trained net with all that is needed to use it and to know where it came from. */
export function newModelOf(parts: LearnedParts): NewModel {
  const { line, recipe, engine, lesson, outcome } = parts;
  const { picks, options } = recipe;
  const { traces, samples } = lesson.panels.shape;
  const { traceCount, sampleCount, sampleIntervalUs } = line.axes;
  const { steps, bestStep, reason, trainingLoss, validation } = outcome;
  return {
    file: {
      format: MODEL_FORMAT,
      version: MODEL_VERSION,
      program: programVersion(),
      spec: {
        inputShape: lesson.panels.inputShape,
        layers: [...lesson.network.spec.layers],
      },
      window: { traces, samples },
      sampleIntervalUs,
      channels: [...CHANNEL_NAMES],
      options: { ...options, filters: [...options.filters], classWeights: [...options.classWeights] },
      engine,
      templates: templatesOf(parts),
      picks: {
        list: [...picks],
        training: picks.map(({ id }) => id).filter((id) => !lesson.heldOutIds.includes(id)),
        heldOut: [...lesson.heldOutIds],
        counts: countPicks(picks),
        sha256: hashPicks(picks),
      },
      data: { fileName: line.fileName, traceCount, sampleCount, sha256: line.fingerprint },
      metrics: {
        steps,
        bestStep,
        stopped: reason === 'asked',
        reason,
        trainingLoss,
        validationLoss: validation?.loss ?? null,
        validationAccuracy: validation?.accuracy ?? null,
      },
    },
    weights: lesson.network.weights,
    templates: lesson.templates.map((template) => template.samples),
  };
}
