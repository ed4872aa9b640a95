import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classifySection } from '#jobs/classify/classifySection';
import { readGrid } from '#jobs/classify/gridFile';
import { readModel } from '#jobs/model/modelFolder';
import { parseRecipe, readRecipe } from '#jobs/recipe/recipe';
import { runPaths, runRecipe } from '#jobs/runRecipe';
import { listen, TINY_OPTIONS, writeTinyLine } from '#jobs/testing/tinyLine';
import { trainModel } from '#jobs/train/trainModel';
import type { Recipe } from '#learning/recipe/recipe';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-recipe-'));
afterAll(() => rmSync(scratch, { recursive: true }));

let recipe: Recipe;
beforeAll(async () => {
  const { linePath, picks } = await writeTinyLine(join(scratch, 'line.sgy'));
  recipe = parseRecipe({ version: 1, linePath, picks, options: TINY_OPTIONS }, 'a test');
});

function bytesOf(...path: string[]): Buffer {
  return readFileSync(join(scratch, ...path));
}

describe('a recipe', () => {
  it('gives the bytes of separate training and classification', async () => {
    await runRecipe({ recipe, runFolder: join(scratch, 'run') }, listen().context);
    const modelFolder = join(scratch, 'model');
    const { linePath } = recipe;
    await trainModel({ recipe, modelFolder, logFolder: null }, listen().context);
    const { grid } = await classifySection({ linePath, modelFolder }, listen().context);
    for (const part of ['weights.bin', 'templates.bin', 'model.json'])
      expect(bytesOf('run', 'model', part).equals(bytesOf('model', part))).toBe(true);
    expect(bytesOf('run', 'probabilities.bin')).toEqual(Buffer.from(grid.probabilities.buffer));
    expect(await readGrid(join(scratch, 'run'))).toEqual({ grid, complete: true });
  });

  it('of a run gives the same run again', async () => {
    const again = await readRecipe(runPaths(join(scratch, 'run')).recipe);
    expect(again).toEqual(recipe);
    await runRecipe({ recipe: again, runFolder: join(scratch, 'again') }, listen().context);
    for (const name of ['probabilities.bin', 'probabilities.json', 'recipe.json', 'model/weights.bin'])
      expect(bytesOf('again', name).equals(bytesOf('run', name))).toBe(true);
  });

  it('may only train', async () => {
    const job = { recipe: { ...recipe, classifyAfter: false }, runFolder: join(scratch, 'only') };
    const { classification } = await runRecipe(job, listen().context);
    expect(classification).toBeNull();
    expect(await readGrid(join(scratch, 'only'))).toBeNull();
  });

  it('stopped while training keeps a model and does not classify', async () => {
    const heard = listen(({ controller }, one) => {
      if ('kind' in one && one.kind === 'steps' && one.steps[0].step === 12) controller.abort();
    });
    const runFolder = join(scratch, 'stopped');
    const { training, classification } = await runRecipe({ recipe, runFolder }, heard.context);
    expect([training.stopped, training.steps, classification]).toEqual([true, 13, null]);
    expect((await readModel(runPaths(runFolder).modelFolder)).file.metrics.stopped).toBe(true);
    expect(existsSync(join(runFolder, 'probabilities.json'))).toBe(false);
  });

  it('stopped while classifying keeps the finest complete grid', async () => {
    const heard = listen(({ controller }, one) => {
      if ('kind' in one && one.kind === 'grid' && one.grid.traceStep === 16) controller.abort();
    });
    const runFolder = join(scratch, 'coarse');
    await runRecipe({ recipe, runFolder }, heard.context);
    const kept = await readGrid(runFolder);
    const told = heard.news.flatMap((one) => (one.kind === 'grid' ? [one.grid] : []));
    expect(told).toHaveLength(2);
    expect(kept).toEqual({ grid: told[1], complete: false });
  });

  it.each([
    ['a missing line path', { linePath: '' }, /linePath/],
    ['a pick of an unknown class', { picks: [{ id: 'a', class: 'fault' }] }, /picks\.0\.class/],
    ['an invalid seed', { options: { seed: -1 } }, /options\.seed/],
    ['another version', { version: 2 }, /version/],
  ])('with %s is refused naming the field', (_, change, message) => {
    expect(() => parseRecipe({ ...recipe, ...change }, 'x.json')).toThrow(
      expect.objectContaining({ code: 'argument.invalid', message: expect.stringMatching(message) }),
    );
  });
});
