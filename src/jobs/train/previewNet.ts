import { CHANNEL_NAMES } from '#learning/input/channels';
import type { ModelGraph } from '#learning/model/modelGraph';
import { graphOf } from '#learning/model/modelGraph';
import { DEFAULT_SETTINGS } from '#learning/recipe/recipe';
import { taskOf } from '#learning/tasks/tasks';

/** The net that training with these filters would start from, with the lags that are the default. */
export function previewNet(filters: readonly number[]): ModelGraph {
  const { task: name, options } = DEFAULT_SETTINGS;
  const task = taskOf(name);
  return graphOf(task.netOf({ ...options, filters }, CHANNEL_NAMES.length), task.outputs);
}
