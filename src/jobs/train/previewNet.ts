import { CHANNEL_NAMES } from '#jobs/recipe/learnLine';
import { graphOf } from '#learning/model/modelGraph';
import { TRAIN_DEFAULTS } from '#learning/recipe/trainOptions';
import { PAIR_CLASSES } from '#learning/tasks/pairs/pairClass';
import { pairNetOf } from '#learning/tasks/pairs/pairNet';
import type { ModelGraph } from '#learning/training/metrics';

/** The net that training with these filters would start from, with the lags that are the default. */
export function previewNet(filters: readonly number[]): ModelGraph {
  return graphOf(pairNetOf({ ...TRAIN_DEFAULTS, filters }, CHANNEL_NAMES.length), PAIR_CLASSES);
}
