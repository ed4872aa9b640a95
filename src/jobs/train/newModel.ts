import { MODEL_FORMAT, MODEL_VERSION } from '#jobs/model/modelFile';
import type { NewModel } from '#jobs/model/modelFolder';
import { countPicks } from '#jobs/recipe/pickInput';
import type { PreparedTraining } from '#jobs/train/prepareTraining';
import { CHANNEL_NAMES } from '#learning/input/channels';
import type { TrainingOutcome } from '#learning/training/trainer';
import type { PickedWindow } from '#seismic/picks/pick';
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

/** A trained net with all that is needed to use it and to know where it came from. */
export function newModelOf(prepared: PreparedTraining, outcome: TrainingOutcome): NewModel {
  const { line, recipe, engine, training } = prepared;
  const { task, picks, options } = recipe;
  const { spec, weights } = training.network;
  const { traceCount, sampleCount, sampleIntervalUs } = line.axes;
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
        list: [...picks],
        training: picks.map(({ id }) => id).filter((id) => !training.heldOutIds.includes(id)),
        heldOut: [...training.heldOutIds],
        counts: countPicks(picks),
        sha256: hashPicks(picks),
      },
      data: {
        ...{ fileName: line.fileName, traceCount, sampleCount, sha256: line.fingerprint },
        ...(isAsStated(line.opening) ? {} : { opening: line.opening }),
      },
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
