import { expect, type Page, test } from '@playwright/test';
import type { RunSummary } from '#contract/contract';
import { endOfRun, engineState, modelOf, type RunChanges, startRun } from './bridge';
import { launchApp } from './launchApp';
import { openDemoLine, pickByTruth } from './steps';

/** Where `npm test` has installed native TensorFlow. */
const engineFolder = process.env.DIFFRAKT_TEST_ENGINE ?? '';
test.skip(engineFolder === '', 'native TensorFlow could not be installed');

const REQUEST: RunChanges = {
  seed: 5,
  engine: 'native',
  steps: 40,
  batchSize: 32,
  classifyAfter: false,
};

async function train(page: Page): Promise<RunSummary> {
  const { runId } = await startRun(page, REQUEST);
  return endOfRun(page, runId);
}

test('native TensorFlow trains in the learn process of the real Electron, twice to the same weights', async () => {
  const running = await launchApp({ engineFolder });
  const { page } = running;
  await openDemoLine(page);
  await pickByTruth(page);
  await page.evaluate(() => window.diffrakt.ask('engine.diagnose', null));
  const native = await engineState(page, 'native');
  expect(native?.finding).toMatchObject({
    kind: 'ran',
    description: { name: 'native', version: expect.stringMatching(/^2\.\d+\.\d+$/), origin: 'installed' },
  });
  expect(native?.examplesPerSecond).toBeGreaterThan(0);
  const [first, second] = [await train(page), await train(page)];
  expect([first.status, first.engine, first.failure]).toEqual(['done', 'native', null]);
  expect(modelOf(first).engine).toBe('native');
  expect(first.lastLoss).toBeLessThan(Math.log(4));
  expect(modelOf(second).weights.sha256).toBe(modelOf(first).weights.sha256);
  console.log(`native in Electron: ${native?.examplesPerSecond?.toFixed(0)} panels trained on a second`);
  await running.close();
});
