import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { NUMBERS_SCHEMA } from '#jobs/model/modelFile';
import { ModelParts, numbersOf } from '#jobs/model/modelParts';
import { type DenseNetKind, denseNetSpec, denseNetSteps } from '#learning/dense/denseNet';
import { NET_USES } from '#learning/dense/liveLearner';
import { NET_CHANNELS } from '#learning/dense/netChannels';
import { kindsOfRecipe, PRETRAIN_RECIPE_SCHEMA } from '#learning/dense/pretrainRecipe';
import { parameterShapes } from '#learning/model/modelSpec';
import { MODEL_FILES } from '#system/fileNames';
import { encodeFloats } from '#system/floatCodec';
import { sha256Of } from '#system/hashFile';
import { ensureFolder, writeWholeFiles } from '#system/wholeFile';

const SHARE = z.number().min(0).max(1);

/** How the net did on simulated sections that it was not trained on. */
const FIGURES_SCHEMA = z.object({ loss: z.number(), accuracy: SHARE, calibrationError: SHARE });

/** model.json of a pre-trained net. */
const PRETRAINED_SCHEMA = z.object({
  format: z.literal('diffrakt-pretrained'),
  /** Version 2 has one net for both ways round. */
  version: z.literal([2, 3]),
  program: z.string(),
  recipe: PRETRAIN_RECIPE_SCHEMA,
  channels: z.array(z.string()).min(1),
  classes: z.array(z.string()).min(2),
  engine: z.string(),
  seconds: z.number(),
  /** What the outputs are divided by before the softmax, for each use. */
  temperature: z.record(z.enum(NET_USES), z.number().positive()),
  validation: z.record(z.enum(NET_USES), FIGURES_SCHEMA),
  weights: NUMBERS_SCHEMA,
  /** The net that is shown the mirrored maps, where it is another one. */
  mirrored: z.object({ weights: NUMBERS_SCHEMA }).optional(),
  /** The net that finds apexes, and its mean F1 on those sections. */
  apexes: z.object({ f1: SHARE, weights: NUMBERS_SCHEMA }),
});

export type PretrainedFile = z.infer<typeof PRETRAINED_SCHEMA>;

/** Weights of the nets, one array a tensor, in the order of `parameterShapes`. */
export interface PretrainedWeights {
  readonly classes: Float32Array[];
  /** Null where the net of classes is shown the mirrored maps, too. */
  readonly mirrored: Float32Array[] | null;
  readonly apexes: Float32Array[];
}

/** A pre-trained net as its folder holds it, with the net that finds apexes. */
export interface PretrainedModel {
  readonly file: PretrainedFile;
  readonly weights: PretrainedWeights;
  /** Of model.json, weights.bin, apexes.bin and mirrored.bin where there is one, one after the other. */
  readonly sha256: string;
}

const WORDS = {
  what: 'pre-trained net',
  remedy: 'Make it again with "diffrakt pretrain", or install the program again.',
};
const LARGEST_JSON_BYTES = 1_000_000;

/** What is written: weights and their numbers are added. */
type FileContent = Omit<PretrainedFile, 'weights' | 'mirrored' | 'apexes'> & {
  readonly apexes: Omit<PretrainedFile['apexes'], 'weights'>;
};

/** Writes a pre-trained net whole or not at all. @throws JobError 'disk.full', 'file.write' */
export async function writePretrained(
  folder: string,
  content: FileContent,
  weights: PretrainedWeights,
): Promise<PretrainedFile> {
  const [classes, apexes] = [encodeFloats(weights.classes), encodeFloats(weights.apexes)];
  const mirrored = weights.mirrored && encodeFloats(weights.mirrored);
  const whole = {
    ...content,
    weights: numbersOf(classes),
    ...(mirrored && { mirrored: { weights: numbersOf(mirrored) } }),
    apexes: { ...content.apexes, weights: numbersOf(apexes) },
  };
  await ensureFolder(folder);
  await writeWholeFiles([
    { path: join(folder, MODEL_FILES.weights), content: classes },
    ...(mirrored ? [{ path: join(folder, MODEL_FILES.mirrored), content: mirrored }] : []),
    { path: join(folder, MODEL_FILES.apexes), content: apexes },
    { path: join(folder, MODEL_FILES.description), content: `${JSON.stringify(whole, null, 2)}\n` },
  ]);
  return whole;
}

function lengthsOf(kind: DenseNetKind): number[] {
  return parameterShapes(denseNetSpec(denseNetSteps(kind), kind)).map(({ size }) => size);
}

/** Reads a pre-trained net and checks it. @throws JobError 'model.invalid' naming the part */
export async function readPretrained(folder: string): Promise<PretrainedModel> {
  const parts = new ModelParts(folder, WORDS);
  const { bytes, json } = await parts.readDescription(LARGEST_JSON_BYTES);
  const file = parts.parsePart(PRETRAINED_SCHEMA, json);
  if (file.channels.join() !== NET_CHANNELS.join())
    throw parts.invalid('it was made for other channels than this version computes');
  const kinds = kindsOfRecipe(file.recipe);
  const read = (name: string, { sha256 }: { readonly sha256: string }, kind: DenseNetKind) =>
    parts.readNumbers(name, { sha256, lengths: lengthsOf(kind) });
  const classes = await read(MODEL_FILES.weights, file.weights, kinds.classes);
  const apexes = await read(MODEL_FILES.apexes, file.apexes.weights, kinds.apexes);
  const mirrored = file.mirrored
    ? await read(MODEL_FILES.mirrored, file.mirrored.weights, kinds.classes)
    : null;
  return {
    file,
    weights: { classes: classes.arrays, mirrored: mirrored?.arrays ?? null, apexes: apexes.arrays },
    sha256: sha256Of(bytes, classes.bytes, apexes.bytes, ...(mirrored ? [mirrored.bytes] : [])),
  };
}

/** Weights and biases of all nets of a file. */
export function parameterCountOf({ weights, mirrored, apexes }: PretrainedFile): number {
  return weights.count + (mirrored?.weights.count ?? 0) + apexes.weights.count;
}

/** True where a folder's model.json is that of a pre-trained net. */
export async function isPretrained(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, MODEL_FILES.description), 'utf8').catch(() => '');
  return text.slice(0, 100).includes('"diffrakt-pretrained"');
}
