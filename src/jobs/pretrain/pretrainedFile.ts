import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { NUMBERS_SCHEMA } from '#jobs/model/modelFile';
import { ModelParts, numbersOf } from '#jobs/model/modelParts';
import { type DenseNetKind, denseNetSpec, denseNetSteps } from '#learning/dense/denseNet';
import { PRETRAINED_USES } from '#learning/dense/liveLearner';
import { NET_CHANNELS } from '#learning/dense/netChannels';
import { PRETRAIN_RECIPE_SCHEMA } from '#learning/dense/pretrainRecipe';
import { parameterShapes } from '#learning/model/modelSpec';
import { MODEL_FILES } from '#system/fileNames';
import { encodeFloats } from '#system/floatCodec';
import { sha256Of } from '#system/hashFile';
import { ensureFolder, writeWholeFiles } from '#system/wholeFile';

const SHARE = z.number().min(0).max(1);

/** How the net did on simulated sections that it was not trained on. */
const FIGURES_SCHEMA = z.object({ loss: z.number(), accuracy: SHARE, calibrationError: SHARE });

/** model.json of a pre-trained net. */
export const PRETRAINED_SCHEMA = z.object({
  format: z.literal('diffrakt-pretrained'),
  version: z.literal(1),
  program: z.string(),
  recipe: PRETRAIN_RECIPE_SCHEMA,
  channels: z.array(z.string()).min(1),
  classes: z.array(z.string()).min(2),
  engine: z.string(),
  seconds: z.number(),
  /** What the outputs are divided by before the softmax, for each use. */
  temperature: z.record(z.enum(PRETRAINED_USES), z.number().positive()),
  validation: z.record(z.enum(PRETRAINED_USES), FIGURES_SCHEMA),
  weights: NUMBERS_SCHEMA,
});

export type PretrainedFile = z.infer<typeof PRETRAINED_SCHEMA>;

/** A pre-trained net as its folder holds it. */
export interface PretrainedModel {
  readonly file: PretrainedFile;
  /** One array a tensor, in the order of `parameterShapes`. */
  readonly weights: Float32Array[];
  /** Of model.json and weights.bin, one after the other. */
  readonly sha256: string;
}

export function kindOfPretrained({
  recipe,
  channels,
  classes,
}: Pick<PretrainedFile, 'recipe' | 'channels' | 'classes'>): DenseNetKind {
  return { channelCount: channels.length, classCount: classes.length, filters: recipe.filters };
}

const WORDS = {
  what: 'pre-trained net',
  remedy: 'Make it again with "diffrakt pretrain", or install the program again.',
};
const LARGEST_JSON_BYTES = 1_000_000;

/** Writes a pre-trained net whole or not at all. @throws JobError 'disk.full', 'file.write' */
export async function writePretrained(
  folder: string,
  file: Omit<PretrainedFile, 'weights'>,
  weights: readonly Float32Array[],
): Promise<PretrainedFile> {
  const bytes = encodeFloats(weights);
  const whole = { ...file, weights: numbersOf(bytes) };
  await ensureFolder(folder);
  await writeWholeFiles([
    { path: join(folder, MODEL_FILES.weights), content: bytes },
    { path: join(folder, MODEL_FILES.description), content: `${JSON.stringify(whole, null, 2)}\n` },
  ]);
  return whole;
}

/** Reads a pre-trained net and checks it. @throws JobError 'model.invalid' naming the part */
export async function readPretrained(folder: string): Promise<PretrainedModel> {
  const parts = new ModelParts(folder, WORDS);
  const { bytes, json } = await parts.readDescription(LARGEST_JSON_BYTES);
  const file = parts.parsePart(PRETRAINED_SCHEMA, json);
  if (file.channels.join() !== NET_CHANNELS.join())
    throw parts.invalid('it was made for other channels than this version computes');
  const kind = kindOfPretrained(file);
  const lengths = parameterShapes(denseNetSpec(denseNetSteps(kind), kind)).map(({ size }) => size);
  const weights = await parts.readNumbers(MODEL_FILES.weights, { sha256: file.weights.sha256, lengths });
  return { file, weights: weights.arrays, sha256: sha256Of(bytes, weights.bytes) };
}

/** True where a folder's model.json is that of a pre-trained net. */
export async function isPretrained(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, MODEL_FILES.description), 'utf8').catch(() => '');
  return text.slice(0, 100).includes('"diffrakt-pretrained"');
}
