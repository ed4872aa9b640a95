import { type ModelSpec, pairNetSpec } from '#learning/model/modelSpec';
import type { TrainOptions } from '#learning/recipe/trainOptions';
import { PAIR_CLASSES } from '#learning/tasks/pairs/pairClass';

type NetOptions = Pick<TrainOptions, 'maximumTraceLag' | 'maximumSampleLag' | 'filters'>;

/** The net that a training with these options starts from, on panels of so many channels. */
export function pairNetOf(
  { maximumTraceLag, maximumSampleLag, filters }: NetOptions,
  channelCount: number,
): ModelSpec {
  const inputShape = [2 * maximumTraceLag + 1, 2 * maximumSampleLag + 1, channelCount] as const;
  return pairNetSpec({ inputShape, filters, outputs: PAIR_CLASSES.length });
}
