import { CHANNEL_NAMES } from '#jobs/learn/learnLine';
import type { ModelGraph } from '#learning/metrics';
import { graphOf } from '#learning/modelGraph';
import { PAIR_CLASSES } from '#learning/pairClass';
import { pairNetOf } from '#learning/pairNet';
import { TRAIN_DEFAULTS } from '#learning/trainOptions';

/** The net that training with these filters would start from, with the lags that are the default. */
export function previewNet(filters: readonly number[]): ModelGraph {
  return graphOf(pairNetOf({ ...TRAIN_DEFAULTS, filters }, CHANNEL_NAMES.length), PAIR_CLASSES);
}
