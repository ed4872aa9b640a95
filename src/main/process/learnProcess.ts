/**
 * The learn process: trains, classifies, exports classes, simulates. Its loop is busy while it works, and
 * nobody else's is. It may be killed at any time and comes back.
 */
import { join } from 'node:path';
import { classifySection } from '#jobs/classifySection';
import { simulateLine } from '#jobs/demoLine';
import { refuseReplacingLine } from '#jobs/exportClassified';
import { exportLayersModel } from '#jobs/exportLayersModel';
import { type JobContext, JobError } from '#jobs/job';
import { CHECKPOINT_SECONDS } from '#jobs/learn/checkpoint';
import { readGrid, type StoredGrid, writeGrid } from '#jobs/learn/gridFile';
import { previewNet } from '#jobs/learn/previewNet';
import { type Recipe, readRecipe } from '#jobs/learn/recipe';
import type { RunNews } from '#jobs/learn/runNews';
import { completeOptions } from '#jobs/learn/runOptions';
import { leaveResults } from '#jobs/leaveResults';
import { readModel } from '#jobs/modelFolder';
import { runPreflight } from '#jobs/preflight/runPreflight';
import { runPaths, runRecipe } from '#jobs/runRecipe';
import { scoreRun } from '#jobs/scoreRun';
import type { LearnRequests, RunEnd, TrainOrder } from '#main/process/learnRequests';
import { serveParent } from '#main/process/parentPort';
import type { ProcessHandlers } from '#main/process/serveRequests';

function recipeOf({ linePath, picks, request }: Omit<TrainOrder, 'runFolder'>): Recipe {
  const { classifyAfter, checkpointSeconds, filters, classWeights, ...options } = request;
  const whole: Recipe['options'] = { ...options, filters: [...filters], classWeights: [...classWeights] };
  return { version: 1, linePath, picks, options: whole, classifyAfter, checkpointSeconds };
}

async function run(
  recipe: Recipe,
  runFolder: string,
  resume: boolean,
  context: JobContext<RunNews>,
): Promise<RunEnd> {
  const { training, classification } = await runRecipe({ recipe, runFolder, resume }, context);
  const isWhole = classification === null || classification.complete;
  return { stopped: training.stopped || !isWhole, validationAccuracy: training.validationAccuracy };
}

async function requireGrid(runFolder: string): Promise<StoredGrid> {
  const stored = await readGrid(runFolder);
  if (stored) return stored;
  throw new JobError(
    'model.invalid',
    `This run has no probabilities: ${runFolder}`,
    'Classify the line again.',
  );
}

const handlers: ProcessHandlers<LearnRequests> = {
  trainDefaults: async () => {
    const { weightDecay, maximumTraceLag, maximumSampleLag, augment, templatesPerClass, ...asked } =
      completeOptions({});
    return { ...asked, engine: 'auto', checkpointSeconds: CHECKPOINT_SECONDS, classifyAfter: true };
  },
  previewNet: async ({ filters }) => previewNet(filters),
  train: (order, context) => run(recipeOf(order), order.runFolder, false, context),
  continueTraining: async ({ linePath, runFolder }, context) => {
    const recipe = await readRecipe(runPaths(runFolder).recipe);
    return run({ ...recipe, linePath }, runFolder, true, context);
  },
  classify: async ({ linePath, runFolder }, context) => {
    const { modelFolder } = runPaths(runFolder);
    const found = await classifySection({ linePath, modelFolder }, context);
    await writeGrid(runFolder, found);
    return { stopped: !found.complete, validationAccuracy: null };
  },
  preflight: ({ linePath, picks, request }, context) =>
    runPreflight({ linePath, picks, options: recipeOf({ linePath, picks, request }).options }, context),
  exportModel: ({ runFolder, outputFolder }) =>
    exportLayersModel({ modelFolder: runPaths(runFolder).modelFolder, outputFolder }),
  exportClassified: async ({ linePath, runFolder, outputFolder, demoFolder }, context) => {
    const { modelFolder, recipe } = runPaths(runFolder);
    const { grid } = await requireGrid(runFolder);
    await refuseReplacingLine(linePath, outputFolder);
    const { picks } = await readRecipe(recipe);
    const { engine } = (await readModel(modelFolder)).file;
    const score = demoFolder === null ? undefined : () => scoreRun({ demoFolder, grid }, context);
    const { files } = await leaveResults(
      { linePath, modelFolder, outputFolder, picks, score },
      { grid, engine: { name: engine, description: engine }, classifySeconds: null },
      context,
    );
    return [...files, 'report.json'].map((name) => join(outputFolder, name));
  },
  score: async ({ demoFolder, runFolder }, context) => {
    const { grid } = await requireGrid(runFolder);
    return scoreRun({ demoFolder, grid }, context);
  },
  simulate: async ({ seed, folder }, context) => (await simulateLine({ seed, folder }, context)).sectionPath,
};

serveParent(handlers);
