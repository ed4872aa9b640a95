import { MODEL_FORMAT, MODEL_VERSION } from '#jobs/model/modelFile';
import type { NewModel } from '#jobs/model/modelFolder';
import type { LearnLine } from '#jobs/recipe/learnLine';
import { countPicks } from '#jobs/recipe/pickInput';
import type { TrainingPart } from '#jobs/recipe/trainingLines';
import type { PreparedLines } from '#jobs/train/lineValidation';
import { CHANNEL_NAMES } from '#learning/input/channels';
import type { TrainingOutcome } from '#learning/training/trainer';
import { type PickedWindow, withoutAuthor } from '#seismic/picks/pick';
import { isAsStated } from '#seismic/survey/openingOptions';
import { sha256Of } from '#system/hashFile';
import { programVersion } from '#system/programVersion';

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

/** The lines in the order of their places; the fields of one are those of a model of it alone. */
function dataOf(line: LearnLine, parts: readonly TrainingPart[]): NewModel['file']['data'] {
  const one = ({ fileName, axes, fingerprint, opening }: LearnLine) => ({
    ...{ fileName, traceCount: axes.traceCount, sampleCount: axes.sampleCount, sha256: fingerprint },
    ...(isAsStated(opening) ? {} : { opening }),
  });
  if (parts.length === 1) return one(line);
  const lines = parts.map(({ own, firstTrace, firstSample }) => ({
    ...one(own.line),
    firstTrace,
    firstSample,
  }));
  return { ...one(line), fileName: lines.map(({ fileName }) => fileName).join(', '), lines };
}

/** A trained net with all that is needed to use it and to know where it came from. */
export function newModelOf(prepared: PreparedLines, outcome: TrainingOutcome): NewModel {
  const { line, parts, recipe, engine, training } = prepared;
  const { task, picks, options } = recipe;
  const { spec, weights } = training.network;
  const { sampleIntervalUs } = line.axes;
  const { steps, bestStep, reason, trainingLoss, validation } = outcome;
  return {
    file: {
      format: MODEL_FORMAT,
      version: MODEL_VERSION,
      program: programVersion(),
      task,
      spec: { inputShape: [...spec.inputShape], layers: [...spec.layers] },
      sampleIntervalUs,
      channels: [...CHANNEL_NAMES],
      options: { ...options, filters: [...options.filters], classWeights: [...options.classWeights] },
      engine: engine.name,
      picks: {
        list: picks.map(withoutAuthor),
        training: picks.map(({ id }) => id).filter((id) => !training.heldOutIds.includes(id)),
        heldOut: [...training.heldOutIds],
        counts: countPicks(picks),
        sha256: hashPicks(picks),
      },
      data: dataOf(line, parts),
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
    weights,
    memory: training.memory(),
  };
}
