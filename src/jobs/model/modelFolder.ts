import { join } from 'node:path';
import { z } from 'zod';
import { MODEL_SCHEMA, type ModelFile, modelText, NUMBERS_SCHEMA } from '#jobs/model/modelFile';
import { ModelParts, numbersOf } from '#jobs/model/modelParts';
import { parameterCount, parameterShapes } from '#learning/model/modelSpec';
import type { TaskMemory } from '#learning/tasks/task/task';
import { taskOf } from '#learning/tasks/tasks';
import { MODEL_FILES } from '#system/fileNames';
import { encodeFloats } from '#system/floatCodec';
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

const WORDS = { what: 'model', remedy: 'Train the model again, or name the folder of another one.' };
const LARGEST_JSON_BYTES = 4_000_000;

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

/** Data of the model's task beside layers and weights, and the bytes of its file of numbers. */
async function readMemory(
  parts: ModelParts,
  { task, spec }: ModelFile,
  json: unknown,
): Promise<{ memory: TaskMemory; numbers: Uint8Array }> {
  const { schema, numbers, lengths } = taskOf(task).memory;
  const fields = parts.parsePart(schema, json);
  if (!numbers) return { memory: { fields, numbers: [] }, numbers: new Uint8Array(0) };
  const hashes = parts.parsePart(z.looseObject({ [numbers.field]: NUMBERS_SCHEMA }), json);
  const { sha256 } = NUMBERS_SCHEMA.parse(hashes[numbers.field]);
  const expected = { sha256, lengths: lengths(fields, spec) };
  const { arrays, bytes } = await parts.readNumbers(numbers.fileName, expected);
  return { memory: { fields, numbers: arrays }, numbers: bytes };
}

/**
 * Reads a model and checks all of it: format, layers, sizes, hashes, values. No code is loaded.
 * @throws JobError 'model.invalid' naming the part
 */
export async function readModel(folder: string): Promise<StoredModel> {
  const parts = new ModelParts(folder, WORDS);
  const { bytes, json } = await parts.readDescription(LARGEST_JSON_BYTES);
  const file = parts.parsePart(MODEL_SCHEMA, json);
  const lengths = parameterShapes(file.spec).map(({ size }) => size);
  if (file.weights.count !== parameterCount(file.spec))
    throw parts.invalid(`its layers have ${parameterCount(file.spec)} parameters, not ${file.weights.count}`);
  const weights = await parts.readNumbers(MODEL_FILES.weights, { sha256: file.weights.sha256, lengths });
  const { memory, numbers } = await readMemory(parts, file, json);
  return { file, weights: weights.arrays, memory, sha256: sha256Of(bytes, numbers, weights.bytes) };
}
