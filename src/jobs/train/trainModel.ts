import type { EngineDescription } from '#engine/names/engineReport';
import type { ComputeContext } from '#engine/start/computeContext';
import { writeModel } from '#jobs/model/modelFolder';
import { readTrainingLine, type TrainingLine } from '#jobs/recipe/learnLine';
import { type CheckpointPlan, CheckpointWriter } from '#jobs/train/checkpoint';
import type { Checkpoint } from '#jobs/train/checkpointFile';
import { divergedError } from '#jobs/train/divergedError';
import { hashPicks, newModelOf } from '#jobs/train/newModel';
import { type PreparedTraining, prepareTraining } from '#jobs/train/prepareTraining';
import { RunNewsSink } from '#jobs/train/runNewsSink';
import { runTraining } from '#jobs/train/runTraining';
import type { RunNews } from '#learning/news/runNews';
import type { Recipe } from '#learning/recipe/recipe';
import type { StopReason, TrainingOutcome } from '#learning/training/trainer';
import { wilsonInterval } from '#seismic/numerics/wilson';
import { ensureFolder } from '#system/wholeFile';

export interface TrainJob {
  readonly recipe: Recipe;
  /** The only plane whose picks are taken; each pick is on its own plane where it is left out. */
  readonly onlyPlane?: string;
  /** The file that the picks come from, for messages. */
  readonly picksPath?: string;
  /** Where model.json, weights.bin and templates.bin go. */
  readonly modelFolder: string;
  /** Where the event files go; null for none. */
  readonly logFolder: string | null;
  /** Left out for a run without checkpoints. */
  readonly checkpoint?: CheckpointPlan;
}

export interface TrainResult {
  readonly modelFolder: string;
  readonly engine: EngineDescription;
  readonly parameterCount: number;
  readonly pickCount: number;
  readonly heldOutPickCount: number;
  /** Share of held-out picks given the right class; null where none could be held out. */
  readonly validationAccuracy: number | null;
  /** Wilson's 95 % interval of that share: with few picks it is wide. */
  readonly validationInterval: { readonly low: number; readonly high: number } | null;
  readonly validationLoss: number | null;
  readonly trainingLoss: number;
  readonly steps: number;
  readonly bestStep: number;
  /** True where the user stopped it; the best weights so far are kept. */
  readonly stopped: boolean;
  readonly reason: StopReason;
  /** Step it continued from; null for a run from its beginning. */
  readonly resumedAtStep: number | null;
  /** SHA-256 of weights.bin. */
  readonly weightsSha256: string;
  readonly seconds: number;
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

/** Trains on planes that have been read. Stopping is not an error: the best weights so far are kept. */
export async function trainOnLine(
  { line, windows }: TrainingLine,
  job: TrainJob,
  context: ComputeContext<RunNews>,
): Promise<TrainResult> {
  const startedMs = performance.now();
  const recipe = { ...job.recipe, picks: windows };
  // A folder that cannot be written to is better known before the training than after it.
  const prepared = await prepareTraining(line, recipe, context, () => ensureFolder(job.modelFolder));
  const { training, engine, input } = prepared;
  try {
    const { outcome, from } = await train(prepared, job, context);
    const file = await writeModel(job.modelFolder, newModelOf(prepared, outcome));
    const { reason = outcome.reason, ...metrics } = file.metrics;
    return {
      modelFolder: job.modelFolder,
      engine: engine.description,
      parameterCount: file.weights.count,
      pickCount: input.picks.length,
      heldOutPickCount: training.heldOutIds.length,
      validationInterval: intervalOf(metrics.validationAccuracy, training.heldOutIds.length),
      ...metrics,
      reason,
      resumedAtStep: from?.state.step ?? null,
      weightsSha256: file.weights.sha256,
      seconds: (performance.now() - startedMs) / 1000,
    };
  } catch (error) {
    throw divergedError(error);
  } finally {
    training.dispose();
  }
}

/**
 * Trains a net on a line's picks and writes the model to a folder: seeded, so that the same line, picks,
 * options and engine give the same weights. Emits steps, histograms, graph and verdicts.
 * @throws JobError 'picks.invalid', 'picks.outside', 'picks.tooFew', 'engine.missing', 'argument.invalid',
 *   'training.diverged', and those of reading the line and writing the model
 */
export async function trainModel(job: TrainJob, context: ComputeContext<RunNews>): Promise<TrainResult> {
  context.emit({ kind: 'stage', stage: 'preparing' });
  const { recipe, onlyPlane, picksPath } = job;
  const line = await readTrainingLine(recipe, { picks: recipe.picks, onlyPlane, picksPath }, context);
  return trainOnLine(line, job, context);
}
