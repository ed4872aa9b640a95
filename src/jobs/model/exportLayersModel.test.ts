import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exportLayersModel } from '#jobs/model/exportLayersModel';
import { readModel } from '#jobs/model/modelFolder';
import { writeTinyModel } from '#jobs/testing/tinyModel';
import { initialWeights } from '#learning/model/initialise';
import { kerasModelOf } from '#learning/model/kerasModel';
import { type ModelSpec, parameterCount, sizeOfShape } from '#learning/model/modelSpec';
import { unetSpec } from '#learning/model/unetSpec';
import { referenceLogits, referenceSoftmax } from '#learning/preflight/referenceNet';
import { createRandom } from '#seismic/numerics/random';
import { encodeFloats } from '#system/floatCodec';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-layers-'));
const out = join(scratch, 'out');
let modelFolder = '';
afterAll(() => rmSync(scratch, { recursive: true }));

beforeAll(async () => {
  modelFolder = await writeTinyModel(scratch);
  await tf.setBackend('cpu');
});

const JSON_SCHEMA = z.object({
  format: z.literal('layers-model'),
  modelTopology: z.looseObject({ class_name: z.literal('Sequential') }),
  weightsManifest: z
    .array(
      z.object({
        paths: z.tuple([z.literal('weights.bin')]),
        weights: z.array(
          z.object({ name: z.string(), shape: z.array(z.number()), dtype: z.literal('float32') }),
        ),
      }),
    )
    .length(1),
  userDefinedMetadata: z.looseObject({ outputs: z.array(z.string()) }),
});

function readExport(folder: string) {
  const json = JSON_SCHEMA.parse(JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')));
  return { json, bytes: readFileSync(join(folder, 'weights.bin')) };
}

/** A folder as TensorFlow.js layers load it. */
function load(folder: string): Promise<tfl.LayersModel> {
  const { json, bytes } = readExport(folder);
  const [{ weights: weightSpecs }] = json.weightsManifest;
  const weightData = new Uint8Array(bytes).buffer;
  return tfl.loadLayersModel({
    load: async () => ({ modelTopology: json.modelTopology, format: json.format, weightSpecs, weightData }),
  });
}

/** A net without a folder, as TensorFlow.js layers load it. */
function layersModelOf(spec: ModelSpec, weights: Float32Array[]): Promise<tfl.LayersModel> {
  const { topology, weights: weightSpecs } = kerasModelOf(spec);
  const weightData = new Uint8Array(encodeFloats(weights)).buffer;
  return tfl.loadLayersModel({
    load: async () => ({ modelTopology: topology, format: 'layers-model', weightSpecs, weightData }),
  });
}

function panelsOf({ inputShape }: ModelSpec, count: number): Float32Array {
  const random = createRandom(6);
  return Float32Array.from({ length: count * sizeOfShape(inputShape) }, () => random.between(-1, 1));
}

/** Largest difference of a probability from the reference in double precision. */
function differenceOf(model: tfl.LayersModel, spec: ModelSpec, weights: Float32Array[]): number {
  const count = 5;
  const panels = panelsOf(spec, count);
  const answer = model.predict(tf.tensor(panels, [count, ...spec.inputShape]));
  const found = Array.isArray(answer) ? [] : Array.from(answer.dataSync());
  const logits = referenceLogits(spec, weights, { count, panels });
  const expected = Array.from({ length: count }, (_, i) =>
    referenceSoftmax(logits.subarray(4 * i, 4 * i + 4)),
  ).flat();
  expect(found).toHaveLength(expected.length);
  return Math.max(...expected.map((value, i) => Math.abs(value - found[i])));
}

describe('a model for TensorFlow.js layers', () => {
  it('gives the probabilities of ours when it is loaded back', async () => {
    const files = await exportLayersModel({ modelFolder, outputFolder: out });
    expect([...files].sort()).toEqual(['model.json', 'weights.bin']);
    expect(readdirSync(out).sort()).toEqual([...files].sort());
    const { file, weights } = await readModel(modelFolder);
    expect(differenceOf(await load(out), file.spec, weights)).toBeLessThan(1e-6);
  });

  it('holds our numbers bit for bit, under their layers’ names', async () => {
    await exportLayersModel({ modelFolder, outputFolder: out });
    const { json, bytes } = readExport(out);
    expect(bytes.equals(readFileSync(join(modelFolder, 'weights.bin')))).toBe(true);
    expect(json.weightsManifest[0].weights.map(({ name, shape }) => [name, shape])).toEqual([
      ['layer_1/kernel', [5, 5, 2, 3]],
      ['layer_1/bias', [3]],
      ['layer_2/kernel', [5, 5, 3, 4]],
      ['layer_2/bias', [4]],
      ['output/kernel', [4, 4]],
      ['output/bias', [4]],
    ]);
    expect(json.userDefinedMetadata.outputs).toEqual(['D-D', 'R-R', 'D-R', 'other']);
  });

  it('leaves no tensor behind', async () => {
    await exportLayersModel({ modelFolder, outputFolder: out });
    const before = tf.memory().numTensors;
    await exportLayersModel({ modelFolder, outputFolder: out });
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each([
    ['the model itself', () => modelFolder],
    [
      'another model of ours',
      () => {
        const other = join(scratch, 'other');
        cpSync(modelFolder, other, { recursive: true });
        return other;
      },
    ],
  ])('is not written over %s', async (_, folder) => {
    const outputFolder = folder();
    const before = readFileSync(join(outputFolder, 'model.json'));
    await expect(exportLayersModel({ modelFolder, outputFolder })).rejects.toMatchObject({
      code: 'argument.invalid',
      message: expect.stringContaining('would be written over'),
    });
    expect(readFileSync(join(outputFolder, 'model.json')).equals(before)).toBe(true);
  });

  it('is not made from a folder without a model of Diffrakt', async () => {
    const empty = join(scratch, 'empty');
    mkdirSync(empty);
    writeFileSync(join(empty, 'model.json'), readFileSync(join(out, 'model.json')));
    const failing = exportLayersModel({ modelFolder: empty, outputFolder: join(scratch, 'never') });
    await expect(failing).rejects.toMatchObject({ code: 'model.invalid' });
  });

  it('can have every kind of layer, and names that become the same', async () => {
    const spec: ModelSpec = {
      inputShape: [13, 12, 2],
      layers: [
        {
          kind: 'convolution',
          name: 'a 1',
          filters: 3,
          kernel: 4,
          stride: 2,
          padding: 'same',
          activation: 'relu',
        },
        {
          kind: 'convolution',
          name: 'a_1',
          filters: 4,
          kernel: 3,
          stride: 1,
          padding: 'same',
          activation: 'none',
        },
        { kind: 'maxPool', name: '2', size: 2 },
        { kind: 'flatten', name: 'flatten' },
        { kind: 'dense', name: '  ', units: 7, activation: 'relu' },
        { kind: 'dense', name: 'output', units: 4, activation: 'none' },
      ],
    };
    const weights = initialWeights(spec, createRandom(3)).map((values) =>
      values.map((value) => 2 * value + 0.01),
    );
    const model = await layersModelOf(spec, weights);
    expect(differenceOf(model, spec, weights)).toBeLessThan(1e-6);
    model.dispose();
  });

  it('can have connections, separable convolutions and every activation', async () => {
    const convolution = { kind: 'convolution', kernel: 3, stride: 1, padding: 'same', filters: 4 } as const;
    const spec: ModelSpec = {
      inputShape: [8, 10, 2],
      layers: [
        { ...convolution, name: 'a', activation: 'tanh' },
        { ...convolution, kind: 'separableConvolution', name: 'b', activation: 'sigmoid' },
        { kind: 'add', name: 'c', inputs: ['a', 'b'] },
        { kind: 'concatenate', name: 'd', inputs: ['c', 'a', 'input'] },
        { kind: 'flatten', name: 'e' },
        { kind: 'dense', name: 'f', units: 4, activation: 'none' },
      ],
    };
    const weights = initialWeights(spec, createRandom(5));
    const model = await layersModelOf(spec, weights);
    expect(differenceOf(model, spec, weights)).toBeLessThan(1e-6);
    model.dispose();
  });

  it('of a U-Net has its layers and weights, upsampling as Keras does it', async () => {
    const spec = unetSpec({ inputShape: [16, 8, 2], filters: [3, 4, 5], classes: 3 });
    const model = await layersModelOf(spec, initialWeights(spec, createRandom(5)));
    expect(model.outputs[0].shape).toEqual([null, 16, 8, 3]);
    expect(model.countParams()).toBe(parameterCount(spec));
    const upsampling = model.layers.filter((layer) => layer.getClassName() === 'UpSampling2D');
    expect(upsampling.map((layer) => layer.getConfig().interpolation)).toEqual(['bilinear', 'bilinear']);
    model.dispose();
  });
});
