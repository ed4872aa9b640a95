import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { FIRST_SETTINGS } from '#contract/preferences/settings';
import { answerOf } from './bridge';
import { launchApp, type RunningApp, setSize } from './launchApp';

interface ForTest {
  /** Classifies the shown plane unasked; see LaunchOptions. */
  readonly liveAnswers: boolean;
  readonly running: RunningApp;
}

/** Closes the project and forgets those of the user: the window shows the start page, with settings of a fresh user. */
async function startAnew(running: RunningApp, liveAnswers: boolean): Promise<void> {
  const { page, userDataFolder } = running;
  answerOf(await page.evaluate(() => window.diffrakt.ask('project.close', null)));
  rmSync(join(userDataFolder, 'projects'), { recursive: true, force: true });
  const settings = { ...FIRST_SETTINGS, liveAnswers };
  answerOf(await page.evaluate((first) => window.diffrakt.ask('settings.change', first), settings));
  await setSize(running, { width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.reload();
}

/**
 * Tests of one worker share a running app, since its start takes seconds; each begins on the start page without a
 * project. Tests of the start itself, of a language, or of what is left behind by others start one of their own.
 */
export const test = base.extend<ForTest, { readonly sharedApp: RunningApp }>({
  liveAnswers: [false, { option: true }],
  sharedApp: [
    async ({ browserName: _ }, use) => {
      const running = await launchApp();
      await use(running);
      await running.close();
    },
    { scope: 'worker' },
  ],
  running: async ({ sharedApp, liveAnswers }, use) => {
    await startAnew(sharedApp, liveAnswers);
    await use(sharedApp);
    expect(sharedApp.errors.splice(0), 'errors on the console').toEqual([]);
  },
});
