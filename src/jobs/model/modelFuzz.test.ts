import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { describeModel } from '#jobs/model/describeModel';
import { recipeOfModel } from '#jobs/model/modelFile';
import { readModel, writeModel } from '#jobs/model/modelFolder';
import { readRecipe } from '#jobs/recipe/recipe';
import { fuzzModels, plainModel } from '#jobs/testing/fuzzModels';
import { writeTinyModel } from '#jobs/testing/tinyModel';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-models-'));
afterAll(() => rmSync(scratch, { recursive: true }));

describe('a damaged model', () => {
  it('is refused with a message or is the same model', async () => {
    const folder = join(scratch, 'fuzz');
    const { tried, opened, refused, failures } = await fuzzModels({
      seed: 11,
      count: 300,
      first: 0,
      folder,
      began: () => undefined,
    });
    expect(failures).toEqual([]);
    expect(opened + refused).toBe(tried);
    expect(Math.min(opened, refused)).toBeGreaterThan(10);
  });
});

describe('a model of an older version', () => {
  it('is read with the behaviour of its version', async () => {
    const folder = join(scratch, 'old');
    const { file, weights } = { file: await writeModel(folder, plainModel()), weights: plainModel().weights };
    const { options, metrics, spec, picks, ...rest } = file;
    const { seed, steps, batchSize, learningRate, weightDecay, filters } = options;
    const { maximumTraceLag, maximumSampleLag, augment, templatesPerClass } = options;
    const { reason: _reason, ...oldMetrics } = metrics;
    const old = {
      ...rest,
      picks: { ...picks, list: undefined },
      metrics: oldMetrics,
      options: {
        ...{ seed, steps, batchSize, learningRate, weightDecay, filters },
        ...{ maximumTraceLag, maximumSampleLag, augment, templatesPerClass },
      },
      spec: {
        ...spec,
        layers: spec.layers.map((layer) =>
          layer.kind === 'convolution' ? { ...layer, padding: undefined } : layer,
        ),
      },
    };
    const path = join(folder, 'model.json');
    // The fields of the task stay unchanged.
    const stored: object = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...stored, ...old }));
    const read = await readModel(folder);
    expect(read.weights).toEqual(weights);
    expect(read.file.spec).toEqual(file.spec);
    expect(read.file.options).toMatchObject({
      optimiser: 'adam',
      schedule: 'cosine',
      classWeights: [1, 1, 1],
    });
    expect(recipeOfModel(read.file)).toBeNull();
  });
});

describe('a trained model', () => {
  it('holds the whole recipe: another run of it needs only the line', async () => {
    const folder = await writeTinyModel(scratch);
    const { data, engine, options } = (await readModel(folder)).file;
    const { recipe } = await describeModel(folder);
    const path = join(scratch, 'recipe.json');
    writeFileSync(path, JSON.stringify(recipe));
    const read = await readRecipe(path);
    expect(read.picks).toHaveLength(24);
    expect(read.options).toEqual(options);
    expect(read.engine).toBe(engine);
    expect(read.linePath).toBe(data.fileName);
    expect(data.sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});
