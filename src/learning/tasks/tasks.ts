import type { TaskName } from '#learning/recipe/taskName';
import { pairTask } from '#learning/tasks/pairs/pairTask';
import { sampleTask } from '#learning/tasks/samples/sampleTask';
import type { Task } from '#learning/tasks/task/task';

/** Every task by its name; recipes and model files name theirs. */
const TASKS: { readonly [Name in TaskName]: Task } = { pairs: pairTask, samples: sampleTask };

export function taskOf(name: TaskName): Task {
  return TASKS[name];
}
