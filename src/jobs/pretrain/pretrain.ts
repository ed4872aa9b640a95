import { setImmediate as nextTurn } from 'node:timers/promises';
import { chooseEngine } from '#engine/choose/chooseEngine';
import type { EngineName } from '#engine/names/engineNames';
import { describeEngine } from '#engine/names/engineWords';
import type { ComputeContext } from '#engine/start/computeContext';
import type { RunningEngine } from '#engine/start/runningEngine';
import { judgeExamples } from '#jobs/pretrain/judgeExamples';
import { makeExamples } from '#jobs/pretrain/makeExamples';
import { type PretrainedFile, writePretrained } from '#jobs/pretrain/pretrainedFile';
import { divergedError } from '#jobs/train/divergedError';
import { RunNewsSink } from '#jobs/train/runNewsSink';
import { withoutClassWeights } from '#learning/dense/calibration';
import { CropBatches } from '#learning/dense/cropBatches';
import type { DenseExample } from '#learning/dense/denseExample';
import { denseNetSpec } from '#learning/dense/denseNet';
import { NET_CHANNELS } from '#learning/dense/netChannels';
import {
  kindsOfRecipe,
  type NetPlan,
  netPlans,
  type PretrainRecipe,
  trainOptionsOf,
} from '#learning/dense/pretrainRecipe';
import { initialWeights } from '#learning/model/initialise';
import { graphOf } from '#learning/model/modelGraph';
import type { RunNews } from '#learning/news/runNews';
import { Trainer } from '#learning/training/trainer';
import { createRandom } from '#seismic/numerics/random';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import type { TrainingSectionOptions } from '#seismic/simulate/training/trainingSection';
import { throwIfCancelled } from '#system/failure';
import { programVersion } from '#system/programVersion';
import { ProgressMeter } from '#system/progressMeter';
import { ensureFolder } from '#system/wholeFile';

export interface PretrainJob {
  readonly recipe: PretrainRecipe;
  readonly modelFolder: string;
  /** Where the event files go; null for none. */
  readonly logFolder: string | null;
  readonly engine?: EngineName | 'auto';
}

export interface PretrainResult {
  readonly file: PretrainedFile;
  readonly seconds: number;
}

/** Channels and classes of the net that is pre-trained here. */
const SIDES = { channels: [...NET_CHANNELS], classes: [...EVENT_CLASSES] };

/** Seeds of the simulated sections: those that are trained on, then those that judge. */
function sectionsOf({
  seed,
  sections,
  validationSections,
  traceCount,
  sampleCount,
  like,
}: PretrainRecipe): TrainingSectionOptions[] {
  const random = createRandom(seed).fork('sections');
  return Array.from({ length: sections + validationSections }, () => ({
    seed: random.integer(2 ** 32),
    traceCount,
    sampleCount,
    ...(like && { like }),
  }));
}

async function simulateAll(
  sections: readonly TrainingSectionOptions[],
  context: ComputeContext<RunNews>,
): Promise<DenseExample[]> {
  const meter = new ProgressMeter(context, { stage: 'Simulating', total: sections.length, unit: 'sections' });
  const { signal } = context;
  return makeExamples({ sections, signal, onExample: (done) => meter.tell(done) });
}

/** What every net of a recipe is trained with. */
interface Training {
  readonly job: PretrainJob;
  readonly examples: readonly DenseExample[];
  readonly engine: RunningEngine;
  readonly context: ComputeContext<RunNews>;
}

/** Where the news of a net goes; the net of apexes only says how far it is. */
interface Follower {
  readonly stage: string;
  readonly sink: RunNewsSink | null;
}

/** Trains a net, one step a turn, and returns its weights. @throws JobError 'cancelled', 'training.diverged' */
async function trainNet(
  plan: NetPlan,
  training: Training,
  { stage, sink }: Follower,
): Promise<Float32Array[]> {
  const { job, examples, engine, context } = training;
  const { crop, seed } = job.recipe;
  const { teaches, classWeights, withoutPicksShare, steps } = plan;
  const random = teaches === 'labels' ? createRandom(seed) : createRandom(seed).fork(teaches);
  const spec = denseNetSpec(crop, { channelCount: NET_CHANNELS.length, ...plan });
  const network = engine.createNetwork(spec, initialWeights(spec, random.fork('weights')));
  const batches = new CropBatches(examples, {
    ...{ crop, teaches, classWeights, withoutPicksShare, random: random.fork('crops') },
  });
  const startMs = performance.now();
  const trainer = new Trainer({
    ...{ network, batches, validate: null, options: trainOptionsOf(job.recipe, plan) },
    clock: () => performance.now() - startMs,
    shouldStop: () => context.signal.aborted,
  });
  const meter = new ProgressMeter(context, { stage, total: steps, unit: 'steps' });
  try {
    sink?.tell({ kind: 'graph', graph: graphOf(spec, EVENT_CLASSES, 'section') });
    for await (const news of trainer.run()) {
      sink?.tellTraining(news);
      if (news.kind !== 'step') continue;
      meter.tell(news.metrics.step + 1);
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

/**
 * Pre-trains a net on simulated sections, and a second one that finds apexes, and writes both to a folder: seeded, so that the same recipe and
 * engine give the same weights.
 * @throws JobError 'cancelled', 'engine.missing', 'training.diverged', 'disk.full', 'file.write'
 */
export async function pretrain(job: PretrainJob, context: ComputeContext<RunNews>): Promise<PretrainResult> {
  const startedMs = performance.now();
  const { recipe, modelFolder } = job;
  await ensureFolder(modelFolder);
  const engine = await chooseEngine(job.engine ?? 'auto', context.engines);
  context.emit({ kind: 'stage', stage: 'preparing' });
  const sections = sectionsOf(recipe);
  const examples = await simulateAll(sections.slice(0, recipe.sections), context);
  context.emit({ kind: 'stage', stage: 'training' });
  const training = { job, examples, engine, context };
  const plans = netPlans(recipe);
  const sink = new RunNewsSink(context, job.logFolder, 0);
  const trained = await trainNet(plans.classes, training, { stage: 'Training', sink });
  const weights = withoutClassWeights(trained, plans.classes.classWeights);
  const apexWeights = await trainNet(plans.apexes, training, {
    stage: 'Training to find apexes',
    sink: null,
  });
  const { createNetwork } = engine;
  const kinds = kindsOfRecipe(recipe);
  const nets = {
    classes: { kind: kinds.classes, weights, createNetwork },
    apexes: { kind: kinds.apexes, weights: apexWeights, createNetwork },
  };
  const judged = await judgeExamples(nets, sections.slice(recipe.sections), context.signal);
  const seconds = (performance.now() - startedMs) / 1000;
  const file = await writePretrained(
    modelFolder,
    {
      ...{ format: 'diffrakt-pretrained', version: 2, program: programVersion(), recipe },
      ...SIDES,
      ...{ engine: describeEngine(engine.description), seconds: Math.round(seconds) },
      ...judged,
    },
    { classes: weights, apexes: apexWeights },
  );
  return { file, seconds };
}
