import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { createRandom } from '#seismic/numerics/random';
import { startRun } from './bridge';
import { launchApp } from './launchApp';
import { answerWith, FilePool } from './random/dialogAnswers';
import { FaultWatch } from './random/faultWatch';
import { playEvents } from './random/playEvents';
import { openDemoLine, pickByTruth } from './steps';

/** `npm run fuzz -- window` makes 10 000. */
const EVENTS = Number(process.env.DIFFRAKT_EVENTS ?? 120);
const SEED = Number(process.env.DIFFRAKT_EVENT_SEED ?? 14);
const TOLD_EVERY = 500;

test(`${EVENTS} random events lead to no error, no ended process and no blocked window`, async () => {
  test.setTimeout(60_000 + EVENTS * 1_000);
  const folder = mkdtempSync(join(tmpdir(), 'diffrakt-events-'));
  const running = await launchApp();
  const { app, page } = running;
  const files = new FilePool(folder, running.userDataFolder);
  await answerWith(app, null);
  await openDemoLine(page);
  await pickByTruth(page);
  const watch = await FaultWatch.on(running);
  await startRun(page, { steps: 600, engine: 'wasm' });
  const started = Date.now();
  await playEvents({
    stage: { app, page, files, width: 1280, height: 800 },
    ...{ watch, random: createRandom(SEED), seed: SEED, eventCount: EVENTS },
    told: (number) => {
      if (number % TOLD_EVERY === 0) console.log(`${number} events`);
    },
  });
  const { page: pageMs, main: mainMs } = await watch.longestGapsMs();
  console.log(
    `seed ${SEED}: ${EVENTS} events in ${Math.round((Date.now() - started) / 1000)} s, no fault; the page was busy for ` +
      `${Math.round(pageMs)} ms at a stretch at most, main for ${Math.round(mainMs)} ms`,
  );
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});
