import { expect, type Page, test } from '@playwright/test';
import { axeFaults, fold } from './axeFaults';
import { cutWords } from './cutWords';
import { launchApp } from './launchApp';
import { openDemoLine, pickByTruth, trainBriefly, waitForRun } from './steps';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;
const TABS = ['Panels', 'Training', 'Network', 'Clusters', 'Result', 'Judge', 'Map'] as const;
const PREFLIGHT_TIMEOUT_MS = 90_000;
/** The share of the window that belongs to the section at 1280 x 800. */
const SECTION_SHARE = 0.55;

async function sectionShare(page: Page): Promise<number> {
  const box = await page.getByRole('region', { name: 'Section', exact: true }).boundingBox();
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  return box ? (box.width * box.height) / (width * height) : 0;
}

test('every view fits its place and can be read by a screen reader, dark and light', async ({
  browserName: _,
}, info) => {
  const running = await launchApp({ liveAnswers: true });
  const { app, page } = running;
  const look = async (name: string) => {
    await page.screenshot({ path: info.outputPath(`${name}.png`) });
    expect.soft(await cutWords(page), name).toEqual([]);
  };
  /** In both themes; texts take the same room in both. */
  const read = async (name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      await page.screenshot({ path: info.outputPath(`${name}-${colorScheme}.png`) });
      expect.soft(await axeFaults(page), `${name}, ${colorScheme}`).toEqual([]);
    }
  };
  const resize = async ({ width, height }: (typeof SIZES)[number]) => {
    await app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0].setContentSize(size.width, size.height),
      { width, height },
    );
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
  };
  await expect(page.getByRole('button', { name: /demo line$/ })).toBeVisible();
  await look('start');
  await read('start');
  await openDemoLine(page);
  expect(await sectionShare(page)).toBeGreaterThanOrEqual(SECTION_SHARE);
  for (const tab of TABS) {
    await page.getByRole('tab', { name: tab }).click();
    await look(`empty-${tab}`);
  }
  await read('no picks');
  await pickByTruth(page);
  await page.keyboard.press('p');
  const summary = page.getByRole('status', { name: 'Preflight summary' });
  await expect(summary).toHaveText(/ in /, { timeout: PREFLIGHT_TIMEOUT_MS });
  await trainBriefly(page);
  await waitForRun(page);
  for (const size of SIZES) {
    await resize(size);
    for (const tab of TABS) {
      await page.getByRole('tab', { name: tab }).click();
      if (tab === 'Result')
        await expect(page.getByRole('region', { name: 'Score against the truth' })).toBeVisible({
          timeout: 30_000,
        });
      await page.waitForTimeout(150);
      await look(`${size.width}-${tab}`);
      if (size !== SIZES[0]) continue;
      await fold(page, true);
      await read(tab);
      await fold(page, false);
    }
    for (const name of ['Learner', 'Overlay', 'Display']) {
      await page.getByRole('button', { name, exact: true }).click();
      await look(`${size.width}-${name}`);
      if (size === SIZES[0]) await read(name);
      await page.keyboard.press('Escape');
    }
  }
  await page.keyboard.press('F1');
  await look('guide');
  await page.keyboard.press('?');
  await look('keys');
  await read('keys');
  await page.keyboard.press('F7');
  await expect(page.getByRole('region', { name: 'This machine' })).toBeVisible({ timeout: 30_000 });
  await read('engine');
  await running.close();
});
