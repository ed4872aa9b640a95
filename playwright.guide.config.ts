import { defineConfig } from '@playwright/test';

/** Makes the pictures of the user guide; run by scripts/guide.mjs and not by the tests. */
export default defineConfig({
  testDir: 'e2e/guide',
  testMatch: 'makePictures.ts',
  outputDir: 'build/guide',
  workers: 1,
  timeout: 600_000,
  expect: { timeout: 120_000 },
});
