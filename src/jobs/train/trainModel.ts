import type { ComputeContext } from '#engine/start/computeContext';
import type { ModelFile } from '#jobs/model/modelFile';
import { writeModel } from '#jobs/model/modelFolder';
import { readTrainingLines, type TrainingLines, type TrainingLinesRequest } from '#jobs/recipe/trainingLines';
import { type CheckpointPlan, CheckpointWriter } from '#jobs/train/checkpoint';
import type { Checkpoint } from '#jobs/train/checkpointFile';
import { divergedError } from '#jobs/train/divergedError';
import { validateByLine } from '#jobs/train/lineValidation';
import { hashPicks, newModelOf } from '#jobs/train/newModel';
import { type PreparedTraining, prepareTraining } from '#jobs/train/prepareTraining';
import { RunNewsSink } from '#jobs/train/runNewsSink';
import { runTraining } from '#jobs/train/runTraining';
import { writeTrainingReport } from '#jobs/train/trainingReport';
import type { TrainResult } from '#jobs/train/trainResult';
import type { RunNews } from '#learning/news/runNews';
import type { Recipe } from '#learning/recipe/recipe';
import type { TrainingOutcome } from '#learning/training/trainer';
import { wilsonInterval } from '#seismic/numerics/wilson';
import { ensureFolder } from '#system/wholeFile';

export interface TrainJob extends TrainingLinesRequest {
  readonly recipe: Recipe;
  /** Where model.json, weights.bin and templates.bin go. */
  readonly modelFolder: string;
  /** Where the event files go; null for none. */
  readonly logFolder: string | null;
  /** Left out for a run without checkpoints. */
  readonly checkpoint?: CheckpointPlan;
}

function intervalOf(share: number | null, count: number): TrainResult['validationInterval'] {
  if (share === null) return null;
  const { low, high } = wilsonInterval(Math.round(share * count), count);
  return { low, high };
}

/** The run's checkpoints, and the one that it continues from. */
async function openCheckpoint(
  { recipe, line, engine, training }: PreparedTraining,
  plan: CheckpointPlan | undefined,
  context: ComputeContext<RunNews>,
): Promise<{ checkpoints: CheckpointWriter | null; from: Checkpoint | null }> {
  if (!plan) return { checkpoints: null, from: null };
  const hashes = { picksSha256: hashPicks(recipe.picks), dataSha256: line.fingerprint };
  const { task, options } = recipe;
  const checkpoints = new CheckpointWriter(plan, { task, options, engine: engine.name, ...hashes });
  const from = await checkpoints.read(training.network.spec);
  if (plan.resume && !from) context.warn('No checkpoint was there: training starts from its beginning.');
  return { checkpoints, from };
}

interface Trained {
  readonly outcome: TrainingOutcome;
  readonly from: Checkpoint | null;
}

async function train(
  prepared: PreparedTraining,
  { checkpoint, logFolder }: TrainJob,
  context: ComputeContext<RunNews>,
): Promise<Trained> {
  const { checkpoints, from } = await openCheckpoint(prepared, checkpoint, context);
  const sink = new RunNewsSink(context, logFolder, from?.state.step ?? 0);
  try {
    return { from, outcome: await runTraining({ prepared, context, sink, checkpoints, from }) };
  } finally {
    sink.close();
  }
}

/** Writes the report of a training on several lines beside its model. */
function writeReport(result: TrainResult, model: ModelFile): Promise<void> {
  const { modelFolder, weightsSha256, pickCount, trainingLoss, byLine } = result;
  const byPlace = {
    pickCount: result.heldOutPickCount,
    accuracy: result.validationAccuracy,
    interval: result.validationInterval,
    loss: result.validationLoss,
  };
  const training = { weightsSha256, pickCount, trainingLoss, byPlace, byLine: [...byLine] };
  return writeTrainingReport(modelFolder, training, model);
}

/** Trains on lines that have been read. Stopping is not an error: the best weights so far are kept. */
export async function trainOnLines(
  { line, windows, parts }: TrainingLines,
  job: TrainJob,
  context: ComputeContext<RunNews>,
): Promise<TrainResult> {
  const startedMs = performance.now();
  const recipe = { ...job.recipe, picks: windows };
  // A folder that cannot be written to is better known before the training than after it.
  const plain = await prepareTraining(line, recipe, context, () => ensureFolder(job.modelFolder));
  const prepared = { ...plain, parts };
  const { training, engine, input } = prepared;
  try {
    const { outcome, from } = await train(prepared, job, context);
    const file = await writeModel(job.modelFolder, newModelOf(prepared, outcome));
    const { reason = outcome.reason, ...metrics } = file.metrics;
    const byLine = await validateByLine(prepared, context);
    const result: TrainResult = {
      modelFolder: job.modelFolder,
      engine: engine.description,
      parameterCount: file.weights.count,
      pickCount: input.picks.length,
      heldOutPickCount: training.heldOutIds.length,
      validationInterval: intervalOf(metrics.validationAccuracy, training.heldOutIds.length),
      ...metrics,
      byLine,
      reason,
      resumedAtStep: from?.state.step ?? null,
      weightsSha256: file.weights.sha256,
      seconds: (performance.now() - startedMs) / 1000,
    };
    if (parts.length > 1) await writeReport(result, file);
    return result;
  } catch (error) {
    throw divergedError(error);
  } finally {
    training.dispose();
  }
}

/**
 * Trains a net on the picks of one or more lines and writes the model to a folder: seeded, so that the same lines,
 * picks, options and engine give the same weights. With several lines, each is then judged by a net that is trained
 * on the others. Emits steps, histograms, graph and verdicts.
 * @throws JobError 'picks.invalid', 'picks.outside', 'picks.tooFew', 'engine.missing', 'argument.invalid',
 *   'training.diverged', and those of reading the line and writing the model
 */
export async function trainModel(job: TrainJob, context: ComputeContext<RunNews>): Promise<TrainResult> {
  context.emit({ kind: 'stage', stage: 'preparing' });
  const { recipe, onlyPlane, picksPaths } = job;
  const lines = await readTrainingLines(recipe, { onlyPlane, picksPaths }, context);
  return trainOnLines(lines, job, context);
}
