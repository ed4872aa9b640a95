import { lstatSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { appState } from './bridge';
import { chooseInMenu, launchApp, setSize } from './launchApp';
import { openDemoLine, PICTURE_TIMEOUT_MS, pickByTruth, placeOnPlot, plotOf, waitForPicture } from './steps';

const DEMO_LINE = { traceCount: 512, sampleCount: 750, sampleIntervalMs: 4 };

/** The process of the second window, which is a program of its own, by the lock on its user's folder. */
async function processOfSecond(userDataFolder: string): Promise<number> {
  const lock = join(userDataFolder, 'second-window', 'SingletonLock');
  await expect
    .poll(() => lstatSync(lock, { throwIfNoEntry: false }) !== undefined, { timeout: PICTURE_TIMEOUT_MS })
    .toBe(true);
  return Number(readlinkSync(lock).split('-').at(-1));
}

/** The titles of the windows of a program that can be looked into by the port that it notes in its folder. */
async function titlesIn(folder: string): Promise<string[]> {
  const [port] = readFileSync(join(folder, 'DevToolsActivePort'), 'utf8').split('\n');
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
  const targets: { type: string; title: string }[] = JSON.parse(await answer.text());
  return targets.filter(({ type }) => type === 'page').map(({ title }) => title);
}

async function pickAt(page: Page, trace: number, timeMs: number): Promise<void> {
  await page.keyboard.press('1');
  await plotOf(page).click({ position: await placeOnPlot(page, DEMO_LINE, { trace, timeMs }) });
}

const countIn = (page: Page, count: number) => page.getByText(`${count} picks`, { exact: true });

test('the menu starts a second window on the project', async () => {
  const running = await launchApp({ args: ['--remote-debugging-port=0'] });
  const { app, page, userDataFolder } = running;
  await openDemoLine(page);
  await chooseInMenu(app, 'secondWindow');
  const pid = await processOfSecond(userDataFolder);
  try {
    const folder = join(userDataFolder, 'second-window');
    const titles = () => titlesIn(folder).catch(() => []);
    await expect.poll(titles, { timeout: PICTURE_TIMEOUT_MS }).toEqual(['Demo line 1 · Diffrakt']);
  } finally {
    process.kill(pid);
  }
  await running.close();
});

test('a second window on a project follows the first, changes nothing, and is told so', async ({
  browserName: _,
}, info) => {
  const first = await launchApp();
  await openDemoLine(first.page);
  await pickByTruth(first.page);
  const { project } = await appState(first.page);
  const second = await launchApp({ args: [project?.path ?? 'none'], width: 1024, height: 700 });
  await waitForPicture(second.page);
  await expect(second.page.getByText('read only: open in another window')).toBeVisible();
  await expect(countIn(second.page, 30)).toBeVisible();

  await pickAt(first.page, 400, 1500);
  await expect(countIn(second.page, 31)).toBeVisible();
  await first.page.keyboard.press('Control+z');
  await expect(countIn(second.page, 30)).toBeVisible();

  await pickAt(second.page, 300, 1500);
  await expect(second.page.getByRole('alert').filter({ hasText: /other window/ })).toBeVisible();
  await second.page.screenshot({ path: info.outputPath('second-1024.png') });
  await expect(countIn(second.page, 30)).toBeVisible();
  await expect(countIn(first.page, 30)).toBeVisible();
  await first.close();
  await expect(second.page.getByText('The other window has closed this project.')).toBeVisible();
  await setSize(second, { width: 1280, height: 800 });
  await second.page.screenshot({ path: info.outputPath('free-1280.png') });
  await second.close();
});
