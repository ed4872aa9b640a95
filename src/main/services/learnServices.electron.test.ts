import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, type RunSettings } from '#learning/recipe/recipe';
import { type Answers, endless, putLine, startServices } from '#main/testing/startServices';
import { JobError } from '#system/failure';
import { RUN_FILES } from '#system/fileNames';
import type { JobContext } from '#system/job';

let folder: string;
let ends: (() => void)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-services-'));
});
afterEach(() => {
  for (const end of ends) end();
  ends = [];
  rmSync(folder, { recursive: true, force: true });
});

const SETTINGS: RunSettings = { ...DEFAULT_SETTINGS, engine: 'wasm' };
const codeOf = (work: () => Promise<unknown>) =>
  work().then(
    () => 'none',
    ({ failure }) => failure.code,
  );

/** Services with a line open. */
async function startOnLine(answers?: Answers) {
  const started = startServices(folder, answers);
  ends.push(started.end);
  await started.services.projects.openPath(putLine(folder));
  const { runs } = started.services.projects.require();
  const ended = (runId: string) =>
    vi.waitUntil(() => {
      const run = runs.require(runId);
      return ['done', 'stopped', 'failed'].includes(run.status) ? run : null;
    });
  return { ...started, runs, ended };
}

describe('training', () => {
  it('trains on the open line with the given settings, one run at a time', async () => {
    const train = async ({ runFolder }: { runFolder: string }) => {
      mkdirSync(join(runFolder, RUN_FILES.model), { recursive: true });
      writeFileSync(join(runFolder, RUN_FILES.model, 'weights.bin'), '');
      return { stopped: false, validationAccuracy: 0.75 };
    };
    const { services, processes, ended } = await startOnLine({ learning: { train } });
    const run = await services.training.start(SETTINGS);
    expect(run).toMatchObject({ name: 'Run 1', status: 'training', engine: 'wasm' });
    expect(await codeOf(() => services.training.start(SETTINGS))).toBe('run.busy');
    expect(await ended(run.runId)).toMatchObject({
      status: 'done',
      hasModel: true,
      canContinue: false,
      validationAccuracy: 0.75,
    });
    expect(processes.learning[0].asked).toMatchObject([
      { name: 'train', ask: { recipe: { ...SETTINGS, version: 1, picks: [] }, runFolder: run.folder } },
    ]);
    const second = await services.training.start(SETTINGS);
    expect(second.name).toBe('Run 2');
    await ended(second.runId);
  });

  it('pauses, resumes and stops', async () => {
    const { services, runs } = await startOnLine({ learning: { train: endless } });
    const { runId } = await services.training.start(SETTINGS);
    const status = () => runs.require(runId).status;
    services.training.pause(runId);
    expect(status()).toBe('paused');
    services.training.resume(runId);
    expect(status()).toBe('training');
    services.training.pause(runId);
    await services.training.stop(runId);
    expect([status(), runs.require(runId).failure]).toEqual(['stopped', null]);
    await services.training.remove(runId);
    expect(await codeOf(async () => runs.require(runId))).toBe('run.none');
  });

  it('keeps the failure of the job', async () => {
    const train = async () => {
      throw new JobError('training.diverged', 'The loss is not a number.', 'Lower the learning rate.');
    };
    const { services, ended } = await startOnLine({ learning: { train } });
    const { runId } = await services.training.start(SETTINGS);
    expect(await ended(runId)).toMatchObject({
      status: 'failed',
      failure: { code: 'training.diverged', remedy: 'Lower the learning rate.' },
    });
  });

  it('can be continued from a checkpoint after its process has died, and shows that', async () => {
    const continueTraining = async () => ({ stopped: false, validationAccuracy: null });
    const { services, processes, told, ended } = await startOnLine({
      learning: { train: endless, continueTraining },
    });
    const { runId, folder: runFolder } = await services.training.start(SETTINGS);
    mkdirSync(runFolder, { recursive: true });
    writeFileSync(join(runFolder, RUN_FILES.checkpoint), '');
    processes.learning[0].kill();
    const failed = await ended(runId);
    expect(failed).toMatchObject({ status: 'failed', canContinue: true });
    expect(failed.failure?.remedy).toMatch(/Continue the run from its last checkpoint/);
    expect(told('notice')).toMatchObject([{ level: 'error', message: /trains and classifies/ }].map(asMatch));
    await services.training.continueRun(runId);
    expect(await ended(runId)).toMatchObject({ status: 'done', failure: null });
    expect(processes.learning[1].asked).toMatchObject([{ name: 'continueTraining', ask: { runFolder } }]);
  });

  it('refuses to continue or to classify without checkpoint or model', async () => {
    const train = async () => ({ stopped: true, validationAccuracy: null });
    const { services, ended } = await startOnLine({ learning: { train } });
    const { runId } = await services.training.start(SETTINGS);
    await ended(runId);
    expect(await codeOf(async () => services.training.continueRun(runId))).toBe('run.noCheckpoint');
    expect(await codeOf(async () => services.training.classify(runId))).toBe('run.noModel');
  });

  it('removes a run with its folder', async () => {
    const train = async () => ({ stopped: false, validationAccuracy: null });
    const { services, ended } = await startOnLine({ learning: { train } });
    const { runId, folder: runFolder } = await services.training.start(SETTINGS);
    await ended(runId);
    mkdirSync(runFolder, { recursive: true });
    await services.training.remove(runId);
    expect(existsSync(runFolder)).toBe(false);
  });

  it('ends when another project is opened', async () => {
    const { services, runs } = await startOnLine({ learning: { train: endless } });
    const { runId } = await services.training.start(SETTINGS);
    await services.training.stopAll();
    expect(runs.require(runId).status).toBe('stopped');
  });
});

function asMatch({ level, message }: { level: string; message: RegExp }) {
  return { level, message: expect.stringMatching(message) };
}

describe('preflight', () => {
  it('sends each check and its report, one preflight at a time, and none during a training', async () => {
    const report = { checks: [], colour: 'green', engine: 'wasm' };
    let finish: () => void = () => undefined;
    const preflight = async (_ask: unknown, context: JobContext<never>) => {
      context.emit({ id: 'parameters' } as never);
      await new Promise<void>((done) => {
        finish = done;
      });
      return report as never;
    };
    const { services, told } = await startOnLine({ learning: { preflight, train: endless } });
    const first = services.preflight.start(SETTINGS);
    await vi.waitUntil(() => told('preflight.check').length > 0);
    expect(await codeOf(() => services.preflight.start(SETTINGS))).toBe('run.busy');
    finish();
    expect(await first).toEqual(report);
    const { runId } = await services.training.start(SETTINGS);
    expect(await codeOf(() => services.preflight.start(SETTINGS))).toBe('run.busy');
    await services.training.stop(runId);
  });

  it('stops on request', async () => {
    const { services, processes } = await startOnLine({ learning: { preflight: endless } });
    services.preflight.stop();
    const running = codeOf(() => services.preflight.start(SETTINGS));
    await vi.waitUntil(() => processes.learning[0]?.asked.length > 0);
    services.preflight.stop();
    expect(await running).toBe('cancelled');
  });
});
