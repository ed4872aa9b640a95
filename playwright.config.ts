import { defineConfig } from '@playwright/test';

/** These tell times, so nothing else runs beside them. */
const MEASURED = ['realLine.test.ts', 'training.test.ts'];

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'build/e2e',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  projects: [
    { name: 'shared', testIgnore: MEASURED, outputDir: 'build/e2e/shared' },
    { name: 'measured', testMatch: MEASURED, outputDir: 'build/e2e/measured' },
  ],
});
