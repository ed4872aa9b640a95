import { z } from 'zod';
import { ENGINE_NAMES } from '#jobs/engine/engineNames';
import { JobError } from '#jobs/job';
import { TRAIN_DEFAULTS, type TrainOptions } from '#learning/trainOptions';

const filters = z.int().min(1).max(128);

/** Limits of every training option; what is left out takes its default. */
export const OPTIONS_SCHEMA = z.object({
  seed: z.int().min(0).max(4294967295),
  steps: z.int().min(1).max(100_000),
  batchSize: z.int().min(1).max(1024),
  learningRate: z.number().min(0).max(1),
  weightDecay: z.number().min(0).max(1),
  filters: z.tuple([filters, filters]),
  maximumTraceLag: z.int().min(6).max(128),
  maximumSampleLag: z.int().min(6).max(128),
  augment: z.boolean(),
  templatesPerClass: z.int().min(1).max(64),
}) satisfies z.ZodType<TrainOptions>;

/** Training options as a person or a window gives them: all may be left out. */
export type RunOptions = Partial<TrainOptions> & { readonly engine?: (typeof ENGINE_NAMES)[number] | 'auto' };

export const RUN_OPTIONS_SCHEMA = OPTIONS_SCHEMA.partial().extend({
  engine: z.enum([...ENGINE_NAMES, 'auto']).optional(),
}) satisfies z.ZodType<RunOptions>;

/** Completes options with the defaults. @throws JobError 'argument.invalid' naming the option. */
export function completeOptions({ engine: _engine, ...given }: RunOptions): TrainOptions {
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const parsed = OPTIONS_SCHEMA.safeParse({ ...TRAIN_DEFAULTS, ...known });
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  const remedy = 'Change it or leave it out to use the default.';
  throw new JobError('argument.invalid', `Training option ${path.join('.')}: ${message}`, remedy);
}
