import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { RUN_OPTIONS_SCHEMA } from '#jobs/recipe/runOptions';
import { CHECKPOINT_SECONDS } from '#jobs/train/checkpoint';
import { PICKED_WINDOW_SCHEMA } from '#seismic/picks/pickSchema';
import { JobError } from '#system/failure';

/** One run as data: the same recipe on the same line gives the same classes, in the window and headless. */
export const RECIPE_SCHEMA = z.object({
  version: z.literal(1),
  linePath: z.string().min(1),
  picks: z.array(PICKED_WINDOW_SCHEMA).max(100_000),
  options: RUN_OPTIONS_SCHEMA,
  /** Classify the whole line as soon as the net is trained. */
  classifyAfter: z.boolean().default(true),
  /** How often the run is kept, so that it can go on where it was. Does not change its numbers. */
  checkpointSeconds: z.number().min(0).max(3600).default(CHECKPOINT_SECONDS),
});

export type Recipe = z.infer<typeof RECIPE_SCHEMA>;

/** @throws JobError 'argument.invalid' naming the field. */
export function parseRecipe(json: unknown, source: string): Recipe {
  const parsed = RECIPE_SCHEMA.safeParse(json);
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  const place = path.map(String).join('.') || 'the file';
  throw new JobError(
    'argument.invalid',
    `Not a recipe: ${place}: ${message}, in ${source}`,
    'A recipe has version 1, linePath, picks and options, as recipe.json in a run folder has.',
    { cause: parsed.error },
  );
}

/** Reads a recipe. @throws JobError 'file.missing', 'file.unreadable', 'argument.invalid'. */
export async function readRecipe(path: string): Promise<Recipe> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const code = error.code === 'ENOENT' ? 'file.missing' : 'file.unreadable';
    throw new JobError(code, `Cannot read the recipe: ${path}`, 'Check the path.', { cause: error });
  });
  try {
    return parseRecipe(JSON.parse(text), path);
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new JobError('argument.invalid', `The recipe is not JSON: ${path}`, 'Name a recipe.json.', {
        cause: error,
      });
    throw error;
  }
}
