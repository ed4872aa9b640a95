import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComputeContext } from '#engine/start/computeContext';
import { type PreflightJob, setUpPreflight } from '#jobs/preflight/preflightSetup';
import { runChecks, runPreflight } from '#jobs/preflight/runPreflight';
import { tinyRecipe, writeTinyLine } from '#jobs/testing/tinyLine';
import type { NetworkMaker } from '#learning/network/network';
import type { PreflightCheck } from '#learning/preflight/preflightReport';
import type { Recipe } from '#learning/recipe/recipe';
import { JobError } from '#system/failure';

const IDS = [
  'parameters',
  'finite',
  'first loss',
  'zero rate',
  'agreement',
  'gradients',
  'overfit',
  'ladder',
];
const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-preflight-'));
afterAll(() => rmSync(scratch, { recursive: true }));

let job: PreflightJob;
beforeAll(async () => {
  const { linePath, picks } = await writeTinyLine(join(scratch, 'line.sgy'));
  job = { recipe: tinyRecipe({ linePath, picks }, { filters: [6, 8], engine: 'wasm' }) };
});

function hear(react: (check: PreflightCheck, controller: AbortController) => void = () => undefined) {
  const controller = new AbortController();
  const told: PreflightCheck[] = [];
  const warnings: string[] = [];
  const context: ComputeContext<PreflightCheck> = {
    signal: controller.signal,
    progress: () => undefined,
    warn: (message) => warnings.push(message),
    emit: (check) => {
      told.push(check);
      react(check, controller);
    },
    engines: { threads: 1 },
  };
  return { context, told, warnings, controller };
}

/** The parts that are the same in every run: all but the speed. */
function lasting({ seconds: _, table, ...check }: PreflightCheck) {
  const speed = table?.heads.indexOf('steps/s') ?? -1;
  return { ...check, rows: table?.rows.map((row) => row.filter((_cell, i) => i !== speed)) };
}

describe('a preflight', () => {
  it('emits every check as soon as it is done, the same for the same seed', async () => {
    const [first, second] = [hear(), hear()];
    const report = await runPreflight(job, first.context);
    expect(report).toMatchObject({ complete: true, engine: expect.stringMatching(/WebAssembly/) });
    expect(report.checks.map(({ id }) => id)).toEqual(IDS);
    expect(first.told).toEqual(report.checks);
    const colours = Object.fromEntries(report.checks.map(({ id, colour }) => [id, colour]));
    const mustBeGreen = ['finite', 'first loss', 'zero rate', 'agreement', 'gradients', 'overfit'];
    for (const id of mustBeGreen) expect([id, colours[id]]).toEqual([id, 'green']);
    expect((await runPreflight(job, second.context)).checks.map(lasting)).toEqual(report.checks.map(lasting));
  });

  it.each(['parameters', 'zero rate', 'gradients'])(
    'stopped after %s returns its results so far',
    async (id) => {
      const heard = hear((check, controller) => {
        if (check.id === id) controller.abort();
      });
      const report = await runPreflight(job, heard.context);
      expect(report.complete).toBe(false);
      expect(report.checks.map((check) => check.id)).toEqual(IDS.slice(0, IDS.indexOf(id) + 1));
    },
  );

  it('stopped before it begins has no checks', async () => {
    const { context, controller } = hear();
    controller.abort();
    expect(await runPreflight(job, context)).toMatchObject({ complete: false, checks: [], engine: '' });
  });

  it('stopped within the ladder ends there', async () => {
    const { context, controller } = hear();
    const progress: ComputeContext['progress'] = ({ done }) => {
      if (done === IDS.length - 1) setTimeout(() => controller.abort(), 20);
    };
    const report = await runPreflight(job, { ...context, progress });
    expect(report.checks.map(({ id }) => id)).toEqual(IDS.slice(0, -1));
  });

  it('finds samples of a file that are not finite', async () => {
    const bytes = readFileSync(job.recipe.linePath);
    const [, , , pick] = job.recipe.picks;
    const trace = 'trace' in pick ? pick.trace : 0;
    // 3600 bytes of headers, traces of 240 + 4 x 160 bytes, IEEE floats.
    for (let sample = 0; sample < 160; sample++)
      bytes.writeFloatBE(Number.NaN, 3600 + trace * 880 + 240 + 4 * sample);
    const linePath = join(scratch, 'nan.sgy');
    writeFileSync(linePath, bytes);
    const heard = hear((check, controller) => check.id === 'finite' && controller.abort());
    await runPreflight({ recipe: { ...job.recipe, linePath } }, heard.context);
    expect(heard.told[1]).toMatchObject({
      id: 'finite',
      colour: 'amber',
      finding: expect.stringMatching(/windows with samples that are not finite: .*\bdiffraction/),
    });
  });

  it('refuses what training refuses', async () => {
    const { recipe } = job;
    const codeOf = (change: Partial<Recipe>) =>
      runPreflight({ recipe: { ...recipe, ...change } }, hear().context).then(
        () => null,
        (error: unknown) => (error instanceof JobError ? error.code : error),
      );
    expect(await codeOf({ picks: recipe.picks.slice(0, 3) })).toBe('picks.tooFew');
    expect(await codeOf({ linePath: join(scratch, 'none.sgy') })).toBe('file.missing');
    expect(await codeOf({ options: { ...recipe.options, filters: [4, 4, 4] } })).toBe('argument.invalid');
  });
});

/** Networks of an engine that does something wrong. */
type Spoil = (create: NetworkMaker) => NetworkMaker;

const nudgeOutputs: Spoil = (create) => (spec, weights) => {
  const network = create(spec, weights);
  return {
    spec: network.spec,
    weights: network.weights,
    gradients: (batch) => network.gradients(batch),
    logits: async (batch) =>
      (await network.logits(batch)).map((value, i) => value + (i % 4 === 0 ? 1e-3 : 0)),
  };
};

const swapGradients: Spoil = (create) => (spec, weights) => {
  const network = create(spec, weights);
  return {
    spec: network.spec,
    weights: network.weights,
    logits: (batch) => network.logits(batch),
    gradients: async (batch) => {
      const result = await network.gradients(batch);
      return { ...result, gradients: result.gradients.map((values) => values.map((value) => -value)) };
    },
  };
};

const strongStart: Spoil = (create) => (spec, weights) =>
  create(
    spec,
    weights.map((values) => values.map((value) => 30 * value)),
  );

describe('an engine that is wrong', () => {
  it.each<[string, Spoil, Record<string, string>]>([
    ['outputs off by 1e-3', nudgeOutputs, { agreement: 'red', gradients: 'green', 'zero rate': 'green' }],
    ['gradients of the wrong sign', swapGradients, { gradients: 'red', overfit: 'red', agreement: 'green' }],
    ['a start that prefers a class', strongStart, { 'first loss': 'red', 'zero rate': 'green' }],
  ])('%s is detected', async (_, spoil, expected) => {
    const { context, controller } = hear();
    const setup = await setUpPreflight(job, context);
    const createNetwork = spoil(setup.engine.createNetwork);
    const told: PreflightCheck[] = [];
    const spoilt = { ...setup, engine: { ...setup.engine, createNetwork } };
    const tell = (check: PreflightCheck): void => {
      told.push(check);
      // The ladder takes long and adds nothing to this test.
      if (check.id === 'overfit') controller.abort();
    };
    await expect(runChecks(spoilt, context, tell)).rejects.toMatchObject({ code: 'cancelled' });
    expect(Object.fromEntries(told.map(({ id, colour }) => [id, colour]))).toMatchObject(expected);
    setup.training.dispose();
  });
});
