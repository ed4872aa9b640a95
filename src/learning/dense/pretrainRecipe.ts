import { z } from 'zod';
import { DENSE_FILTERS } from '#learning/dense/denseNet';
import { TRAIN_DEFAULTS, type TrainOptions } from '#learning/recipe/trainOptions';
import { LINE_LIKENESS_SCHEMA } from '#seismic/simulate/training/lineLikeness';

const count = (most: number) => z.int().min(1).max(most);
const share = z.number().min(0).max(1);

/** Everything that decides the weights of a pre-trained net, beside the program and the engine. */
export const PRETRAIN_RECIPE_SCHEMA = z.object({
  version: z.literal(1),
  seed: z.int().min(0).max(4_294_967_295),
  /** Simulated sections that crops are drawn from. */
  sections: count(10_000),
  /** Further sections, with other seeds, that judge the net and set its temperature. */
  validationSections: count(1000),
  traceCount: z.int().min(96).max(1024),
  sampleCount: z.int().min(128).max(2048),
  steps: count(1_000_000),
  /** Crops a step. */
  batchSize: count(256),
  /** Size of a crop in traces and working samples; multiples of 16 and 8. */
  crop: z.object({ traces: count(512), samples: count(512) }),
  learningRate: z.number().positive().max(1),
  clipNorm: z.number().positive(),
  /** How much a sample counts: diffraction, reflection, noise. */
  classWeights: z.tuple([z.number().positive(), z.number().positive(), z.number().positive()]),
  /** Share of the crops that are shown without picks. */
  withoutPicksShare: share,
  filters: z.array(count(256)).min(2).max(6),
  /** What the simulations are to be like; left out for all kinds of lines. */
  like: LINE_LIKENESS_SCHEMA.optional(),
});

export type PretrainRecipe = z.infer<typeof PRETRAIN_RECIPE_SCHEMA>;

/** The recipe of the net that is shipped. */
export const PRETRAIN_DEFAULTS: PretrainRecipe = {
  version: 1,
  seed: 1,
  sections: 480,
  validationSections: 24,
  traceCount: 256,
  sampleCount: 384,
  steps: 6000,
  batchSize: 8,
  crop: { traces: 96, samples: 64 },
  learningRate: 2e-3,
  clipNorm: 5,
  classWeights: [1.6, 1, 0.6],
  withoutPicksShare: 0.4,
  filters: [...DENSE_FILTERS],
};

/** The recipe's part that the trainer takes. */
export function trainOptionsOf({
  seed,
  steps,
  batchSize,
  learningRate,
  clipNorm,
  classWeights,
}: PretrainRecipe): TrainOptions {
  return {
    ...TRAIN_DEFAULTS,
    ...{ seed, steps, batchSize, learningRate, clipNorm, classWeights, weightDecay: 0 },
  };
}
