import { z } from 'zod';
import { APEX_CLASSES } from '#learning/dense/apexLabels';
import type { CropOptions } from '#learning/dense/cropBatches';
import { DENSE_FILTERS, type DenseNetKind, denseNetSpec, denseNetSteps } from '#learning/dense/denseNet';
import { NET_CHANNELS } from '#learning/dense/netChannels';
import { parameterShapes } from '#learning/model/modelSpec';
import { TRAIN_DEFAULTS, type TrainOptions } from '#learning/recipe/trainOptions';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import { LINE_LIKENESS_SCHEMA, type LineLikeness } from '#seismic/simulate/training/lineLikeness';

const count = (most: number) => z.int().min(1).max(most);
const share = z.number().min(0).max(1);
/** Filters of each level, the finest first. */
const FILTERS = z.array(count(256)).min(2).max(6);

/** Everything that decides the weights of a pre-trained net, beside the program and the engine. */
export const PRETRAIN_RECIPE_SCHEMA = z.object({
  /** Version 2 has one net for both ways round. */
  version: z.literal([2, 3]),
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
  filters: FILTERS,
  /**
   * The net that is shown mirrored maps: it goes on from the net of classes, on further sections. One net is shown both
   * ways where it is left out.
   */
  mirrored: z.object({ sections: count(10_000), steps: count(1_000_000) }).optional(),
  /** The net that finds the tops of diffractions and is shown no picks. */
  apexes: z.object({
    steps: count(1_000_000),
    /** How much a sample counts: top, none. */
    classWeights: z.tuple([z.number().positive(), z.number().positive()]),
    filters: FILTERS,
  }),
  /** What the simulations are to be like; left out for all kinds of lines. */
  like: LINE_LIKENESS_SCHEMA.optional(),
});

export type PretrainRecipe = z.infer<typeof PRETRAIN_RECIPE_SCHEMA>;

/** The recipe of the net that is shipped. */
export const PRETRAIN_DEFAULTS = {
  version: 3,
  seed: 1,
  sections: 600,
  validationSections: 24,
  traceCount: 256,
  sampleCount: 384,
  steps: 7500,
  batchSize: 8,
  crop: { traces: 96, samples: 64 },
  learningRate: 2e-3,
  clipNorm: 5,
  classWeights: [1.6, 1, 0.6],
  withoutPicksShare: 0.4,
  filters: [...DENSE_FILTERS],
  mirrored: { sections: 300, steps: 3500 },
  apexes: { steps: 6000, classWeights: [12, 1], filters: [...DENSE_FILTERS] },
} satisfies PretrainRecipe;

/** What a user chooses of a recipe. */
export const PRETRAIN_WISH_SCHEMA = PRETRAIN_RECIPE_SCHEMA.pick({ seed: true, sections: true, steps: true });
export type PretrainWish = z.infer<typeof PRETRAIN_WISH_SCHEMA>;

/** Lengths that are offered: that of the net that is shipped, and one to try what comes of it. */
export const PRETRAIN_LENGTHS = {
  full: { sections: PRETRAIN_DEFAULTS.sections, steps: PRETRAIN_DEFAULTS.steps },
  trial: { sections: 40, steps: 300 },
} as const;

/** Sections that are trained on for each one that judges, while these are few. */
const SECTIONS_PER_JUDGE = 4;

/**
 * The recipe that a user's choice comes to; the rest is as in the net that is shipped.
 * @param like what the simulations are to be like; left out for all kinds of lines
 */
export function pretrainRecipeOf(
  { seed, sections, steps }: PretrainWish,
  like?: LineLikeness,
): PretrainRecipe {
  const { mirrored, apexes, validationSections } = PRETRAIN_DEFAULTS;
  return {
    ...PRETRAIN_DEFAULTS,
    ...{ seed, sections, steps },
    validationSections: Math.min(validationSections, Math.ceil(sections / SECTIONS_PER_JUDGE)),
    mirrored: {
      sections: Math.min(sections, mirrored.sections),
      steps: Math.min(steps, mirrored.steps),
    },
    apexes: { ...apexes, steps: Math.min(steps, apexes.steps) },
    ...(like && { like }),
  };
}

/** Weights and biases of the nets of a recipe. */
export function pretrainParameterCount(recipe: PretrainRecipe): number {
  const countOf = (kind: DenseNetKind): number =>
    parameterShapes(denseNetSpec(denseNetSteps(kind), kind)).reduce((sum, { size }) => sum + size, 0);
  const { classes, apexes } = kindsOfRecipe(recipe);
  return (recipe.mirrored ? 2 : 1) * countOf(classes) + countOf(apexes);
}

/** Measured on two cores with native TensorFlow: a section that is simulated, a step of a net, one that judges. */
const SECONDS = { section: 0.27, step: 0.05, judge: 2.2 };

/** About how long a recipe takes on two cores with native TensorFlow, seconds; the embedded engine takes longer. */
export function pretrainSeconds(recipe: PretrainRecipe): number {
  const { sections, steps, mirrored = { sections: 0, steps: 0 }, apexes, validationSections } = recipe;
  return (
    (sections + mirrored.sections) * SECONDS.section +
    (steps + mirrored.steps + apexes.steps) * SECONDS.step +
    validationSections * SECONDS.judge
  );
}

/** One of the nets of a recipe: what it is taught, and how long. */
export interface NetPlan {
  /** Name of its random numbers; null for those of the seed itself. */
  readonly randomName: string | null;
  readonly teaches: CropOptions['teaches'];
  readonly classCount: number;
  readonly filters: readonly number[];
  readonly steps: number;
  readonly classWeights: readonly number[];
  readonly withoutPicksShare: number;
}

/** The net that tells classes, the one that tells them on mirrored maps if there is one, and the net that finds tops. */
export interface NetPlans {
  readonly classes: NetPlan;
  readonly mirrored: NetPlan | null;
  readonly apexes: NetPlan;
}

export function netPlans(recipe: PretrainRecipe): NetPlans {
  const { steps, classWeights, withoutPicksShare, filters, mirrored, apexes } = recipe;
  const classes: NetPlan = {
    ...{ randomName: null, teaches: 'labels', classCount: EVENT_CLASSES.length },
    ...{ filters, steps, classWeights, withoutPicksShare },
  };
  return {
    classes,
    mirrored: mirrored ? { ...classes, randomName: 'mirrored', steps: mirrored.steps } : null,
    apexes: {
      ...{ randomName: 'apexLabels', teaches: 'apexLabels', classCount: APEX_CLASSES.length },
      ...{ withoutPicksShare: 1, ...apexes },
    },
  };
}

/** The kinds of the net of classes, which is that of the one for mirrored maps, and of the net of tops. */
export function kindsOfRecipe(recipe: PretrainRecipe): Record<'classes' | 'apexes', DenseNetKind> {
  const { classes, apexes } = netPlans(recipe);
  const kind = ({ classCount, filters }: NetPlan): DenseNetKind => ({
    ...{ channelCount: NET_CHANNELS.length, classCount, filters },
  });
  return { classes: kind(classes), apexes: kind(apexes) };
}

/** The recipe's part that the trainer takes; crops carry the weights of classes. */
export function trainOptionsOf(
  { seed, batchSize, learningRate, clipNorm }: PretrainRecipe,
  { steps }: NetPlan,
): TrainOptions {
  return { ...TRAIN_DEFAULTS, ...{ seed, steps, batchSize, learningRate, clipNorm, weightDecay: 0 } };
}
