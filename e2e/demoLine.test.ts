import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { SIMULATED_FILES } from '#system/fileNames';
import { chooseInMenu, launchApp, STORED_DEMO_LINE } from './launchApp';
import { test } from './sharedWindow';
import { drawnCount, openDemoLine, pickByTruth, plotOf, waitForPicture } from './steps';

test('the first start simulates the demo line, under a page that offers a file and what was open before', async () => {
  const running = await launchApp({ simulatesDemoLine: true });
  const { page, userDataFolder } = running;
  await expect(page.getByRole('button', { name: 'Open a line or project…' })).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByRole('button', { name: /demo line$/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Recent projects' })).toBeVisible();
  await waitForPicture(page);
  if (STORED_DEMO_LINE)
    for (const name of Object.values(SIMULATED_FILES)) {
      const [byWindow, byCommand] = [join(userDataFolder, 'demo/1'), STORED_DEMO_LINE].map((folder) =>
        readFileSync(join(folder, name)),
      );
      expect(byWindow.equals(byCommand), `${name} of the window and of the command line`).toBe(true);
    }
  await running.close();
});

test('Tab stays on the start page over the demo line, and its button or Esc closes it', async ({
  browserName: _,
}, info) => {
  const running = await launchApp({ width: 1024, height: 700 });
  const { page } = running;
  const start = page.getByRole('dialog', { name: 'Start' });
  await expect(start.getByRole('button', { name: 'Start with the demo line' })).toBeVisible();
  const isInside = () => start.evaluate((element) => element.contains(document.activeElement));
  await page.screenshot({ path: info.outputPath('welcome.png') });
  for (const key of ['Tab', 'Shift+Tab'])
    for (let i = 0; i < 8; i++) {
      await page.keyboard.press(key);
      expect(await isInside()).toBe(true);
    }
  await start.getByRole('button', { name: 'Close' }).click();
  await expect(start).toHaveCount(0);
  await waitForPicture(page);
  await running.close();
});

test('picks are made by click and drag, undone, redone, moved, and are there after a restart', async () => {
  const userDataFolder = mkdtempSync(join(tmpdir(), 'diffrakt-e2e-'));
  const first = await launchApp({ userDataFolder, keepUserData: true });
  const { page } = first;
  await openDemoLine(page);
  const plot = plotOf(page);
  const count = (text: string) => expect(page.getByText(text, { exact: true })).toBeVisible();

  await plot.click({ position: { x: 10, y: 10 } });
  await page.keyboard.press('1');
  await plot.click({ position: { x: 300, y: 200 } });
  await count('1 pick');
  await page.keyboard.press('2');
  const box = await plot.boundingBox();
  if (!box) throw new Error('no plot');
  await page.mouse.move(box.x + 100, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x + 160, box.y + 350, { steps: 4 });
  await page.mouse.up();
  await count('2 picks');

  await page.keyboard.press('Control+z');
  await count('1 pick');
  await page.keyboard.press('Control+Shift+z');
  await count('2 picks');

  const rows = page.getByRole('listbox', { name: 'Picks' }).getByRole('option');
  await expect(rows).toHaveCount(2);
  await rows.first().click();
  await page.getByRole('button', { name: 'Change the class of the selected picks to noise' }).click();
  await expect(rows.filter({ hasText: 'N' }).first()).toBeVisible();
  const kept = await rows.allTextContents();
  await first.close();

  const second = await launchApp({ userDataFolder });
  await waitForPicture(second.page);
  const restored = second.page.getByRole('listbox', { name: 'Picks' }).getByRole('option');
  await expect(restored).toHaveCount(2);
  expect(await restored.allTextContents()).toEqual(kept);
  await second.close();
  rmSync(userDataFolder, { recursive: true, force: true });
});

test('a line opened again continues with its picks, and offers a new project', async ({
  browserName: _,
}, info) => {
  const running = await launchApp();
  const { app, page } = running;
  await openDemoLine(page);
  await pickByTruth(page);
  await chooseInMenu(app, 'close');
  const recent = page.getByRole('button', { name: /Demo line 1 section\.sgy · 30 picks/ });
  await expect(recent).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.screenshot({ path: info.outputPath('recent.png') });
  await openDemoLine(page);
  const notice = page.getByRole('status').filter({ hasText: 'You continue with its 30 picks' });
  await expect(notice).toBeVisible();
  await expect(page.getByText('30 picks', { exact: true })).toBeVisible();
  await page.screenshot({ path: info.outputPath('continued.png') });
  await notice.getByRole('button', { name: 'Start a new project' }).click();
  await expect(page.getByText('No picks yet. Press')).toBeVisible();
  await expect(notice).toBeHidden();
  await running.close();
});

test('a click on a panel enlarges it and highlights both windows in the section', async ({ running }) => {
  const { page } = running;
  await openDemoLine(page);
  await pickByTruth(page);
  await page.getByRole('button', { name: 'D×R' }).click();
  const matrix = page.getByRole('application', { name: /Matrix of correlation panels, 10 by 10/ });
  await matrix.click({ position: { x: 60, y: 100 } });
  await expect(page.getByRole('region', { name: 'Chosen panel' })).toBeVisible();
  await page.mouse.move(5, 400);
  await expect.poll(() => drawnCount(page, 'highlighted')).toBe(2);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('region', { name: 'Chosen panel' })).toContainText(/D .*×\s*R/);
});

test('the wheel zooms at the cursor, a drag pans, and the readout follows', async ({ running }) => {
  const { page } = running;
  await openDemoLine(page);
  const box = await plotOf(page).boundingBox();
  if (!box) throw new Error('no plot');
  const readout = page.getByRole('group', { name: 'At the cursor' });
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect(readout).toContainText(/CDP 25[5-8].*ms.*amplitude/);
  const before = await readout.textContent();
  for (let turn = 0; turn < 5; turn++) await page.mouse.wheel(0, -240);
  const seen = page.getByText(/^CDP \d+–/);
  await expect(seen).not.toContainText('CDP 1–512 · 0–2 996 ms');
  expect(await readout.textContent()).toBe(before);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 150, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  const panned = await seen.textContent();
  await page.keyboard.press('0');
  await expect(seen).toContainText('CDP 1–512 · 0–2 996 ms');
  expect(panned).not.toContain('1–512');
});
