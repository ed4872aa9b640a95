import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ComputeContext } from '#engine/start/computeContext';
import type { RunningEngine } from '#engine/start/runningEngine';
import { divergedError } from '#jobs/train/divergedError';
import { RunNewsSink } from '#jobs/train/runNewsSink';
import { CropBatches } from '#learning/dense/cropBatches';
import type { DenseExample } from '#learning/dense/denseExample';
import { denseNetSpec } from '#learning/dense/denseNet';
import { NET_CHANNELS } from '#learning/dense/netChannels';
import { type NetPlan, type PretrainRecipe, trainOptionsOf } from '#learning/dense/pretrainRecipe';
import { initialWeights } from '#learning/model/initialise';
import { graphOf } from '#learning/model/modelGraph';
import type { RunNews } from '#learning/news/runNews';
import { Trainer } from '#learning/training/trainer';
import { createRandom } from '#seismic/numerics/random';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import { throwIfCancelled } from '#system/failure';
import { ProgressMeter } from '#system/progressMeter';

/** What every net of a recipe is trained with. */
export interface NetTraining {
  readonly recipe: PretrainRecipe;
  readonly engine: RunningEngine;
  readonly context: ComputeContext<RunNews>;
}

/** How one net is trained. */
export interface NetLesson {
  readonly plan: NetPlan;
  /** Crops are drawn from these. */
  readonly examples: readonly DenseExample[];
  /** As the progress tells it. */
  readonly stage: string;
  /** Weights to begin with; random ones where left out. */
  readonly from?: readonly Float32Array[];
  /** Where its news goes: the folder of event files, null for none; it only tells how far it is where left out. */
  readonly news?: { readonly logFolder: string | null };
}

/** Trains a net, one step a turn, and returns its weights. @throws JobError 'cancelled', 'training.diverged' */
export async function trainNet(
  { recipe, engine, context }: NetTraining,
  { plan, examples, stage, from, news }: NetLesson,
): Promise<Float32Array[]> {
  const { crop, seed } = recipe;
  const { randomName, teaches, classWeights, withoutPicksShare, steps } = plan;
  const random = randomName === null ? createRandom(seed) : createRandom(seed).fork(randomName);
  const spec = denseNetSpec(crop, { channelCount: NET_CHANNELS.length, ...plan });
  const weights = from?.map((values) => values.slice()) ?? initialWeights(spec, random.fork('weights'));
  const network = engine.createNetwork(spec, weights);
  const batches = new CropBatches(examples, {
    ...{ crop, teaches, classWeights, withoutPicksShare, random: random.fork('crops') },
  });
  const startMs = performance.now();
  const trainer = new Trainer({
    ...{ network, batches, validate: null, options: trainOptionsOf(recipe, plan) },
    clock: () => performance.now() - startMs,
    shouldStop: () => context.signal.aborted,
  });
  const meter = new ProgressMeter(context, { stage, total: steps, unit: 'steps' });
  const sink = news ? new RunNewsSink(context, news.logFolder, 0) : null;
  try {
    sink?.tell({ kind: 'graph', graph: graphOf(spec, EVENT_CLASSES, 'section') });
    for await (const told of trainer.run()) {
      sink?.tellTraining(told);
      if (told.kind !== 'step') continue;
      meter.tell(told.metrics.step + 1);
      await nextTurn();
      await context.waitWhilePaused?.();
    }
  } catch (error) {
    throw divergedError(error);
  } finally {
    sink?.close();
  }
  throwIfCancelled(context.signal);
  return network.weights;
}
