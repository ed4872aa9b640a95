import { defineConfig } from '@playwright/test';

/** This tells times, so nothing else runs beside it. */
const MEASURED = ['frames.test.ts'];
/** The longest, which are begun first, so that no worker is left with one of them at the end. */
const LONG = [
  ...['enginePage', 'everyFile', 'kills', 'liveAnswer', 'manyPicks', 'package', 'pictures', 'pretrain'],
  ...['randomEvents', 'realLine', 'secondWindow', 'tour', 'trainOnLines', 'views', 'webgpu'],
].map((name) => `${name}.test.ts`);

/** Each worker has the display that `scripts/windowTests.mjs` has started for it. */
const display = process.env.DIFFRAKT_DISPLAYS?.split(' ')[Number(process.env.TEST_PARALLEL_INDEX)];
if (display) process.env.DISPLAY = display;

const project = (name: string, files: { readonly testMatch?: string[]; readonly testIgnore?: string[] }) => ({
  ...{ name, outputDir: `build/e2e/${name}` },
  ...files,
});

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'build/e2e',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  projects: [
    project('long', { testMatch: LONG }),
    project('shared', { testIgnore: [...LONG, ...MEASURED] }),
    project('measured', { testMatch: MEASURED }),
  ],
});
