import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readModel } from '#jobs/model/modelFolder';
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
import { PAIR_MEMORY_SCHEMA } from '#learning/tasks/pairs/pairTask';
import { EVENT_CLASSES, extentOfPick, type PickedWindow } from '#seismic/picks/pick';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-train-'));
afterAll(() => rmSync(scratch, { recursive: true }));

let line: TinyLine;
beforeAll(async () => {
  line = await writeTinyLine(join(scratch, 'line.sgy'));
});

/** A learning rate at which the validation loss rises again before the last step. */
const TOO_FAST = { steps: 120, learningRate: 0.1 };

function train(name: string, options: TinyChoices = {}, heard = listen()): Promise<TrainResult> {
  const job = { recipe: tinyRecipe(line, options), logFolder: null };
  return trainModel({ ...job, modelFolder: join(scratch, name) }, heard.context);
}

function hashOf(name: string): string {
  const bytes = readFileSync(join(scratch, name, 'weights.bin'));
  return createHash('sha256').update(bytes).digest('hex');
}

/** Validation losses by step, as reported. */
function validationsOf({ news }: Heard): { step: number; loss: number }[] {
  return news.flatMap((one) =>
    one.kind === 'steps'
      ? one.steps.flatMap(({ step, validationLoss: loss }) => (loss === undefined ? [] : [{ step, loss }]))
      : [],
  );
}

/** A listener that stops the training after a step. */
function stopAfter(lastStep: number): Heard {
  return listen(({ controller }, one) => {
    if ('kind' in one && one.kind === 'steps' && one.steps.some(({ step }) => step === lastStep))
      controller.abort();
  });
}

describe('a training', () => {
  it('gives the same model for the same seed and other weights for another', async () => {
    const result = await train('first');
    await train('again');
    await train('other', { seed: 4 });
    expect(hashOf('again')).toBe(hashOf('first'));
    expect(result.weightsSha256).toBe(hashOf('first'));
    expect(hashOf('other')).not.toBe(hashOf('first'));
    expect(readFileSync(join(scratch, 'again/model.json'))).toEqual(
      readFileSync(join(scratch, 'first/model.json')),
    );
  });

  it('gives the same bytes whoever made the picks', async () => {
    const result = await train('unsigned');
    const picks = line.picks.map((pick, i) => ({ ...pick, author: i % 3 === 0 ? 'Anna' : 'Ben' }));
    const modelFolder = join(scratch, 'signed');
    await trainModel(
      { recipe: tinyRecipe({ ...line, picks }), logFolder: null, modelFolder },
      listen().context,
    );
    expect(hashOf('signed')).toBe(result.weightsSha256);
    for (const name of ['model.json', 'weights.bin'])
      expect(readFileSync(join(modelFolder, name))).toEqual(readFileSync(join(scratch, 'unsigned', name)));
  });

  it('validates by pick and by place: held-out windows share no sample with training windows', async () => {
    // Each window has another one over most of it.
    const picks = line.picks.flatMap((pick) => {
      const trace = pick.trace + (pick.trace < 60 ? 3 : -3);
      return [pick, { ...pick, trace, id: `${pick.id} beside` }];
    });
    const modelFolder = join(scratch, 'split');
    await trainModel(
      { recipe: tinyRecipe({ ...line, picks }), modelFolder, logFolder: null },
      listen().context,
    );
    const { file, memory } = await readModel(modelFolder);
    const { templates } = PAIR_MEMORY_SCHEMA.parse(memory.fields);
    const { training, heldOut } = file.picks;
    expect([...training, ...heldOut].sort()).toEqual(picks.map(({ id }) => id).sort());
    expect(heldOut.length).toBeGreaterThanOrEqual(2 * EVENT_CLASSES.length);
    expect(templates.map(({ pickId }) => pickId).filter((id) => !training.includes(id))).toEqual([]);
    expect(templates).toHaveLength(6);
    const samplesOf = (ids: string[]) => new Set(picks.filter(({ id }) => ids.includes(id)).flatMap(cells));
    const learned = samplesOf(training);
    expect([...samplesOf(heldOut)].filter((cell) => learned.has(cell))).toEqual([]);
  });

  it('counts a held-out pick once, and never one that it learned from', async () => {
    const heard = listen();
    const result = await train('verdicts', {}, heard);
    const { file } = await readModel(join(scratch, 'verdicts'));
    const told = heard.news.flatMap((one) => (one.kind === 'verdicts' ? [one.verdicts] : []));
    const [during, last] = [told.slice(0, -1), told[told.length - 1]];
    for (const verdicts of during)
      expect(verdicts.map(({ pickId }) => pickId).sort()).toEqual([...file.picks.heldOut].sort());
    const judged = last.filter(({ heldOut }) => heldOut);
    const right = judged.filter(({ pickId, probabilities }) => {
      const pick = line.picks.find(({ id }) => id === pickId);
      return pick && EVENT_CLASSES[probabilities.indexOf(Math.max(...probabilities))] === pick.class;
    });
    expect(result.validationAccuracy).toBeCloseTo(right.length / file.picks.heldOut.length, 12);
    expect(last).toHaveLength(line.picks.length);
  });
});

/** The samples of a pick's window, as "trace:sample". */
function cells(pick: PickedWindow): string[] {
  const { firstTrace, traceCount, firstSample, sampleCount } = extentOfPick(pick, line.section);
  return Array.from(
    { length: traceCount * sampleCount },
    (_, i) => `${firstTrace + Math.floor(i / sampleCount)}:${firstSample + (i % sampleCount)}`,
  );
}

describe('a training that is stopped', () => {
  it('keeps the weights that had the lowest validation loss so far', async () => {
    const heard = stopAfter(75);
    const result = await train('stopped', TOO_FAST, heard);
    const lowest = validationsOf(heard).reduce((best, one) => (one.loss < best.loss ? one : best));
    expect(result).toMatchObject({ stopped: true, steps: 76, bestStep: lowest.step });
    expect(lowest.step).toBeLessThan(70);
    await train('until then', TOO_FAST, stopAfter(lowest.step));
    expect(hashOf('stopped')).toBe(hashOf('until then'));
    expect((await readModel(join(scratch, 'stopped'))).file.metrics).toMatchObject({
      stopped: true,
      validationLoss: lowest.loss,
    });
  });

  it('before it has read the line leaves nothing', async () => {
    const heard = listen(({ controller }) => controller.abort());
    await expect(train('nothing', {}, heard)).rejects.toMatchObject({ code: 'cancelled' });
    expect(existsSync(join(scratch, 'nothing'))).toBe(false);
  });
});

describe('a training that cannot be', () => {
  it.each(['native', 'webgpu'] as const)(
    'names the engine %s that is missing and the remedy',
    async (engine) => {
      await expect(train('no-engine', { engine })).rejects.toMatchObject({
        name: 'JobError',
        code: 'engine.missing',
        message: expect.stringContaining(`"${engine}"`),
        remedy: expect.stringMatching(/"auto" or "wasm"/),
      });
      expect(existsSync(join(scratch, 'no-engine'))).toBe(false);
    },
  );

  it('names a model folder that is a file, before it trains', async () => {
    writeFileSync(join(scratch, 'taken'), '');
    const heard = listen();
    await expect(train('taken', {}, heard)).rejects.toMatchObject({
      code: 'file.write',
      message: expect.stringContaining(join(scratch, 'taken')),
    });
    expect(heard.progress).toEqual([]);
  });
});
