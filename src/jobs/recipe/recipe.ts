import { readFile } from 'node:fs/promises';
import { CHANNEL_NAMES } from '#learning/input/channels';
import { parameterCount } from '#learning/model/modelSpec';
import { OPTIONS_SCHEMA } from '#learning/recipe/optionSchema';
import {
  DEFAULT_SETTINGS,
  MOST_PARAMETERS,
  type PickedLine,
  type Recipe,
  type RunSettings,
} from '#learning/recipe/recipe';
import { RECIPE_SCHEMA } from '#learning/recipe/recipeSchema';
import { TRAIN_DEFAULTS, type TrainOptions } from '#learning/recipe/trainOptions';
import type { Task } from '#learning/tasks/task/task';
import { parsePlainly, type SchemaFault } from '#seismic/schema/parsePlainly';
import { isAsStated } from '#seismic/survey/openingOptions';
import { JobError } from '#system/failure';

/** Settings of a user: all may be left out. */
export interface GivenSettings extends Partial<Omit<RunSettings, 'options'>> {
  readonly options?: Partial<TrainOptions>;
}

function known(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function invalid(option: string, finding: string, remedy: string, cause?: unknown): JobError {
  return new JobError('argument.invalid', `Training option ${option}: ${finding}`, remedy, { cause });
}

/** Completes options with the defaults. @throws JobError 'argument.invalid' naming the option. */
export function completeOptions(given: Partial<TrainOptions>): TrainOptions {
  const parsed = parsePlainly(OPTIONS_SCHEMA, { ...TRAIN_DEFAULTS, ...known(given) });
  if (parsed.success) return parsed.data;
  const { place, finding, cause } = parsed.fault;
  throw invalid(place, finding, 'Change it or leave it out to use the default.', cause);
}

/** A line's fields without what is as the file states it. */
function pickedLineOf({ linePath, opening, plane, picks }: PickedLine): PickedLine {
  return {
    linePath,
    ...(opening && !isAsStated(opening) ? { opening } : {}),
    ...(plane === undefined ? {} : { plane }),
    picks,
  };
}

/**
 * The recipe of a run on a line's picks, and on those of other lines, completed with the defaults.
 * @throws JobError 'argument.invalid'
 */
export function createRecipe(
  { otherLines = [], ...line }: Pick<Recipe, 'otherLines'> & PickedLine,
  { options = {}, ...given }: GivenSettings = {},
): Recipe {
  const settings = { ...DEFAULT_SETTINGS, ...known(given) };
  const others = otherLines.length === 0 ? {} : { otherLines: otherLines.map(pickedLineOf) };
  const complete = completeOptions(options);
  return { ...settings, version: 1, ...pickedLineOf(line), ...others, options: complete };
}

function countParameters(task: Task, options: TrainOptions): number {
  try {
    return parameterCount(task.netOf(options, CHANNEL_NAMES.length));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalid('filters', error.message, 'Take fewer layers or larger lags.', error);
  }
}

/** @throws JobError 'argument.invalid' where the layers do not fit on their input, or are too large a net */
export function checkNet(task: Task, options: TrainOptions): void {
  const count = countParameters(task, options);
  if (count > MOST_PARAMETERS)
    throw invalid('filters', `${count} parameters are more than ${MOST_PARAMETERS}`, 'Take fewer filters.');
}

function notARecipe({ place, finding, cause }: SchemaFault, source: string): JobError {
  return new JobError(
    'argument.invalid',
    `Not a recipe: ${place}: ${finding}, in ${source}`,
    'A recipe has version 1, linePath, picks and options, as recipe.json in a run folder has.',
    { cause },
  );
}

/** @throws JobError 'argument.invalid' naming the field. */
export function parseRecipe(json: unknown, source: string): Recipe {
  const parsed = parsePlainly(RECIPE_SCHEMA, json);
  if (parsed.success) return parsed.data;
  throw notARecipe(parsed.fault, source);
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
