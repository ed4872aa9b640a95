import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import type {
  AppState,
  EngineName,
  EngineState,
  Reply,
  RunSettings,
  RunSummary,
  TrainOptions,
} from '#contract/contract';
import { DEFAULT_SETTINGS } from '#contract/training';

/** The value of an answer; a failure fails the test in its own words. */
export function answerOf<Value>(reply: Reply<Value>): Value {
  if (reply.ok) return reply.value;
  throw new Error(`${reply.failure.message} ${reply.failure.remedy}`);
}

export async function appState(page: Page): Promise<AppState> {
  return answerOf(await page.evaluate(() => window.diffrakt.ask('app.state', null)));
}

export async function engineState(page: Page, engine: EngineName): Promise<EngineState | undefined> {
  return (await appState(page)).engine.engines.find(({ name }) => name === engine);
}

/** Settings of a run that are not the defaults. */
export type RunChanges = Partial<TrainOptions> & Partial<Omit<RunSettings, 'options'>>;

/** Trains with the form's defaults but for these, by the window's own bridge. */
export async function startRun(page: Page, changes: RunChanges): Promise<RunSummary> {
  const { options: defaults, ...settings } = DEFAULT_SETTINGS;
  const {
    task = settings.task,
    engine = settings.engine,
    classifyAfter = settings.classifyAfter,
    checkpointSeconds = settings.checkpointSeconds,
    ...changed
  } = changes;
  const options = { ...defaults, ...changed };
  const asked: RunSettings = { task, engine, classifyAfter, checkpointSeconds, options };
  return answerOf(await page.evaluate((run) => window.diffrakt.ask('training.start', run), asked));
}

export async function runOf(page: Page, runId: string): Promise<RunSummary> {
  const run = (await appState(page)).runs.find((one) => one.runId === runId);
  if (!run) throw new Error(`Run ${runId} is not there`);
  return run;
}

/** Waits until a run is done, stopped or failed. */
export async function endOfRun(page: Page, runId: string): Promise<RunSummary> {
  const status = async () => (await runOf(page, runId)).status;
  await expect.poll(status, { timeout: 60_000 }).toMatch(/done|stopped|failed/);
  return runOf(page, runId);
}

/** Trains a small net briefly, to the end. */
export async function trainSmallNet(page: Page, seed: number): Promise<RunSummary> {
  const changes: RunChanges = { seed, engine: 'wasm', steps: 20, filters: [4, 6], classifyAfter: false };
  const ended = await endOfRun(page, (await startRun(page, changes)).runId);
  expect(ended.status).toBe('done');
  return ended;
}

/** What a run's model says of itself. */
export function modelOf({ folder }: RunSummary): { engine: string; weights: { sha256: string } } {
  return JSON.parse(readFileSync(join(folder, 'model', 'model.json'), 'utf8'));
}

/** False if the process that is listed has just ended and the new one is not listed yet. */
async function tryToKill(app: ElectronApplication): Promise<boolean> {
  const pid = await app.evaluate(
    ({ app: electron }) =>
      electron.getAppMetrics().find(({ name }) => name === 'Diffrakt learning')?.pid ?? 0,
  );
  try {
    return pid > 0 && process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

/** Kills the process that trains. */
export async function killLearning(app: ElectronApplication): Promise<void> {
  await expect.poll(() => tryToKill(app), { timeout: 10_000, intervals: [20] }).toBe(true);
}
