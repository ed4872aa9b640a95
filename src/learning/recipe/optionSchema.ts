import { z } from 'zod';
import type { NumberLimits } from '#learning/recipe/optionKinds';
import { TRAIN_DEFAULTS, TRAIN_OPTIONS, type TrainOptions } from '#learning/recipe/trainOptions';

function numberWithin({ least, most, isWhole, isLeastExcluded }: NumberLimits): z.ZodNumber {
  const number = isWhole ? z.int() : z.number();
  return (isLeastExcluded ? number.gt(least) : number.min(least)).max(most);
}

const options = TRAIN_OPTIONS;
const classWeight = numberWithin(options.classWeights.each);

/** All options of a training, each within the limits of the table. */
export const OPTIONS_SCHEMA = z.object({
  seed: numberWithin(options.seed),
  steps: numberWithin(options.steps),
  batchSize: numberWithin(options.batchSize),
  optimiser: z.enum(options.optimiser.choices),
  learningRate: numberWithin(options.learningRate),
  schedule: z.enum(options.schedule.choices),
  warmUpSteps: numberWithin(options.warmUpSteps),
  weightDecay: numberWithin(options.weightDecay),
  clipNorm: numberWithin(options.clipNorm).nullable(),
  classWeights: z.tuple([classWeight, classWeight, classWeight]),
  epochs: numberWithin(options.epochs).nullable(),
  patience: numberWithin(options.patience).nullable(),
  targetAccuracy: numberWithin(options.targetAccuracy).nullable(),
  filters: z.array(numberWithin(options.filters.each)).max(options.filters.mostEntries),
  maximumTraceLag: numberWithin(options.maximumTraceLag),
  maximumSampleLag: numberWithin(options.maximumSampleLag),
  augment: z.boolean(),
  templatesPerClass: numberWithin(options.templatesPerClass),
}) satisfies z.ZodType<TrainOptions>;

/** Options of which any may be left out, to take its default. */
export const GIVEN_OPTIONS_SCHEMA = OPTIONS_SCHEMA.partial().transform(
  (given): TrainOptions => ({ ...TRAIN_DEFAULTS, ...given }),
);

/** Options in a model file: older ones are completed with the behaviour of their version. */
export const STORED_OPTIONS_SCHEMA = OPTIONS_SCHEMA.extend({
  optimiser: OPTIONS_SCHEMA.shape.optimiser.default('adam'),
  schedule: OPTIONS_SCHEMA.shape.schedule.default('cosine'),
  warmUpSteps: OPTIONS_SCHEMA.shape.warmUpSteps.default(0),
  clipNorm: OPTIONS_SCHEMA.shape.clipNorm.default(null),
  classWeights: OPTIONS_SCHEMA.shape.classWeights.default([1, 1, 1]),
  epochs: OPTIONS_SCHEMA.shape.epochs.default(null),
  patience: OPTIONS_SCHEMA.shape.patience.default(null),
  targetAccuracy: OPTIONS_SCHEMA.shape.targetAccuracy.default(null),
});
