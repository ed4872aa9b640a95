import { z } from 'zod';
import { CHANNEL_NAMES } from '#learning/input/channels';
import { type LayerSpec, readLayer } from '#learning/layers/registry';
import { type ModelSpec, netOutputShape, parameterCount } from '#learning/model/modelSpec';
import { STORED_OPTIONS_SCHEMA } from '#learning/recipe/optionSchema';
import { MOST_PARAMETERS, type Recipe } from '#learning/recipe/recipe';
import { MOST_PICKS, RECIPE_SCHEMA } from '#learning/recipe/recipeSchema';
import { TASK_NAMES } from '#learning/recipe/taskName';
import { taskOf } from '#learning/tasks/tasks';
import { PICKED_WINDOW_SCHEMA } from '#seismic/picks/pickSchema';
import { OPENING_SCHEMA } from '#seismic/survey/openingOptions';
import { SHA256_SCHEMA } from '#system/sha256Schema';

export const MODEL_FORMAT = 'diffrakt-model';
export const MODEL_VERSION = 1;
const size = (most: number) => z.int().min(1).max(most);

/** One layer, as its kind reads it. */
const LAYER_SCHEMA = z.unknown().transform((stored, check): LayerSpec => {
  try {
    return readLayer(stored);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    check.addIssue({ code: 'custom', message: error.message });
    return z.NEVER;
  }
});

/** Null where the layers fit together; else what is wrong. */
function faultOfSpec(spec: ModelSpec): string | null {
  try {
    const count = parameterCount(spec);
    netOutputShape(spec);
    return count > MOST_PARAMETERS ? `${count} parameters are more than ${MOST_PARAMETERS}` : null;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

const SPEC_SCHEMA = z
  .object({
    inputShape: z.tuple([size(1025), size(1025), size(CHANNEL_NAMES.length)]),
    layers: z.array(LAYER_SCHEMA).min(1).max(64),
  })
  .superRefine((spec, check) => {
    const fault = faultOfSpec(spec);
    if (fault !== null) check.addIssue({ code: 'custom', message: fault });
  });

export const NUMBERS_SCHEMA = z.object({ count: z.int().min(0), sha256: SHA256_SCHEMA });

/** A line that a model was trained on. */
const DATA_LINE_SCHEMA = z.object({
  fileName: z.string(),
  traceCount: z.int(),
  sampleCount: z.int(),
  sha256: SHA256_SCHEMA,
  /** What was stated in place of the file's headers; missing where nothing was. */
  opening: OPENING_SCHEMA.optional(),
});

/** The same of one of several, side by side: where it begins among them. */
export const JOINED_LINE_SCHEMA = DATA_LINE_SCHEMA.extend({ firstTrace: z.int(), firstSample: z.int() });

/** Fields of every model.json, besides those of the model's task. */
export const MODEL_SCHEMA = z
  .object({
    format: z.literal(MODEL_FORMAT),
    version: z.literal(MODEL_VERSION),
    /** Version of the program that wrote it. */
    program: z.string(),
    /** Models of older versions are of the task "pairs". */
    task: z.enum(TASK_NAMES).default('pairs'),
    spec: SPEC_SCHEMA,
    sampleIntervalUs: z.number().positive(),
    channels: z.tuple([z.literal(CHANNEL_NAMES[0]), z.literal(CHANNEL_NAMES[1])]),
    options: STORED_OPTIONS_SCHEMA,
    engine: z.string(),
    /** Ids on each side of the split, all of them counted by class, and the hash of their list. */
    picks: z.object({
      training: z.array(z.string()),
      heldOut: z.array(z.string()),
      counts: z.object({ diffraction: z.int(), reflection: z.int(), noise: z.int() }),
      sha256: SHA256_SCHEMA,
      /** The picks themselves, so that the whole run can be made again; older models lack them. */
      list: z.array(PICKED_WINDOW_SCHEMA).max(MOST_PICKS).optional(),
    }),
    data: DATA_LINE_SCHEMA.extend({
      /** The lines one by one, with the trace at which each begins, where there are several, side by side. */
      lines: z.array(JOINED_LINE_SCHEMA).min(2).optional(),
    }),
    metrics: z.object({
      steps: z.int(),
      bestStep: z.int(),
      stopped: z.boolean(),
      /** Why training came to its end; models of before it was told reached their last step or were stopped. */
      reason: z.enum(['steps', 'epochs', 'patience', 'target', 'asked']).optional(),
      trainingLoss: z.number(),
      validationLoss: z.number().nullable(),
      validationAccuracy: z.number().nullable(),
    }),
    weights: NUMBERS_SCHEMA,
  })
  .superRefine(({ task, spec, options }, check) => {
    const channels = spec.inputShape[2];
    if (channels !== CHANNEL_NAMES.length)
      check.addIssue({
        code: 'custom',
        path: ['spec', 'inputShape'],
        message: `a model of this version has ${CHANNEL_NAMES.length} channels, not ${channels}`,
      });
    const fault = faultOfSpec(spec) ?? taskOf(task).faultOf(spec, options);
    if (fault !== null) check.addIssue({ code: 'custom', path: ['spec'], message: fault });
  });

export type ModelFile = z.infer<typeof MODEL_SCHEMA>;

/**
 * The fields of model.json in the order in which they are written. Every classified line names its model by a
 * hash of the files' bytes, so that the order must not change.
 */
const FIELD_ORDER = [
  ...['format', 'version', 'program', 'task', 'spec', 'window', 'sampleIntervalUs', 'channels', 'options'],
  ...['engine', 'templates', 'picks', 'data', 'metrics', 'weights', 'templateSamples'],
];

/** The text of model.json: fields of every model and those of its task. A model of "pairs" does not name it. */
export function modelText({ task, ...fields }: Readonly<Record<string, unknown>>): string {
  const all: Readonly<Record<string, unknown>> = task === 'pairs' ? fields : { task, ...fields };
  const rankOf = (name: string): number =>
    FIELD_ORDER.includes(name) ? FIELD_ORDER.indexOf(name) : FIELD_ORDER.length;
  const names = Object.keys(all).sort((a, b) => rankOf(a) - rankOf(b));
  return `${JSON.stringify(Object.fromEntries(names.map((name) => [name, all[name]])), null, 2)}\n`;
}

/**
 * The run that a model came from, to be made again on the line of its fingerprint; null for an older model, and for
 * one of several lines.
 */
export function recipeOfModel({ task, picks, options, engine, data }: ModelFile): Recipe | null {
  if (data.lines) return null;
  const parsed = RECIPE_SCHEMA.safeParse({
    version: 1,
    linePath: data.fileName,
    opening: data.opening,
    task,
    picks: picks.list,
    options,
    engine,
  });
  return parsed.success ? parsed.data : null;
}
