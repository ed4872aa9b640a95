import type { EngineName } from '#engine/names/engineNames';
import type { ComputeContext } from '#engine/start/computeContext';
import { likenessOfLine } from '#jobs/pretrain/lineLikeness';
import { type PretrainResult, pretrain } from '#jobs/pretrain/pretrain';
import { type PretrainWish, pretrainRecipeOf } from '#learning/dense/pretrainRecipe';
import type { RunNews } from '#learning/news/runNews';
import type { LineFile } from '#seismic/survey/openingOptions';

export interface PretrainRequest extends PretrainWish {
  /** The line that the simulations are to be like; null for all kinds of lines. */
  readonly like: LineFile | null;
  readonly modelFolder: string;
  /** Where the event files go; null for none. */
  readonly logFolder: string | null;
  readonly engine?: EngineName | 'auto';
}

/**
 * Pre-trains a net as a user asked for it. The window and `diffrakt pretrain` both end here, so that the same request
 * gives the same bytes on the same engine.
 * @throws JobError those of `pretrain` and, with a line, of `likenessOfLine`
 */
export async function pretrainOnRequest(
  { like, modelFolder, logFolder, engine, ...wish }: PretrainRequest,
  context: ComputeContext<RunNews>,
): Promise<PretrainResult> {
  const likeness = like === null ? undefined : await likenessOfLine(like, context);
  const recipe = pretrainRecipeOf(wish, likeness);
  return pretrain({ recipe, modelFolder, logFolder, engine }, context);
}
