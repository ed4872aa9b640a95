import { z } from 'zod';
import { ENGINE_CHOICES } from '#learning/network/engineName';
import { GIVEN_OPTIONS_SCHEMA, OPTIONS_SCHEMA } from '#learning/recipe/optionSchema';
import { DEFAULT_SETTINGS, type Recipe, type RunSettings } from '#learning/recipe/recipe';
import { TASK_NAMES } from '#learning/recipe/taskName';
import { PICK_LIMITS, SURVEY_PICK_SCHEMA } from '#seismic/picks/pickSchema';
import { OPENING_SCHEMA } from '#seismic/survey/openingOptions';

/** Most picks of a run. */
export const MOST_PICKS = 100_000;
/** Most further lines of a run. */
const MOST_LINES = 1000;

const task = z.enum(TASK_NAMES);
const engine = z.enum(ENGINE_CHOICES);
const checkpointSeconds = z.number().min(0).max(3600);

/** All settings of a run, and nothing else: what the window sends. */
export const RUN_SETTINGS_SCHEMA = z.strictObject({
  task,
  engine,
  options: OPTIONS_SCHEMA.strict(),
  classifyAfter: z.boolean(),
  checkpointSeconds,
}) satisfies z.ZodType<RunSettings>;

/** Older recipes named the engine among the options. */
function withEngineOnTop(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || 'engine' in json) return json;
  const options: unknown = Reflect.get(json, 'options');
  if (typeof options !== 'object' || options === null || !('engine' in options)) return json;
  return { ...json, engine: options.engine };
}

/** A file, how it is opened, and the picks that were made on it. */
const PICKED_LINE = {
  linePath: z.string().min(1),
  opening: OPENING_SCHEMA.optional(),
  plane: z.string().min(1).max(PICK_LIMITS.planeLength).optional(),
  // Recipes of before picks had survey coordinates place them by trace, as these may.
  picks: z.array(SURVEY_PICK_SCHEMA).max(MOST_PICKS),
};

/** A recipe file; settings that are left out take their defaults. */
export const RECIPE_SCHEMA = z.preprocess(
  withEngineOnTop,
  z.object({
    version: z.literal(1),
    task: task.default(DEFAULT_SETTINGS.task),
    ...PICKED_LINE,
    otherLines: z.array(z.object(PICKED_LINE)).max(MOST_LINES).optional(),
    engine: engine.default(DEFAULT_SETTINGS.engine),
    options: GIVEN_OPTIONS_SCHEMA,
    classifyAfter: z.boolean().default(DEFAULT_SETTINGS.classifyAfter),
    checkpointSeconds: checkpointSeconds.default(DEFAULT_SETTINGS.checkpointSeconds),
  }),
) satisfies z.ZodType<Recipe>;
