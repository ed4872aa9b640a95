import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classifySection } from '#jobs/classify/classifySection';
import { describeModel } from '#jobs/model/describeModel';
import { readModel } from '#jobs/model/modelFolder';
import { createRecipe } from '#jobs/recipe/recipe';
import { type Heard, listen, TINY_OPTIONS, type TinyLine, writeTinyLine } from '#jobs/testing/tinyLine';
import { trainModel } from '#jobs/train/trainModel';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-task-'));
afterAll(() => rmSync(scratch, { recursive: true }));

let line: TinyLine;
beforeAll(async () => {
  line = await writeTinyLine(join(scratch, 'line.sgy'));
});

function train(name: string, task: 'pairs' | 'samples', resume = false, heard: Heard = listen()) {
  const modelFolder = join(scratch, name);
  const options = { ...TINY_OPTIONS, steps: 12 };
  const recipe = createRecipe(line, { task, engine: 'wasm', options });
  const checkpoint = { path: join(scratch, `${name}.bin`), everySeconds: 0, resume };
  const context = { ...heard.context, engines: { threads: 1 } };
  return trainModel({ recipe, modelFolder, logFolder: null, checkpoint }, context);
}

describe('a training on samples', () => {
  it('is saved, read and used to classify, and its folder names the task', async () => {
    const result = await train('model', 'samples');
    const modelFolder = join(scratch, 'model');
    const { file, memory } = await readModel(modelFolder);
    expect([file.task, memory.fields, memory.numbers]).toEqual(['samples', {}, []]);
    expect(existsSync(join(modelFolder, 'templates.bin'))).toBe(false);
    expect(await describeModel(modelFolder)).toMatchObject({
      task: 'samples',
      outputs: ['diffraction', 'reflection', 'noise'],
      parameterCount: result.parameterCount,
      recipe: { task: 'samples' },
    });
    const { linePath } = line;
    const { grid, complete } = await classifySection(
      { linePath, modelFolder, engine: 'wasm' },
      listen().context,
    );
    expect([complete, grid.nodeTraceCount, grid.nodeSampleCount]).toEqual([true, 15, 20]);
    for (let node = 0; node < 300; node++) {
      const sum = grid.probabilities.subarray(3 * node, 3 * node + 3).reduce((all, one) => all + one, 0);
      expect(sum).toBeCloseTo(1, 5);
    }
  });

  it('continues from its checkpoint to the same weights, and refuses that of another task', async () => {
    const kept = join(scratch, 'kept.bin');
    const heard = listen((_, one) => {
      if ('kind' in one && one.kind === 'steps' && one.steps[0].step === 6)
        copyFileSync(join(scratch, 'whole.bin'), kept);
    });
    const whole = await train('whole', 'samples', false, heard);
    copyFileSync(kept, join(scratch, 'cut.bin'));
    const result = await train('cut', 'samples', true);
    expect([result.resumedAtStep, result.weightsSha256]).toEqual([6, whole.weightsSha256]);
    expect(readFileSync(join(scratch, 'cut/weights.bin'))).toEqual(
      readFileSync(join(scratch, 'whole/weights.bin')),
    );
    copyFileSync(kept, join(scratch, 'pairs.bin'));
    await expect(train('pairs', 'pairs', true)).rejects.toMatchObject({ code: 'checkpoint.invalid' });
  });
});
