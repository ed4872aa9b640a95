import { chooseEngine } from '#engine/choose/chooseEngine';
import type { ComputeContext } from '#engine/start/computeContext';
import type { RunningEngine } from '#engine/start/runningEngine';
import type { LearnLine } from '#jobs/recipe/learnLine';
import { preparePicks } from '#jobs/recipe/pickInput';
import { checkNet } from '#jobs/recipe/recipe';
import type { PlacedRecipe } from '#learning/recipe/recipe';
import type { Task, TaskInput, TaskTraining } from '#learning/tasks/task/task';
import { taskOf } from '#learning/tasks/tasks';

/** A prepared run: line, engine, net, examples and validation. The training is to be disposed of. */
export interface PreparedTraining {
  readonly line: LearnLine;
  readonly recipe: PlacedRecipe;
  readonly engine: RunningEngine;
  readonly task: Task;
  readonly input: TaskInput;
  readonly training: TaskTraining;
}

/**
 * Prepares what a recipe trains on a line that has been read.
 * @param beforeNet what must have succeeded before the net is made
 * @throws JobError 'picks.invalid', 'picks.outside', 'picks.tooFew', 'engine.missing', 'argument.invalid'
 */
export async function prepareTraining(
  line: LearnLine,
  recipe: PlacedRecipe,
  context: ComputeContext<never>,
  beforeNet: () => Promise<void>,
): Promise<PreparedTraining> {
  const { options } = recipe;
  const task = taskOf(recipe.task);
  checkNet(task, options);
  const { picks, window } = preparePicks(recipe.picks, line.axes, context.warn);
  const engine = await chooseEngine(recipe.engine, context.engines);
  await beforeNet();
  const { createNetwork } = engine;
  const input = { section: line.channels, picks, window, options, createNetwork };
  return { line, recipe, engine, task, input, training: task.prepare(input) };
}
