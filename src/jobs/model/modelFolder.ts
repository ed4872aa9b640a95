import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MODEL_SCHEMA, type ModelFile, modelText, NUMBERS_SCHEMA } from '#jobs/model/modelFile';
import { parameterCount, parameterShapes } from '#learning/model/modelSpec';
import type { TaskMemory } from '#learning/tasks/task/task';
import { taskOf } from '#learning/tasks/tasks';
import { JobError } from '#system/failure';
import { MODEL_FILES } from '#system/fileNames';
import { decodeFloat32, encodeFloats } from '#system/floatCodec';
import { sha256Of } from '#system/hashFile';
import { ensureFolder, writeWholeFiles } from '#system/wholeFile';

/** A model in its folder: model.json, weights.bin and what its task keeps. */
export interface StoredModel {
  readonly file: ModelFile;
  /** One array a tensor, in the order of `parameterShapes`. */
  readonly weights: Float32Array[];
  readonly memory: TaskMemory;
  /** Of model.json, the task's numbers and weights.bin, one after the other. */
  readonly sha256: string;
}

/** A model before the hashes of its parts are known. */
export type NewModel = Pick<StoredModel, 'weights' | 'memory'> & {
  readonly file: Omit<ModelFile, 'weights'>;
};

const REMEDY = 'Train the model again, or name the folder of another one.';
const LARGEST_JSON_BYTES = 4_000_000;

function invalid(folder: string, finding: string, cause?: unknown): JobError {
  return new JobError('model.invalid', `Not a usable model: ${finding}, in ${folder}`, REMEDY, { cause });
}

function numbersOf(bytes: Uint8Array): ModelFile['weights'] {
  return { count: bytes.length / 4, sha256: sha256Of(bytes) };
}

/**
 * Writes a model whole or not at all: an older one in the folder is kept where the disk is full.
 * @throws JobError 'disk.full', 'file.write'
 */
export async function writeModel(folder: string, model: NewModel): Promise<ModelFile> {
  const weights = encodeFloats(model.weights);
  const numbers = encodeFloats(model.memory.numbers);
  const file: ModelFile = { ...model.file, weights: numbersOf(weights) };
  const own = taskOf(file.task).memory.numbers;
  const json = { ...file, ...model.memory.fields, ...(own && { [own.field]: numbersOf(numbers) }) };
  await ensureFolder(folder);
  await writeWholeFiles([
    { path: join(folder, MODEL_FILES.weights), content: weights },
    ...(own ? [{ path: join(folder, own.fileName), content: numbers }] : []),
    { path: join(folder, MODEL_FILES.description), content: modelText(json) },
  ]);
  return file;
}

/** Reads a file of a known or bounded size; nothing is allocated before the size has been checked. */
async function readBounded(
  folder: string,
  name: string,
  isRight: (size: number) => boolean,
): Promise<Uint8Array> {
  const file = await open(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
    const finding = error.code === 'ENOENT' ? `${name} is missing` : `${name} cannot be read`;
    throw invalid(folder, `${finding} (${error.code})`, error);
  });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw invalid(folder, `${name} is not a file`);
    if (!isRight(stat.size)) throw invalid(folder, `${name} has ${stat.size} bytes, which cannot be`);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function parseJson(folder: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw invalid(folder, 'model.json is not JSON', error);
  }
}

function parsePart<Part>(folder: string, schema: z.ZodType<Part>, json: unknown): Part {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue.path.map(String).join('.') || 'the file';
  throw invalid(folder, `model.json, ${place}: ${issue.message}`, parsed.error);
}

async function readNumbers(
  folder: string,
  name: string,
  expected: { readonly sha256: string; readonly lengths: readonly number[] },
): Promise<{ bytes: Uint8Array; arrays: Float32Array[] }> {
  const count = expected.lengths.reduce((sum, length) => sum + length, 0);
  const bytes = await readBounded(folder, name, (size) => size === 4 * count);
  if (sha256Of(bytes) !== expected.sha256) throw invalid(folder, `${name} is not what model.json says`);
  const arrays = decodeFloat32(bytes, expected.lengths);
  if (arrays.some((values) => values.some((value) => !Number.isFinite(value))))
    throw invalid(folder, `${name} holds values that are not finite`);
  return { bytes, arrays };
}

/** Data of the model's task beside layers and weights, and the bytes of its file of numbers. */
async function readMemory(
  folder: string,
  { task, spec }: ModelFile,
  json: unknown,
): Promise<{ memory: TaskMemory; numbers: Uint8Array }> {
  const { schema, numbers, lengths } = taskOf(task).memory;
  const fields = parsePart(folder, schema, json);
  if (!numbers) return { memory: { fields, numbers: [] }, numbers: new Uint8Array(0) };
  const hashes = parsePart(folder, z.looseObject({ [numbers.field]: NUMBERS_SCHEMA }), json);
  const { sha256 } = NUMBERS_SCHEMA.parse(hashes[numbers.field]);
  const expected = { sha256, lengths: lengths(fields, spec) };
  const { arrays, bytes } = await readNumbers(folder, numbers.fileName, expected);
  return { memory: { fields, numbers: arrays }, numbers: bytes };
}

/**
 * Reads a model and checks all of it: format, layers, sizes, hashes, values. No code is loaded.
 * @throws JobError 'model.invalid' naming the part
 */
export async function readModel(folder: string): Promise<StoredModel> {
  const bytes = await readBounded(folder, MODEL_FILES.description, (size) => size <= LARGEST_JSON_BYTES);
  const json = parseJson(folder, bytes);
  const file = parsePart(folder, MODEL_SCHEMA, json);
  const lengths = parameterShapes(file.spec).map(({ size }) => size);
  if (file.weights.count !== parameterCount(file.spec))
    throw invalid(
      folder,
      `its layers have ${parameterCount(file.spec)} parameters, not ${file.weights.count}`,
    );
  const weights = await readNumbers(folder, MODEL_FILES.weights, { sha256: file.weights.sha256, lengths });
  const { memory, numbers } = await readMemory(folder, file, json);
  return { file, weights: weights.arrays, memory, sha256: sha256Of(bytes, numbers, weights.bytes) };
}
