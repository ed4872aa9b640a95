import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, type TestInfo, test } from '@playwright/test';
import type { EngineState, RunSummary } from '#contract/contract';
import { answerOf, endOfRun, engineState, type RunChanges, runOf, startRun } from './bridge';
import { launchApp, type RunningApp } from './launchApp';
import { openDemoLine } from './steps';

/** Chromium's own software adapter: correct and slow, for machines without a graphics card. */
const SOFTWARE_ADAPTER = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];
/** Lets the app take it, in tests only. */
const environment = { DIFFRAKT_SOFTWARE_WEBGPU: '1' };
const SMALL: RunChanges = {
  seed: 5,
  filters: [3],
  batchSize: 8,
  schedule: 'constant',
  checkpointSeconds: 1,
  classifyAfter: false,
};

/** What the app says of WebGPU, once it has been tried. */
async function webgpuState(page: Page): Promise<EngineState> {
  const find = () => engineState(page, 'webgpu');
  await expect.poll(async () => (await find())?.finding.kind, { timeout: 30_000 }).toMatch(/ran|failed/);
  const state = await find();
  if (!state) throw new Error('WebGPU is not among the engines');
  return state;
}

function train(page: Page, change: RunChanges): Promise<RunSummary> {
  return startRun(page, { ...SMALL, ...change });
}

/** Weights after one step of plain descent at rate 1, or before it at rate 0. */
async function weightsAfterStep(page: Page, engine: 'webgpu' | 'wasm', learningRate: number) {
  const step: RunChanges = { engine, learningRate, steps: 1, optimiser: 'sgd', batchSize: 16 };
  const { runId } = await train(page, { ...step, filters: [3, 4] });
  const { folder, failure } = await endOfRun(page, runId);
  expect(failure).toBeNull();
  const bytes = readFileSync(join(folder, 'model', 'weights.bin'));
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function note(info: TestInfo, text: string): void {
  info.annotations.push({ type: 'software adapter', description: text });
  console.log(`software adapter: ${text}`);
}

/** The page that computes, as Electron's main sees it. */
function computingPage(running: RunningApp) {
  return running.app.evaluate(({ BrowserWindow, webContents }) => {
    const contents = webContents.getAllWebContents().find((one) => one.getURL().endsWith('/gpu.html'));
    if (!contents) return null;
    // In Electron, but not in its types; what the page was really given.
    const { sandbox, contextIsolation, nodeIntegration, webSecurity } = (
      contents as Electron.WebContents & { getLastWebPreferences(): Electron.WebPreferences }
    ).getLastWebPreferences();
    const windowOfPage = BrowserWindow.fromWebContents(contents);
    return { sandbox, contextIsolation, nodeIntegration, webSecurity, hasWindow: windowOfPage !== null };
  });
}

const WAYS_TO_LOSE = {
  'the page that computes': (running: RunningApp) =>
    running.app.evaluate(({ webContents }) =>
      webContents
        .getAllWebContents()
        .find((one) => one.getURL().endsWith('/gpu.html'))
        ?.forcefullyCrashRenderer(),
    ),
  'the process of the card': (running: RunningApp) =>
    running.app.evaluate(({ app }) => {
      const gpu = app.getAppMetrics().find(({ type }) => type === 'GPU');
      if (gpu) process.kill(gpu.pid, 'SIGKILL');
    }),
};

test('WebGPU trains to the gradients of WebAssembly, out of sight, and may be lost', async ({
  browserName: _,
}, info) => {
  // The software adapter is slow, the slower the more runs beside it.
  test.setTimeout(240_000);
  const running = await launchApp({ args: SOFTWARE_ADAPTER, environment });
  const { page } = running;
  const state = await webgpuState(page);
  expect(state).toMatchObject({
    available: true,
    finding: { kind: 'ran', description: { cardName: expect.stringContaining('swiftshader') } },
  });
  const [trained, classified] = [state.examplesPerSecond, state.predictionsPerSecond];
  note(
    info,
    `default net: ${trained?.toFixed(0)} panels trained, ${classified?.toFixed(0)} classified a second`,
  );

  await openDemoLine(page);
  answerOf(await page.evaluate(() => window.diffrakt.ask('picks.fromTruth', { perClass: 4 })));
  const { runId } = await train(page, { engine: 'webgpu', steps: 50, learningRate: 2e-2 });
  const computing = await computingPage(running);
  expect(computing).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    hasWindow: false,
  });
  expect((await endOfRun(page, runId)).failure).toBeNull();
  const { steps } = answerOf(
    await page.evaluate((id) => window.diffrakt.ask('run.history', { runId: id }), runId),
  );
  const losses = steps.map(({ loss }) => loss);
  expect(losses).toHaveLength(50);
  expect(mean(losses.slice(-15))).toBeLessThan(0.9 * mean(losses.slice(0, 15)));

  const before = await weightsAfterStep(page, 'wasm', 0);
  const byWasm = await weightsAfterStep(page, 'wasm', 1);
  const byWebgpu = await weightsAfterStep(page, 'webgpu', 1);
  expect(largestDifference(before, byWasm)).toBeGreaterThan(1e-3);
  const disagreement = largestDifference(byWebgpu, byWasm) / largestDifference(before, byWasm);
  note(info, `gradients differ from those of WebAssembly by ${disagreement.toExponential(1)} of the largest`);
  expect(disagreement).toBeLessThan(1e-3);

  for (const [name, lose] of Object.entries(WAYS_TO_LOSE)) {
    const lost = await train(page, { engine: 'webgpu', steps: 100_000 });
    await expect.poll(async () => (await runOf(page, lost.runId)).lastStep).toBeGreaterThan(3);
    await lose(running);
    const { status, failure } = await endOfRun(page, lost.runId);
    expect({ name, status, code: failure?.code }).toEqual({ name, status: 'failed', code: 'engine.lost' });
    expect(failure?.message).toMatch(/^The .*graphics card (ended unexpectedly|did not finish)/);
    expect(failure?.remedy).toContain('checkpoint');
  }
  const again = await train(page, { engine: 'webgpu', steps: 2 });
  expect((await endOfRun(page, again.runId)).failure).toBeNull();
  await running.close();
});

test('without a graphics card WebGPU says in words why it cannot be used', async () => {
  const running = await launchApp();
  const { page } = running;
  const state = await webgpuState(page);
  expect(state).toMatchObject({
    available: false,
    examplesPerSecond: null,
    finding: {
      kind: 'failed',
      failure: { code: 'refused', detail: expect.stringMatching(/^No graphics card that WebGPU can use/) },
    },
  });
  await expect.poll(() => computingPage(running)).toBeNull();

  await openDemoLine(page);
  answerOf(await page.evaluate(() => window.diffrakt.ask('picks.fromTruth', { perClass: 4 })));
  const { runId } = await train(page, { engine: 'webgpu', steps: 2 });
  const { failure } = await endOfRun(page, runId);
  expect(failure).toMatchObject({ code: 'engine.missing', remedy: expect.stringContaining('"wasm"') });
  expect(failure?.message).toContain('No graphics card');
  await running.close();
});
