import { join } from 'node:path';
import type { ComputeContext } from '#engine/start/computeContext';
import { type ClassifyResult, classifyLine } from '#jobs/classify/classifySection';
import { writeGrid } from '#jobs/classify/gridFile';
import { readModel } from '#jobs/model/modelFolder';
import { type LearnLine, readLearnLine } from '#jobs/recipe/learnLine';
import { readTrainingLines, type TrainingLines } from '#jobs/recipe/trainingLines';
import { trainOnLines } from '#jobs/train/trainModel';
import type { TrainResult } from '#jobs/train/trainResult';
import type { RunNews } from '#learning/news/runNews';
import type { Recipe } from '#learning/recipe/recipe';
import { RUN_FILES } from '#system/fileNames';
import { ensureFolder, writeWholeFile } from '#system/wholeFile';

export interface RecipeJob {
  readonly recipe: Recipe;
  /** Continue from the checkpoint in the run's folder. */
  readonly resume?: boolean;
  /** Gets recipe.json, model/, events/, probabilities.bin and probabilities.json. */
  readonly runFolder: string;
}

export interface RecipeResult {
  readonly training: TrainResult;
  /** Null where the recipe only trains, or training was stopped. */
  readonly classification: ClassifyResult | null;
}

/** Paths of a run's parts. */
export function runPaths(runFolder: string) {
  return {
    recipe: join(runFolder, RUN_FILES.recipe),
    modelFolder: join(runFolder, RUN_FILES.model),
    eventFolder: join(runFolder, RUN_FILES.events),
    checkpoint: join(runFolder, RUN_FILES.checkpoint),
  };
}

/** The plane to classify: that of the training where all picks are on it. */
async function lineToClassify(
  recipe: Recipe,
  { parts: [{ own }, ...otherLines] }: TrainingLines,
  context: ComputeContext<RunNews>,
): Promise<LearnLine> {
  const [first, ...others] = own.planes.parts;
  const isAlone = others.length === 0 && otherLines.length === 0 && own.line.path === recipe.linePath;
  const isSame = isAlone && first.plane.name === (recipe.plane ?? 'line');
  return isSame ? own.line : readLearnLine(recipe, context);
}

/**
 * Trains on the planes of the picks of all lines, then classifies the recipe's plane, and writes everything to the
 * run's folder. Stopping training keeps the best weights so far and does not classify; stopping the classification keeps the finest complete grid.
 * @throws JobError as `trainModel` and `classifySection` do
 */
export async function runRecipe(job: RecipeJob, context: ComputeContext<RunNews>): Promise<RecipeResult> {
  const { recipe, runFolder, resume = false } = job;
  const { modelFolder, eventFolder, recipe: recipePath, checkpoint } = runPaths(runFolder);
  await ensureFolder(runFolder);
  await writeWholeFile(recipePath, `${JSON.stringify(recipe, null, 2)}\n`);
  context.emit({ kind: 'stage', stage: 'preparing' });
  const lines = await readTrainingLines(recipe, {}, context);
  const training = await trainOnLines(
    lines,
    {
      recipe,
      modelFolder,
      logFolder: eventFolder,
      checkpoint: { path: checkpoint, everySeconds: recipe.checkpointSeconds, resume },
    },
    context,
  );
  const goOn = recipe.classifyAfter && !training.stopped;
  const classification = goOn
    ? await classifyLine(
        await lineToClassify(recipe, lines, context),
        { model: await readModel(modelFolder), engine: recipe.engine },
        context,
      )
    : null;
  if (classification) await writeGrid(runFolder, classification);
  context.emit({ kind: 'stage', stage: 'done' });
  return { training, classification };
}
