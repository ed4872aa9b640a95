import { readFile, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { MODEL_FORMAT } from '#jobs/model/modelFile';
import { readModel, type StoredModel } from '#jobs/model/modelFolder';
import { kerasModelOf } from '#learning/model/kerasModel';
import { taskOf } from '#learning/tasks/tasks';
import { JobError } from '#system/failure';
import { encodeFloats } from '#system/floatCodec';
import { ensureFolder, type FileContent, writeWholeFiles } from '#system/wholeFile';

const MODEL_NAME = 'model.json';
const WEIGHTS_NAME = 'weights.bin';

export interface ExportLayersModelJob {
  /** Folder of a model of ours. */
  readonly modelFolder: string;
  /** Where model.json and weights.bin go; made where missing. */
  readonly outputFolder: string;
}

/** A model of ours has a model.json too, which must not be written over. */
async function refuseModelFolder(folder: string): Promise<void> {
  const text = await readFile(join(folder, MODEL_NAME), 'utf8').catch(() => '');
  if (!text.includes(`"${MODEL_FORMAT}"`)) return;
  throw new JobError(
    'argument.invalid',
    `A model of Diffrakt is in that folder and would be written over: ${await realpath(folder)}`,
    'Name another folder for the export.',
  );
}

/** Information for a reader besides the layers: inputs, outputs, and origin. */
function metadataOf({ file, memory }: StoredModel) {
  const { channels, options, sampleIntervalUs, weights, data, picks } = file;
  const task = taskOf(file.task);
  return {
    task: task.name,
    input: task.inputWords,
    channels,
    maximumTraceLag: options.maximumTraceLag,
    maximumSampleLag: options.maximumSampleLag,
    window: task.describe(memory.fields).window,
    sampleIntervalUs,
    outputs: [...task.outputs],
    weightsSha256: weights.sha256,
    dataSha256: data.sha256,
    picksSha256: picks.sha256,
  };
}

/** The files of a layers model: topology and weights manifest as JSON, and the weights. */
function filesOf(folder: string, model: StoredModel): FileContent[] {
  const { file, weights } = model;
  const { topology, weights: entries } = kerasModelOf(file.spec);
  const json = {
    format: 'layers-model',
    generatedBy: `Diffrakt ${file.program}`,
    convertedBy: null,
    modelTopology: topology,
    weightsManifest: [{ paths: [WEIGHTS_NAME], weights: entries }],
    userDefinedMetadata: metadataOf(model),
  };
  return [
    { path: join(folder, WEIGHTS_NAME), content: encodeFloats(weights) },
    { path: join(folder, MODEL_NAME), content: `${JSON.stringify(json, null, 2)}\n` },
  ];
}

/**
 * Writes a model as TensorFlow.js layers read it (`tf.loadLayersModel`): model.json and weights.bin, with the
 * softmax as its last layer. Only numbers and layer names are written: no code is loaded. Returns the files'
 * names.
 * @throws JobError 'model.invalid', 'argument.invalid' where it would overwrite a model, 'disk.full',
 * 'file.write'
 */
export async function exportLayersModel({
  modelFolder,
  outputFolder,
}: ExportLayersModelJob): Promise<string[]> {
  const model = await readModel(modelFolder);
  await ensureFolder(outputFolder);
  await refuseModelFolder(outputFolder);
  const files = filesOf(outputFolder, model);
  await writeWholeFiles(files);
  return files.map(({ path }) => basename(path));
}
