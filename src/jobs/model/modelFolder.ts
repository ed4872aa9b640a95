import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { MODEL_SCHEMA, type ModelFile } from '#jobs/model/modelFile';
import { parameterCount, parameterShapes } from '#learning/model/modelSpec';
import { JobError } from '#system/failure';
import { MODEL_FILES } from '#system/fileNames';
import { decodeFloat32, encodeFloats } from '#system/floatCodec';
import { sha256Of } from '#system/hashFile';
import { ensureFolder, writeWholeFiles } from '#system/wholeFile';

/** A model as it lies in its folder: model.json, weights.bin and templates.bin. */
export interface StoredModel {
  readonly file: ModelFile;
  /** One array a tensor, in the order of `parameterShapes`. */
  readonly weights: Float32Array[];
  /** One array a template, [channel][trace][sample]. */
  readonly templates: Float32Array[];
  /** Of model.json, templates.bin and weights.bin, one after the other. */
  readonly sha256: string;
}

/** A model before the hashes of its parts are known. */
export type NewModel = Pick<StoredModel, 'weights' | 'templates'> & {
  readonly file: Omit<ModelFile, 'weights' | 'templateSamples'>;
};

const REMEDY = 'Train the model again, or name the folder of another one.';
const LARGEST_JSON_BYTES = 4_000_000;

function invalid(folder: string, finding: string, cause?: unknown): JobError {
  return new JobError('model.invalid', `Not a usable model: ${finding}, in ${folder}`, REMEDY, { cause });
}

/** Values of one template: channels × traces × samples. */
function templateLength({ window, spec }: ModelFile): number {
  return spec.inputShape[2] * window.traces * window.samples;
}

/**
 * Writes a model whole or not at all: an older one in the folder is kept where the disk is full.
 * @throws JobError 'disk.full', 'file.write'
 */
export async function writeModel(folder: string, model: NewModel): Promise<ModelFile> {
  const weights = encodeFloats(model.weights);
  const templates = encodeFloats(model.templates);
  const file: ModelFile = {
    ...model.file,
    weights: { count: weights.length / 4, sha256: sha256Of(weights) },
    templateSamples: { count: templates.length / 4, sha256: sha256Of(templates) },
  };
  await ensureFolder(folder);
  await writeWholeFiles([
    { path: join(folder, MODEL_FILES.weights), content: weights },
    { path: join(folder, MODEL_FILES.templates), content: templates },
    { path: join(folder, MODEL_FILES.description), content: `${JSON.stringify(file, null, 2)}\n` },
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

function parseModelFile(folder: string, text: string): ModelFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw invalid(folder, 'model.json is not JSON', error);
  }
  const parsed = MODEL_SCHEMA.safeParse(json);
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

/**
 * Reads a model and checks all of it: format, layers, sizes, hashes, values. No code is loaded.
 * @throws JobError 'model.invalid' naming the part
 */
export async function readModel(folder: string): Promise<StoredModel> {
  const json = await readBounded(folder, MODEL_FILES.description, (size) => size <= LARGEST_JSON_BYTES);
  const file = parseModelFile(folder, new TextDecoder().decode(json));
  const lengths = parameterShapes(file.spec).map(({ size }) => size);
  if (file.weights.count !== parameterCount(file.spec))
    throw invalid(
      folder,
      `its layers have ${parameterCount(file.spec)} parameters, not ${file.weights.count}`,
    );
  const weights = await readNumbers(folder, MODEL_FILES.weights, { sha256: file.weights.sha256, lengths });
  const templates = await readNumbers(folder, MODEL_FILES.templates, {
    sha256: file.templateSamples.sha256,
    lengths: file.templates.map(() => templateLength(file)),
  });
  const sha256 = sha256Of(json, templates.bytes, weights.bytes);
  return { file, weights: weights.arrays, templates: templates.arrays, sha256 };
}
