import type { LayerSpec } from '#learning/layers/registry';
import type { ModelSpec } from '#learning/model/modelSpec';
import type { TrainOptions } from '#learning/recipe/trainOptions';
import { EVENT_CLASSES } from '#seismic/picks/pick';

type NetOptions = Pick<TrainOptions, 'maximumTraceLag' | 'maximumSampleLag' | 'filters'>;

/**
 * A fully convolutional net: 5 x 5 convolutions that keep the size, then one of 1 x 1 to the classes. The
 * lags are the half sizes of its patches; it classifies every sample of a patch.
 */
export function sampleNetOf(
  { maximumTraceLag, maximumSampleLag, filters }: NetOptions,
  channelCount: number,
): ModelSpec {
  const kept = { kind: 'convolution', stride: 1, padding: 'same' } as const;
  const layers: LayerSpec[] = filters.map((count, i) => ({
    ...{ ...kept, kernel: 5, activation: 'relu' },
    ...{ name: `layer ${i + 1}`, filters: count },
  }));
  const output: LayerSpec = {
    ...{ ...kept, kernel: 1, activation: 'none' },
    ...{ name: 'output', filters: EVENT_CLASSES.length },
  };
  return {
    inputShape: [2 * maximumTraceLag + 1, 2 * maximumSampleLag + 1, channelCount],
    layers: [...layers, output],
  };
}
