import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComputeContext } from '#engine/start/computeContext';
import { classifySection } from '#jobs/classify/classifySection';
import { readGrid } from '#jobs/classify/gridFile';
import { readRunHistory } from '#jobs/eventLog/runHistory';
import { readModel } from '#jobs/model/modelFolder';
import { readRecipe } from '#jobs/recipe/recipe';
import { runPaths, runRecipe } from '#jobs/runRecipe';
import { listen, writeTinyLine } from '#jobs/testing/tinyLine';
import type { RunNews } from '#learning/news/runNews';
import type { Recipe } from '#learning/recipe/recipe';

/**
 * A run folder written by version 0.1 in November 2026: 14 steps on the tiny line on one thread of the engine
 * "wasm", then classified; its checkpoint is of step 8.
 */
const BEFORE = join(import.meta.dirname, 'testing/before/run');
const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-before-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const linePath = join(scratch, 'line.sgy');
let recipe: Recipe;
beforeAll(async () => {
  await writeTinyLine(linePath);
  recipe = { ...(await readRecipe(runPaths(BEFORE).recipe)), linePath };
});

function oneThread(): ComputeContext<RunNews> {
  return { ...listen().context, engines: { threads: 1 } };
}

function bytesOf(folder: string, name: string): Buffer {
  return readFileSync(join(folder, name));
}

describe('a run of version 0.1', () => {
  it('has a model that opens and classifies to the same bytes', async () => {
    const { modelFolder } = runPaths(BEFORE);
    const { file } = await readModel(modelFolder);
    expect(file.metrics).toMatchObject({ steps: 14, reason: 'steps' });
    const { grid } = await classifySection({ linePath, modelFolder, engine: 'wasm' }, oneThread());
    expect(Buffer.from(grid.probabilities.buffer)).toEqual(bytesOf(BEFORE, 'probabilities.bin'));
  });

  it('has probabilities that can be read', async () => {
    const stored = await readGrid(BEFORE);
    expect(stored?.complete).toBe(true);
    const probabilities = stored?.grid.probabilities ?? new Float32Array(0);
    expect(Buffer.from(probabilities.buffer)).toEqual(bytesOf(BEFORE, 'probabilities.bin'));
  });

  it('has a recipe that makes the same weights, templates and probabilities again', async () => {
    const runFolder = join(scratch, 'again');
    await runRecipe({ recipe, runFolder }, oneThread());
    for (const name of ['model/weights.bin', 'model/templates.bin', 'probabilities.bin'])
      expect(bytesOf(runFolder, name).equals(bytesOf(BEFORE, name))).toBe(true);
    const [again, stored] = [
      await readRunHistory(join(runFolder, 'events')),
      await readRunHistory(join(BEFORE, 'events')),
    ];
    expect(stored.steps.map(({ step, loss }) => [step, loss])).toEqual(
      again.steps.map(({ step, loss }) => [step, loss]),
    );
    expect(stored.snapshots.map(({ tensors }) => tensors)).toEqual(
      again.snapshots.map(({ tensors }) => tensors),
    );
    expect(stored.graph?.parameterCount).toBe(bytesOf(BEFORE, 'model/weights.bin').length / 4);
    expect(stored.verdicts).toEqual(again.verdicts);
  });

  it('continues from its checkpoint to the same weights', async () => {
    const runFolder = join(scratch, 'resumed');
    cpSync(BEFORE, runFolder, { recursive: true });
    const { training } = await runRecipe({ recipe, runFolder, resume: true }, oneThread());
    expect([training.resumedAtStep, training.steps]).toEqual([8, 14]);
    expect(bytesOf(runFolder, 'model/weights.bin').equals(bytesOf(BEFORE, 'model/weights.bin'))).toBe(true);
  });
});
