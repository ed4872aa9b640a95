import { CHANNEL_NAMES } from '#jobs/learn/learnLine';
import type { ModelGraph } from '#learning/metrics';
import { graphOf } from '#learning/modelGraph';
import { pairNetSpec } from '#learning/modelSpec';
import { PAIR_CLASSES } from '#learning/pairClass';
import { TRAIN_DEFAULTS } from '#learning/trainOptions';

/** The net that training with these filters would start from, with the lags that are the default. */
export function previewNet(filters: readonly number[]): ModelGraph {
  const { maximumTraceLag, maximumSampleLag } = TRAIN_DEFAULTS;
  const inputShape = [2 * maximumTraceLag + 1, 2 * maximumSampleLag + 1, CHANNEL_NAMES.length] as const;
  return graphOf(pairNetSpec({ inputShape, filters, outputs: PAIR_CLASSES.length }), PAIR_CLASSES);
}
