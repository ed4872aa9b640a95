import type { PretrainedWeights } from '#jobs/pretrain/pretrainedFile';
import type { DenseNet } from '#learning/dense/denseLogits';
import { kindsOfRecipe, type PretrainRecipe } from '#learning/dense/pretrainRecipe';
import type { NetworkMaker } from '#learning/network/network';

/** The net of classes with the one for mirrored maps, and the net of apexes. */
export interface PretrainedNets {
  readonly classes: DenseNet;
  readonly apexes: DenseNet;
}

/** The nets of a recipe as the domain takes them. */
export function netsOf(
  recipe: PretrainRecipe,
  { classes, mirrored, apexes }: PretrainedWeights,
  createNetwork: NetworkMaker,
): PretrainedNets {
  const kinds = kindsOfRecipe(recipe);
  return {
    classes: { kind: kinds.classes, weights: classes, ...(mirrored && { mirrored }), createNetwork },
    apexes: { kind: kinds.apexes, weights: apexes, createNetwork },
  };
}
