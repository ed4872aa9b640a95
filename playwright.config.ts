import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'build/e2e',
  workers: 1,
  timeout: 120_000,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
});
