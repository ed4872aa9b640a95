import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import type { RunSummary } from '#contract/contract';
import { createRandom } from '#seismic/numerics/random';
import { answerOf, killLearning, modelOf, type RunChanges, startRun } from './bridge';
import { launchApp } from './launchApp';
import { openDemoLine, pickByTruth } from './steps';

/** `npm run kills` makes 200 of them. */
const KILLS = Number(process.env.DIFFRAKT_KILLS ?? 5);
/** A training that takes about as long as a kill is waited for. */
const REQUEST: RunChanges = {
  seed: 5,
  engine: 'wasm',
  steps: 60,
  batchSize: 16,
  filters: [4, 6],
  checkpointSeconds: 0.05,
  classifyAfter: false,
};

/** What the page keeps of the runs' news, for the test to ask. */
interface Watch {
  readonly runs: Record<string, RunSummary>;
  steps: number;
}

async function watchRuns(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watch: Watch = { runs: {}, steps: 0 };
    window.diffrakt.on('run.changed', (run) => {
      watch.runs[run.runId] = run;
    });
    window.diffrakt.on('run.news', ({ news }) => {
      if (news.kind === 'steps') watch.steps += news.steps.length;
    });
    Object.assign(window, { watch });
  });
}

function watched(page: Page): Promise<Watch> {
  return page.evaluate(() => structuredClone(Reflect.get(window, 'watch')));
}

async function goOn(page: Page, runId: string): Promise<void> {
  answerOf(await page.evaluate((id) => window.diffrakt.ask('training.continue', { runId: id }), runId));
}

async function waitForEnd(page: Page, runId: string): Promise<RunSummary> {
  await expect
    .poll(async () => (await watched(page)).runs[runId]?.status, { timeout: 60_000, intervals: [50] })
    .toMatch(/done|failed|stopped/);
  return (await watched(page)).runs[runId];
}

interface Moment {
  readonly runId: string;
  readonly steps: number;
  readonly waitMs: number;
}

/** Lets the run make some steps, or none, waits a little more, and kills the process that trains. */
async function killAfter(
  running: { app: ElectronApplication; page: Page },
  { runId, steps, waitMs }: Moment,
) {
  const before = (await watched(running.page)).steps;
  await expect
    .poll(
      async () => {
        const watch = await watched(running.page);
        // It may have had fewer steps left.
        return watch.steps - before >= steps || watch.runs[runId]?.status !== 'training';
      },
      { timeout: 30_000, intervals: [20] },
    )
    .toBe(true);
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  await killLearning(running.app);
}

test(`the process that trains is killed ${KILLS} times: the window lives and the result is the same`, async () => {
  test.setTimeout(60_000 + KILLS * 30_000);
  const running = await launchApp();
  const { page } = running;
  await openDemoLine(page);
  await pickByTruth(page);
  await watchRuns(page);
  const expected = modelOf(await waitForEnd(page, (await startRun(page, REQUEST)).runId)).weights.sha256;
  const random = createRandom(200);
  const tally = { kills: 0, continued: 0, anew: 0, tooLate: 0 };
  while (tally.kills < KILLS) {
    const { runId } = await startRun(page, REQUEST);
    await killAfter(running, { runId, steps: random.integer(30), waitMs: random.between(0, 200) });
    let run = await waitForEnd(page, runId);
    while (run.status === 'failed') {
      tally.kills++;
      expect(run.failure?.message).toMatch(/ended unexpectedly/);
      await expect(page.getByRole('application', { name: /Seismic section/ })).toBeVisible();
      if (!run.canContinue) break;
      tally.continued++;
      await goOn(page, runId);
      if (random.uniform() < 0.3)
        await killAfter(running, { runId, steps: random.integer(12), waitMs: random.between(0, 200) });
      run = await waitForEnd(page, runId);
    }
    if (run.status === 'failed') {
      tally.anew++;
      continue;
    }
    if (tally.kills === 0) tally.tooLate++;
    expect(modelOf(run).weights.sha256).toBe(expected);
  }
  console.log(
    `${tally.kills} kills: ${tally.continued} continued from a checkpoint, ${tally.anew} came before the first one; every run that ended has the weights of the one that was never killed`,
  );
  await running.close();
});
