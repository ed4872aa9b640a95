/**
 * The learn process: trains, classifies, exports classes, simulates. Its loop is busy while it works, and
 * nobody else's is. It may be killed at any time and comes back.
 */
import { join } from 'node:path';
import { classifySection } from '#jobs/classifySection';
import { simulateLine } from '#jobs/demoLine';
import { chooseEngine } from '#jobs/engine/chooseEngine';
import { refuseReplacingLine } from '#jobs/exportClassified';
import { JobError } from '#jobs/job';
import { readGrid, type StoredGrid, writeGrid } from '#jobs/learn/gridFile';
import { previewNet } from '#jobs/learn/previewNet';
import { readRecipe } from '#jobs/learn/recipe';
import { completeOptions } from '#jobs/learn/runOptions';
import { leaveResults } from '#jobs/leaveResults';
import { readModel } from '#jobs/modelFolder';
import { runPaths, runRecipe } from '#jobs/runRecipe';
import { scoreRun } from '#jobs/scoreRun';
import type { LearnRequests, TrainOrder } from '#main/process/learnRequests';
import { serveParent } from '#main/process/parentPort';
import type { ProcessHandlers } from '#main/process/serveRequests';

function recipeOf({ linePath, picks, request }: TrainOrder) {
  const { classifyAfter, filters, ...options } = request;
  const [first, second] = filters;
  const whole = { ...options, filters: [first, second] satisfies [number, number] };
  return { version: 1 as const, linePath, picks, options: whole, classifyAfter };
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
  engine: async () => (await chooseEngine('auto')).report,
  trainDefaults: async () => {
    const { seed, steps, batchSize, learningRate, filters } = completeOptions({});
    return { seed, engine: 'auto', steps, batchSize, learningRate, filters, classifyAfter: true };
  },
  previewNet: async ({ filters }) => previewNet(filters),
  train: async (order, context) => {
    const recipe = recipeOf(order);
    const { training, classification } = await runRecipe({ recipe, runFolder: order.runFolder }, context);
    const isWhole = classification === null || classification.complete;
    return { stopped: training.stopped || !isWhole, validationAccuracy: training.validationAccuracy };
  },
  classify: async ({ linePath, runFolder }, context) => {
    const { modelFolder } = runPaths(runFolder);
    const found = await classifySection({ linePath, modelFolder }, context);
    await writeGrid(runFolder, found);
    return { stopped: !found.complete, validationAccuracy: null };
  },
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
