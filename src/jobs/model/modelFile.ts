import { z } from 'zod';
import { CHANNEL_NAMES } from '#jobs/recipe/learnLine';
import { type LayerSpec, readLayer } from '#learning/layers/registry';
import { classCountOf, type ModelSpec, netOutputShape, parameterCount } from '#learning/model/modelSpec';
import { STORED_OPTIONS_SCHEMA } from '#learning/recipe/optionSchema';
import { MOST_PARAMETERS, type Recipe } from '#learning/recipe/recipe';
import { RECIPE_PICKS_SCHEMA, RECIPE_SCHEMA } from '#learning/recipe/recipeSchema';
import { PAIR_CLASSES, TEMPLATE_CLASSES } from '#learning/tasks/pairs/pairClass';

export const MODEL_FORMAT = 'diffrakt-model';
export const MODEL_VERSION = 1;
const size = (most: number) => z.int().min(1).max(most);
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal digits');

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

/** Null where the layers fit together and end in the pair classes; else what is wrong. */
function faultOfSpec(spec: ModelSpec): string | null {
  try {
    const count = parameterCount(spec);
    if (count > MOST_PARAMETERS) return `${count} parameters are more than ${MOST_PARAMETERS}`;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
  const last = spec.layers.at(-1);
  const isRight =
    netOutputShape(spec).length === 1 &&
    classCountOf(spec) === PAIR_CLASSES.length &&
    last?.kind === 'dense' &&
    last.activation === 'none';
  return isRight ? null : `the last layer must be dense with ${PAIR_CLASSES.length} units and no activation`;
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

const NUMBERS_SCHEMA = z.object({ count: z.int().min(0), sha256: hash });

/** model.json: everything about a model but its numbers. */
export const MODEL_SCHEMA = z
  .object({
    format: z.literal(MODEL_FORMAT),
    version: z.literal(MODEL_VERSION),
    /** Version of the program that wrote it. */
    program: z.string(),
    spec: SPEC_SCHEMA,
    /** Size of the windows in traces and samples. */
    window: z.object({ traces: size(512), samples: size(512) }),
    sampleIntervalUs: z.number().positive(),
    channels: z.tuple([z.literal(CHANNEL_NAMES[0]), z.literal(CHANNEL_NAMES[1])]),
    options: STORED_OPTIONS_SCHEMA,
    engine: z.string(),
    templates: z
      .array(
        z.object({
          pickId: z.string(),
          class: z.enum(TEMPLATE_CLASSES),
          trace: z.int(),
          timeMs: z.number(),
        }),
      )
      .min(1)
      .max(256),
    /** Ids on each side of the split, all of them counted by class, and the hash of their list. */
    picks: z.object({
      training: z.array(z.string()),
      heldOut: z.array(z.string()),
      counts: z.object({ diffraction: z.int(), reflection: z.int(), noise: z.int() }),
      sha256: hash,
      /** The picks themselves, so that the whole run can be made again; older models lack them. */
      list: RECIPE_PICKS_SCHEMA.optional(),
    }),
    data: z.object({
      fileName: z.string(),
      traceCount: z.int(),
      sampleCount: z.int(),
      sha256: hash,
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
    templateSamples: NUMBERS_SCHEMA,
  })
  .superRefine(({ spec, options }, check) => {
    const { maximumTraceLag, maximumSampleLag } = options;
    const [height, width, channels] = spec.inputShape;
    if (channels !== CHANNEL_NAMES.length)
      check.addIssue({
        code: 'custom',
        path: ['spec', 'inputShape'],
        message: `a model of this version has ${CHANNEL_NAMES.length} channels, not ${channels}`,
      });
    if (height !== 2 * maximumTraceLag + 1 || width !== 2 * maximumSampleLag + 1)
      check.addIssue({
        code: 'custom',
        path: ['spec', 'inputShape'],
        message: `lags to ${maximumTraceLag} and ${maximumSampleLag} do not give panels of ${height} x ${width}`,
      });
  });

export type ModelFile = z.infer<typeof MODEL_SCHEMA>;

/** The run that a model came from, to be made again on the line of its fingerprint; null for an older model. */
export function recipeOfModel({ picks, options, engine, data }: ModelFile): Recipe | null {
  const parsed = RECIPE_SCHEMA.safeParse({
    version: 1,
    linePath: data.fileName,
    picks: picks.list,
    options,
    engine,
  });
  return parsed.success ? parsed.data : null;
}
