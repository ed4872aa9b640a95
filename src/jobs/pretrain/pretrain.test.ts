import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classifyWithPretrained } from '#jobs/export/classifyWithPretrained';
import { REPORT_SCHEMA } from '#jobs/export/report';
import { readLine } from '#jobs/line/readLine';
import { pretrain } from '#jobs/pretrain/pretrain';
import { isPretrained, readPretrained } from '#jobs/pretrain/pretrainedFile';
import { listen, type TinyLine, writeTinyLine } from '#jobs/testing/tinyLine';
import { PRETRAIN_DEFAULTS } from '#learning/dense/pretrainRecipe';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-pretrain-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const recipe = {
  ...PRETRAIN_DEFAULTS,
  ...{ sections: 2, validationSections: 1, traceCount: 96, sampleCount: 160, steps: 4, batchSize: 2 },
  ...{ crop: { traces: 32, samples: 32 }, filters: [3, 4] },
  mirrored: { sections: 1, steps: 3 },
  apexes: { ...PRETRAIN_DEFAULTS.apexes, steps: 2, filters: [2, 3] },
};
const modelFolder = join(scratch, 'one');
let line: TinyLine;

async function make(name: string) {
  const folder = join(scratch, name);
  const heard = listen();
  const job = { recipe, modelFolder: folder, logFolder: null, engine: 'wasm' } as const;
  return { heard, result: await pretrain(job, heard.context) };
}

beforeAll(async () => {
  line = await writeTinyLine(join(scratch, 'line.sgy'));
  await make('one');
}, 60_000);

async function classify(name: string, picks: TinyLine['picks']) {
  const { linePath } = line;
  const outputFolder = join(scratch, name);
  const request = { linePath, modelFolder, outputFolder, picks, engine: 'wasm' } as const;
  return classifyWithPretrained(request, listen().context);
}

function amplitudesOf(folder: string, name: string): Promise<Float32Array> {
  const path = join(scratch, folder, name);
  return readLine({ linePath: path }, listen().context).then(({ amplitudes }) => amplitudes);
}

describe('pre-training', () => {
  it('gives the same weights for the same recipe, and tells its steps', async () => {
    const { heard, result } = await make('two');
    for (const file of ['weights.bin', 'mirrored.bin', 'apexes.bin']) {
      const bytes = ['one', 'two'].map((name) => readFileSync(join(scratch, name, file)));
      expect(bytes[0].equals(bytes[1])).toBe(true);
    }
    const [classes, mirrored] = ['weights.bin', 'mirrored.bin'].map((name) =>
      readFileSync(join(modelFolder, name)),
    );
    expect(mirrored).toHaveLength(classes.length);
    expect(mirrored.equals(classes)).toBe(false);
    expect(heard.news.filter(({ kind }) => kind === 'steps')).toHaveLength(4);
    expect(result.file.validation.withPicks.loss).toBeGreaterThan(0);
    expect(await isPretrained(modelFolder)).toBe(true);
  }, 60_000);

  it('stops at once when it is asked to, without a model', async () => {
    const heard = listen(({ controller }) => controller.abort());
    const job = { recipe, modelFolder: join(scratch, 'none'), logFolder: null, engine: 'wasm' } as const;
    await expect(pretrain(job, heard.context)).rejects.toMatchObject({ code: 'cancelled' });
    expect(await isPretrained(join(scratch, 'none'))).toBe(false);
  }, 60_000);
});

describe('a line classified by a pre-trained net', () => {
  it('has probabilities that add up to 1, twice the same bytes, and a report of the stated schema', async () => {
    const report = await classify('without', []);
    await classify('again', []);
    expect(REPORT_SCHEMA.strict().safeParse(report).error).toBeUndefined();
    expect(report.learner).toMatchObject({ name: 'pretrained', usesPicks: false, judgements: [] });
    const names = ['diffraction', 'reflection', 'noise'].map((name) => `probability-${name}.sgy`);
    const [d, r, n] = await Promise.all(names.map((name) => amplitudesOf('without', name)));
    expect(d).toHaveLength(line.section.amplitudes.length);
    expect(d.findIndex((value, i) => Math.abs(value + r[i] + n[i] - 1) > 1e-6)).toBe(-1);
    for (const name of names)
      expect(
        readFileSync(join(scratch, 'again', name)).equals(readFileSync(join(scratch, 'without', name))),
      ).toBe(true);
  }, 60_000);

  it('judges by picks that are left out in turn, and shows the picks where nothing is clearly better', async () => {
    const { learner, model } = await classify('with', line.picks);
    expect(learner.judgements.map(({ count }) => count)).toEqual([24, 24, 24, 24]);
    const shown = learner.judgements.find(({ use }) => use === 'withPicks');
    expect(shown?.lossError).toBe(0);
    const clear = learner.judgements.filter(
      ({ use, loss, lossError }) =>
        loss + (use === 'adapted' ? 0 : 2 * lossError) < (shown?.loss ?? Number.NaN),
    );
    const chosen = clear.sort((one, other) => one.loss - other.loss)[0] ?? shown;
    expect(learner.usesPicks).toBe(chosen.use !== 'withoutPicks');
    expect(model.validationAccuracy).toBe(chosen.right / 24);
    const ids = line.picks.map(({ id }) => id).sort();
    for (const { use, right, interval, loss, figures } of learner.judgements) {
      expect(figures.picks.map(({ id }) => id).sort()).toEqual(ids);
      expect(figures.confusion.reduce((sum, row, i) => sum + row[i], 0)).toBe(right);
      const losses = figures.picks.reduce((sum, pick) => sum + pick.loss, 0);
      expect(losses / 24).toBeCloseTo(loss, 10);
      const { calibrated, uncalibrated } = figures.reliability;
      // The correction is fitted on calibrated outputs.
      if (use === 'adapted') expect(uncalibrated).toBeNull();
      else expect(uncalibrated).not.toEqual(calibrated);
      expect(interval.low).toBeLessThanOrEqual(right / 24);
      expect(interval.high).toBeGreaterThanOrEqual(right / 24);
    }
  }, 60_000);

  it.each(['weights.bin', 'mirrored.bin', 'apexes.bin'])(
    'is not classified by a net whose %s is damaged',
    async (name) => {
      const path = join(modelFolder, name);
      const bytes = readFileSync(path);
      writeFileSync(
        path,
        bytes.map((byte, i) => (i === 10 ? byte ^ 1 : byte)),
      );
      await expect(readPretrained(modelFolder)).rejects.toMatchObject({
        code: 'model.invalid',
        message: expect.stringContaining(name),
      });
      writeFileSync(path, bytes);
    },
  );

  it('has one net for both ways round by a net of version 2', async () => {
    const folder = join(scratch, 'older');
    cpSync(modelFolder, folder, { recursive: true });
    const path = join(folder, 'model.json');
    const { mirrored: _, recipe: newer, ...file } = JSON.parse(readFileSync(path, 'utf8'));
    const { mirrored: __, ...older } = newer;
    writeFileSync(path, JSON.stringify({ ...file, version: 2, recipe: { ...older, version: 2 } }));
    rmSync(join(folder, 'mirrored.bin'));
    const { weights } = await readPretrained(folder);
    expect(weights.mirrored).toBeNull();
    expect(weights.classes).toEqual((await readPretrained(modelFolder)).weights.classes);
  });
});
