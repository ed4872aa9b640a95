import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { RUN_FILES } from '#system/fileNames';
import { killLearning, startRun } from './bridge';
import { answerDialogs, type RunningApp } from './launchApp';
import { test } from './sharedWindow';
import { openDemoLine, pickByTruth, waitForRun } from './steps';

/** More than are made before the first checkpoint, or before the run is stopped. */
const STEPS = 400;
const CHECKPOINT_SECONDS = 0.2;

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-e2e-continue-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Where the chart of the loss has points, by its own CSV: steps, or seconds where time goes across. */
async function chartPlaces({ app, page }: RunningApp): Promise<number[]> {
  const path = join(folder, `loss-${Date.now()}.csv`);
  await answerDialogs(app, path);
  await page.getByRole('button', { name: /^Save Loss .* as CSV$/ }).click();
  await expect.poll(() => existsSync(path)).toBe(true);
  const lines = readFileSync(path, 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => Number(line.split(',')[0]));
}

/** Every step once: a step told twice would be one more place in time. */
async function expectWholeCurve(running: RunningApp): Promise<void> {
  expect(await chartPlaces(running)).toEqual(Array.from({ length: STEPS }, (_, step) => step));
  await running.page.getByLabel('time', { exact: true }).check();
  expect((await chartPlaces(running)).length).toBeLessThanOrEqual(STEPS);
}

/** Begins a run and shows it; returns its folder. */
async function beginTraining(page: Page): Promise<string> {
  await page.keyboard.press('F3');
  const run = await startRun(page, {
    ...{ steps: STEPS, batchSize: 16, checkpointSeconds: CHECKPOINT_SECONDS },
    classifyAfter: false,
  });
  await expect(page.getByRole('region', { name: 'Shown run' })).toContainText(/step [1-9]/, {
    timeout: 30_000,
  });
  return run.folder;
}

test('a run whose process was killed goes on by its button, and no step is told twice', async ({
  running,
}) => {
  const { page } = running;
  await openDemoLine(page);
  await pickByTruth(page);
  const runFolder = await beginTraining(page);
  await expect.poll(() => existsSync(join(runFolder, RUN_FILES.checkpoint)), { intervals: [50] }).toBe(true);
  await killLearning(running.app);
  const run = page.getByRole('region', { name: 'Shown run' });
  await expect(run.getByRole('alert')).toContainText('ended unexpectedly');
  const list = page.getByRole('region', { name: 'Runs' });
  await expect(list.getByRole('button', { name: /^Continue run/i })).toBeVisible();
  await run.getByRole('button', { name: 'Continue' }).click();
  await expect(run.getByRole('alert')).toHaveCount(0);
  await waitForRun(page);
  await expect(list.getByRole('button', { name: /^Continue/ })).toHaveCount(0);
  await expectWholeCurve(running);
});

test('a run that was stopped continues from the list', async ({ running }) => {
  const { page } = running;
  await openDemoLine(page);
  await pickByTruth(page);
  await beginTraining(page);
  await page.getByRole('status', { name: 'Running' }).getByRole('button', { name: 'Stop' }).click();
  await waitForRun(page, 'stopped');
  const list = page.getByRole('region', { name: 'Runs' });
  await list.getByRole('button', { name: /^Continue run/i }).click();
  await waitForRun(page);
  await expectWholeCurve(running);
});
