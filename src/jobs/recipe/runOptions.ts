import { z } from 'zod';
import { ENGINE_NAMES } from '#engine/names/engineNames';
import { layerShapes } from '#learning/model/modelSpec';
import { pairNetOf } from '#learning/tasks/pairs/pairNet';
import { OPTIMISERS, SCHEDULES, TRAIN_DEFAULTS, type TrainOptions } from '#learning/training/trainOptions';
import { JobError } from '#system/failure';

const share = z.number().min(0).max(1);
const classWeight = z.number().min(0.001).max(1000);

/** Limits of every training option; what is left out takes its default. */
export const OPTIONS_SCHEMA = z.object({
  seed: z.int().min(0).max(4294967295),
  steps: z.int().min(1).max(100_000),
  batchSize: z.int().min(1).max(1024),
  optimiser: z.enum(OPTIMISERS),
  learningRate: share,
  schedule: z.enum(SCHEDULES),
  warmUpSteps: z.int().min(0).max(100_000),
  weightDecay: share,
  clipNorm: z.number().positive().max(1e6).nullable(),
  classWeights: z.tuple([classWeight, classWeight, classWeight]),
  epochs: z.int().min(1).max(1_000_000).nullable(),
  patience: z.int().min(1).max(10_000).nullable(),
  targetAccuracy: share.nullable(),
  filters: z.array(z.int().min(1).max(128)).max(3),
  maximumTraceLag: z.int().min(6).max(128),
  maximumSampleLag: z.int().min(6).max(128),
  augment: z.boolean(),
  templatesPerClass: z.int().min(1).max(64),
}) satisfies z.ZodType<TrainOptions>;

/** Options in a model file: those of before a choice was there are completed with what was then done. */
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

/** Training options as a person or a window gives them: all may be left out. */
export type RunOptions = Partial<TrainOptions> & { readonly engine?: (typeof ENGINE_NAMES)[number] | 'auto' };

export const RUN_OPTIONS_SCHEMA = OPTIONS_SCHEMA.partial().extend({
  engine: z.enum([...ENGINE_NAMES, 'auto']).optional(),
}) satisfies z.ZodType<RunOptions>;

/** Null where the layers fit on the panels that the lags give; else what does not. */
function faultOfNet(options: TrainOptions): string | null {
  try {
    layerShapes(pairNetOf(options, 1));
    return null;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

function invalid(option: string, finding: string, remedy: string): JobError {
  return new JobError('argument.invalid', `Training option ${option}: ${finding}`, remedy);
}

/** Completes options with the defaults. @throws JobError 'argument.invalid' naming the option. */
export function completeOptions({ engine: _engine, ...given }: RunOptions): TrainOptions {
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const parsed = OPTIONS_SCHEMA.safeParse({ ...TRAIN_DEFAULTS, ...known });
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw invalid(path.join('.'), message, 'Change it or leave it out to use the default.');
  }
  const fault = faultOfNet(parsed.data);
  if (fault !== null) throw invalid('filters', fault, 'Take fewer layers or larger lags.');
  return parsed.data;
}
