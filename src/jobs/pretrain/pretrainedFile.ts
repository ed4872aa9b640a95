import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DENSE_FILTERS, type DenseNetKind, denseNetSpec, denseNetSteps } from '#learning/dense/denseNet';
import { NET_CHANNELS } from '#learning/dense/netChannels';
import { PRETRAIN_RECIPE_SCHEMA } from '#learning/dense/pretrainRecipe';
import { parameterShapes } from '#learning/model/modelSpec';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import { JobError } from '#system/failure';
import { MODEL_FILES } from '#system/fileNames';
import { decodeFloat32, encodeFloats } from '#system/floatCodec';
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
  /** What the outputs are divided by before the softmax, without and with picks. */
  temperature: z.object({ withoutPicks: z.number().positive(), withPicks: z.number().positive() }),
  validation: z.object({ withoutPicks: FIGURES_SCHEMA, withPicks: FIGURES_SCHEMA }),
  weights: z.object({ count: z.int(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
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

/** The kind of net that is pre-trained here: three classes on all channels. */
export function standardKind(filters: readonly number[] = DENSE_FILTERS): DenseNetKind {
  return { channelCount: NET_CHANNELS.length, classCount: EVENT_CLASSES.length, filters };
}

function invalid(folder: string, finding: string, cause?: unknown): JobError {
  const remedy = 'Make it again with "diffrakt pretrain", or install the program again.';
  return new JobError('model.invalid', `Not a usable pre-trained net: ${finding}, in ${folder}`, remedy, {
    cause,
  });
}

/** Writes a pre-trained net whole or not at all. @throws JobError 'disk.full', 'file.write' */
export async function writePretrained(
  folder: string,
  file: Omit<PretrainedFile, 'weights'>,
  weights: readonly Float32Array[],
): Promise<PretrainedFile> {
  const bytes = encodeFloats(weights);
  const whole = { ...file, weights: { count: bytes.length / 4, sha256: sha256Of(bytes) } };
  await ensureFolder(folder);
  await writeWholeFiles([
    { path: join(folder, MODEL_FILES.weights), content: bytes },
    { path: join(folder, MODEL_FILES.description), content: `${JSON.stringify(whole, null, 2)}\n` },
  ]);
  return whole;
}

async function readBounded(folder: string, name: string, most: number): Promise<Uint8Array> {
  const file = await open(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
    throw invalid(folder, `${name} cannot be read (${error.code})`, error);
  });
  try {
    const { size } = await file.stat();
    if (size > most) throw invalid(folder, `${name} has ${size} bytes, more than ${most}`);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function parse(folder: string, bytes: Uint8Array): PretrainedFile {
  try {
    return PRETRAINED_SCHEMA.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    const place =
      error instanceof z.ZodError ? `: ${error.issues[0].path.join('.')} ${error.issues[0].message}` : '';
    throw invalid(folder, `model.json is not as it has to be${place}`, error);
  }
}

const LARGEST_JSON_BYTES = 1_000_000;
const LARGEST_WEIGHTS_BYTES = 64_000_000;

/** Reads a pre-trained net and checks it. @throws JobError 'model.invalid' naming the part */
export async function readPretrained(folder: string): Promise<PretrainedModel> {
  const json = await readBounded(folder, MODEL_FILES.description, LARGEST_JSON_BYTES);
  const file = parse(folder, json);
  if (file.channels.join() !== NET_CHANNELS.join())
    throw invalid(folder, 'it was made for other channels than this version computes');
  const kind = kindOfPretrained(file);
  const lengths = parameterShapes(denseNetSpec(denseNetSteps(kind), kind)).map(({ size }) => size);
  const bytes = await readBounded(folder, MODEL_FILES.weights, LARGEST_WEIGHTS_BYTES);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (bytes.length !== 4 * total || sha256Of(bytes) !== file.weights.sha256)
    throw invalid(folder, 'weights.bin is not what model.json says');
  return { file, weights: decodeFloat32(bytes, lengths), sha256: sha256Of(json, bytes) };
}

/** True where a folder's model.json is that of a pre-trained net. */
export async function isPretrained(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, MODEL_FILES.description), 'utf8').catch(() => '');
  return text.slice(0, 100).includes('"diffrakt-pretrained"');
}
