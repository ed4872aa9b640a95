import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { EngineState, RunSummary, TrainRequest } from '#contract/contract';
import { launchApp } from './launchApp';
import { openDemoLine, pickByTruth } from './steps';

/** Where `npm test` has installed native TensorFlow. */
const engineFolder = process.env.DIFFRAKT_TEST_ENGINE ?? '';
test.skip(engineFolder === '', 'native TensorFlow could not be installed');

const REQUEST: Partial<TrainRequest> = {
  seed: 5,
  engine: 'native',
  steps: 40,
  batchSize: 32,
  classifyAfter: false,
};

async function train(page: Page): Promise<RunSummary> {
  const runId = await page.evaluate(async (changes) => {
    const state = await window.diffrakt.ask('app.state', null);
    if (!state.ok) throw new Error(state.failure.message);
    const reply = await window.diffrakt.ask('training.start', { ...state.value.trainDefaults, ...changes });
    if (!reply.ok) throw new Error(reply.failure.message);
    return reply.value.runId;
  }, REQUEST);
  const runOf = () =>
    page.evaluate(async (id) => {
      const state = await window.diffrakt.ask('app.state', null);
      return state.ok ? state.value.runs.find((run) => run.runId === id) : undefined;
    }, runId);
  await expect.poll(async () => (await runOf())?.status, { timeout: 60_000 }).toMatch(/done|failed/);
  const run = await runOf();
  if (!run) throw new Error('The run is gone.');
  return run;
}

function modelOf({ folder }: RunSummary): { engine: string; weights: { sha256: string } } {
  return JSON.parse(readFileSync(join(folder, 'model', 'model.json'), 'utf8'));
}

async function nativeState(page: Page): Promise<EngineState | undefined> {
  return page.evaluate(async () => {
    const reply = await window.diffrakt.ask('engine.diagnose', null);
    return reply.ok ? reply.value.report.engines.find(({ name }) => name === 'native') : undefined;
  });
}

test('native TensorFlow trains in the learn process of the real Electron, twice to the same weights', async () => {
  const running = await launchApp({ engineFolder });
  const { page } = running;
  await openDemoLine(page);
  await pickByTruth(page);
  const native = await nativeState(page);
  expect(native?.detail).toMatch(/^Native TensorFlow 2\.\d+\.\d+ on the (CPU|GPU)$/);
  expect(native?.examplesPerSecond).toBeGreaterThan(0);
  const [first, second] = [await train(page), await train(page)];
  expect([first.status, first.engine, first.failure]).toEqual(['done', 'native', null]);
  expect(modelOf(first).engine).toBe('native');
  expect(first.lastLoss).toBeLessThan(Math.log(4));
  expect(modelOf(second).weights.sha256).toBe(modelOf(first).weights.sha256);
  console.log(
    `${native?.detail} in Electron: ${native?.examplesPerSecond?.toFixed(0)} panels trained on a second`,
  );
  await running.close();
});
