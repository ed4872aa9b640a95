import { expect, type Page, test } from '@playwright/test';
import axe from 'axe-core';
import { launchApp } from './launchApp';
import { openDemoLine, pickByTruth, trainBriefly, waitForRun } from './steps';

const PREFLIGHT_TIMEOUT_MS = 90_000;
const TABS = ['Panels', 'Training', 'Network', 'Result', 'Judge'] as const;

/** What the rules of axe find wrong, as "rule: elements". */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
}

/** Opens everything that folds. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

for (const colourScheme of ['dark', 'light'] as const) {
  test(`every view can be read and worked with a screen reader, ${colourScheme}`, async () => {
    const running = await launchApp({ colourScheme });
    const { page } = running;
    const check = async (view: string) => expect.soft(await faults(page), view).toEqual([]);
    await expect(page.getByRole('button', { name: /demo line$/ })).toBeVisible();
    await check('start');
    await openDemoLine(page);
    await check('no picks');
    await pickByTruth(page);
    await page.keyboard.press('p');
    const summary = page.getByRole('status', { name: 'Preflight summary' });
    await expect(summary).toHaveText(/ in /, { timeout: PREFLIGHT_TIMEOUT_MS });
    await trainBriefly(page);
    await waitForRun(page);
    for (const tab of TABS) {
      await page.getByRole('tab', { name: tab }).click();
      await unfold(page);
      await check(tab);
    }
    for (const name of ['Learner', 'Overlay', 'Display']) {
      await page.getByRole('button', { name, exact: true }).click();
      await check(name);
      await page.keyboard.press('Escape');
    }
    await page.keyboard.press('F1');
    await check('keys');
    await page.keyboard.press('F7');
    await expect(page.getByRole('region', { name: 'This machine' })).toBeVisible({ timeout: 30_000 });
    await check('engine');
    await running.close();
  });
}
