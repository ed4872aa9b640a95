import { copyFileSync, existsSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRunHistory } from '#jobs/eventLog/runHistory';
import {
  type Heard,
  listen,
  type TinyChoices,
  type TinyLine,
  tinyRecipe,
  writeTinyLine,
} from '#jobs/testing/tinyLine';
import { trainModel } from '#jobs/train/trainModel';
import type { TrainResult } from '#jobs/train/trainResult';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-resume-'));
afterAll(() => rmSync(scratch, { recursive: true }));

let line: TinyLine;
beforeAll(async () => {
  line = await writeTinyLine(join(scratch, 'line.sgy'));
});

const STEPS = 30;

function pathOf(name: string): string {
  return join(scratch, name, 'checkpoint.bin');
}

function run(
  name: string,
  resume: boolean,
  heard = listen(),
  options: TinyChoices = {},
): Promise<TrainResult> {
  const checkpoint = { path: pathOf(name), everySeconds: 0, resume };
  const recipe = tinyRecipe(line, { steps: STEPS, ...options });
  const modelFolder = join(scratch, name);
  const job = { recipe, logFolder: join(modelFolder, 'events'), modelFolder, checkpoint };
  return trainModel(job, heard.context);
}

/** Keeps the checkpoint of a step, as a process killed then would have left it. */
function keepAfter(step: number, name: string, kept: string): Heard {
  return listen((_, one) => {
    if (!('kind' in one) || one.kind !== 'steps') return;
    if (one.steps[0].step === step + 1) copyFileSync(pathOf(name), kept);
  });
}

describe('a training that continues from its checkpoint', () => {
  it('gives the weights, the news and the event files of one that was never stopped', async () => {
    const whole = await run('whole', false);
    expect(existsSync(pathOf('whole'))).toBe(false);
    const kept = join(scratch, 'kept.bin');
    await run('cut', false, keepAfter(12, 'cut', kept));
    copyFileSync(kept, pathOf('cut'));
    const heard = listen();
    const result = await run('cut', true, heard);
    expect(result.resumedAtStep).toBe(13);
    expect(result.weightsSha256).toBe(whole.weightsSha256);
    expect(result.validationLoss).toBe(whole.validationLoss);
    const [expected, found] = [
      await readRunHistory(join(scratch, 'whole/events')),
      await readRunHistory(join(scratch, 'cut/events')),
    ];
    expect(found.steps.map(({ step, loss }) => [step, loss])).toEqual(
      expected.steps.map(({ step, loss }) => [step, loss]),
    );
    expect(found.snapshots.map(({ step }) => step)).toEqual(expected.snapshots.map(({ step }) => step));
    expect(heard.news.some((one) => one.kind === 'steps' && one.steps[0].step === 13)).toBe(true);
  });

  it('can be stopped, and continues to the same weights', async () => {
    const stopping = listen(({ controller }, one) => {
      if ('kind' in one && one.kind === 'steps' && one.steps[0].step === 7) controller.abort();
    });
    const stopped = await run('stopped', false, stopping);
    expect([stopped.stopped, stopped.steps, existsSync(pathOf('stopped'))]).toEqual([true, 8, true]);
    const result = await run('stopped', true);
    expect([result.resumedAtStep, result.steps, result.reason]).toEqual([8, STEPS, 'steps']);
    expect(result.weightsSha256).toBe((await run('never', false)).weightsSha256);
  });

  it('refuses a checkpoint of another run, and a damaged one, with a message', async () => {
    const kept = join(scratch, 'other.bin');
    await run('base', false, keepAfter(5, 'base', kept));
    copyFileSync(kept, pathOf('base'));
    await expect(run('base', true, listen(), { seed: 9 })).rejects.toMatchObject({
      code: 'checkpoint.invalid',
      message: expect.stringContaining('other picks, options, samples or another engine'),
    });
    truncateSync(pathOf('base'), 1000);
    await expect(run('base', true)).rejects.toMatchObject({
      code: 'checkpoint.invalid',
      message: `The checkpoint is damaged: ${pathOf('base')}`,
    });
  });

  it('begins at step 0 where there is none, and warns', async () => {
    const heard = listen();
    const result = await run('fresh', true, heard);
    expect([result.resumedAtStep, result.steps]).toEqual([null, STEPS]);
    expect(heard.warnings.join()).toContain('No checkpoint was there');
  });
});
