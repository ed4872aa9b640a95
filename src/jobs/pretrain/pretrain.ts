import { chooseEngine } from '#engine/choose/chooseEngine';
import type { EngineName } from '#engine/names/engineNames';
import { describeEngine } from '#engine/names/engineWords';
import type { ComputeContext } from '#engine/start/computeContext';
import { judgeExamples } from '#jobs/pretrain/judgeExamples';
import { makeExamples } from '#jobs/pretrain/makeExamples';
import { type PretrainedFile, type PretrainedWeights, writePretrained } from '#jobs/pretrain/pretrainedFile';
import { netsOf } from '#jobs/pretrain/pretrainedNets';
import { type NetTraining, trainNet } from '#jobs/pretrain/trainNet';
import { withoutClassWeights } from '#learning/dense/calibration';
import type { DenseExample } from '#learning/dense/denseExample';
import { NET_CHANNELS } from '#learning/dense/netChannels';
import { netPlans, type PretrainRecipe } from '#learning/dense/pretrainRecipe';
import type { RunNews } from '#learning/news/runNews';
import { createRandom, type Random } from '#seismic/numerics/random';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import type { TrainingSectionOptions } from '#seismic/simulate/training/trainingSection';
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

/** So many simulated sections with the seeds that come next. */
function drawSections(
  { traceCount, sampleCount, like }: PretrainRecipe,
  random: Random,
  count: number,
): TrainingSectionOptions[] {
  return Array.from({ length: count }, () => ({
    seed: random.integer(2 ** 32),
    traceCount,
    sampleCount,
    ...(like && { like }),
  }));
}

/** Sections that are trained on, those that the net for mirrored maps goes on with, and those that judge. */
function sectionsOf(recipe: PretrainRecipe): Record<'own' | 'further' | 'judging', TrainingSectionOptions[]> {
  const random = createRandom(recipe.seed);
  const ofClasses = random.fork('sections');
  const ofMirrored = random.fork('mirrored').fork('sections');
  return {
    own: drawSections(recipe, ofClasses, recipe.sections),
    judging: drawSections(recipe, ofClasses, recipe.validationSections),
    further: drawSections(recipe, ofMirrored, recipe.mirrored?.sections ?? 0),
  };
}

async function simulateAll(
  sections: readonly TrainingSectionOptions[],
  context: ComputeContext<RunNews>,
): Promise<DenseExample[]> {
  const meter = new ProgressMeter(context, { stage: 'Simulating', total: sections.length, unit: 'sections' });
  const { signal } = context;
  return makeExamples({ sections, signal, onExample: (done) => meter.tell(done) });
}

/** Trains the net of classes and the net of apexes on the same sections; the loss of the first still counts classes. */
async function trainBoth(
  training: NetTraining,
  sections: readonly TrainingSectionOptions[],
  logFolder: string | null,
): Promise<Record<'classes' | 'apexes', Float32Array[]>> {
  const { recipe, context } = training;
  const { classes, apexes } = netPlans(recipe);
  const examples = await simulateAll(sections, context);
  context.emit({ kind: 'stage', stage: 'training' });
  return {
    classes: await trainNet(training, { plan: classes, examples, stage: 'Training', news: { logFolder } }),
    apexes: await trainNet(training, { plan: apexes, examples, stage: 'Training to find apexes' }),
  };
}

/** The net for mirrored maps, which goes on from that of classes; null where the recipe has none. */
async function trainMirrored(
  training: NetTraining,
  sections: readonly TrainingSectionOptions[],
  from: readonly Float32Array[],
): Promise<Float32Array[] | null> {
  const { mirrored: plan } = netPlans(training.recipe);
  if (!plan) return null;
  const examples = await simulateAll(sections, training.context);
  return trainNet(training, { plan, examples, from, stage: 'Training the net for mirrored sections' });
}

/** Weights of all nets of a recipe, which answer probabilities. */
async function trainAll(
  training: NetTraining,
  sections: ReturnType<typeof sectionsOf>,
  logFolder: string | null,
): Promise<PretrainedWeights> {
  const { classWeights } = training.recipe;
  const { classes, apexes } = await trainBoth(training, sections.own, logFolder);
  const mirrored = await trainMirrored(training, sections.further, classes);
  return {
    classes: withoutClassWeights(classes, classWeights),
    mirrored: mirrored && withoutClassWeights(mirrored, classWeights),
    apexes,
  };
}

/**
 * Pre-trains nets on simulated sections, one that tells classes, one that tells them on mirrored maps, and one that
 * finds apexes, and writes them to a folder: seeded, so that the same recipe and engine give the same weights.
 * @throws JobError 'cancelled', 'engine.missing', 'training.diverged', 'disk.full', 'file.write'
 */
export async function pretrain(job: PretrainJob, context: ComputeContext<RunNews>): Promise<PretrainResult> {
  const startedMs = performance.now();
  const { recipe, modelFolder, logFolder } = job;
  await ensureFolder(modelFolder);
  const engine = await chooseEngine(job.engine ?? 'auto', context.engines);
  context.emit({ kind: 'stage', stage: 'preparing' });
  const sections = sectionsOf(recipe);
  const weights = await trainAll({ recipe, engine, context }, sections, logFolder);
  const nets = netsOf(recipe, weights, engine.createNetwork);
  const judged = await judgeExamples(nets, sections.judging, context.signal);
  const seconds = (performance.now() - startedMs) / 1000;
  const file = await writePretrained(
    modelFolder,
    {
      ...{ format: 'diffrakt-pretrained', version: 3, program: programVersion(), recipe },
      ...SIDES,
      ...{ engine: describeEngine(engine.description), seconds: Math.round(seconds) },
      ...judged,
    },
    weights,
  );
  return { file, seconds };
}
