import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { appState } from './bridge';
import { makeCube } from './cube';
import { cutWords } from './cutWords';
import { answerDialogs, chooseInMenu, setSize } from './launchApp';
import { test } from './sharedWindow';
import { openDemoLine, pickByTruth, RUN_TIMEOUT_MS, trainBriefly, waitForPicture, waitForRun } from './steps';

test('a volume that is not shown is classified on the chosen plane; a file lies over both planes', async ({
  running,
}, info) => {
  test.setTimeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'diffrakt-e2e-volume-'));
  const path = join(folder, 'cube.sgy');
  await makeCube(path);
  const { app, page } = running;
  await openDemoLine(page);
  await pickByTruth(page);
  await trainBriefly(page, 10);
  await waitForRun(page);
  await answerDialogs(app, path);
  await page.getByRole('button', { name: 'Add line…' }).click();
  await expect(page.getByRole('status', { name: 'Plane', exact: true })).toHaveText('Inline 115');
  await waitForPicture(page);

  const lines = page.getByRole('region', { name: 'Lines of the project' });
  await lines.getByRole('button', { name: 'Demo line 1', exact: true }).click();
  await expect(lines.getByRole('button', { name: 'Demo line 1' }).first()).toHaveAttribute(
    'aria-current',
    'true',
  );
  await page.getByRole('tab', { name: 'Result' }).click();
  const classified = page.getByRole('region', { name: 'Lines classified by this net' });
  const kind = classified.getByRole('combobox', { name: 'Kind of plane of cube' });
  await expect(kind).toHaveValue('line');
  await kind.selectOption('Inline');
  const number = classified.getByRole('spinbutton', { name: 'Inline number of cube' });
  await expect(number).toHaveValue('115');
  await number.fill('1000');
  await number.blur();
  await expect(number).toHaveValue('130');
  await number.fill('110.2');
  await number.blur();
  await expect(number).toHaveValue('110');
  await setSize(running, { width: 1024, height: 700 });
  await classified.scrollIntoViewIfNeeded();
  await page.screenshot({ path: info.outputPath('choice.png') });
  expect(await cutWords(page)).toEqual([]);
  await classified.getByRole('button', { name: 'Classify 1 line' }).click();
  await expect
    .poll(async () => (await appState(page)).runs.map(({ plane }) => plane))
    .toEqual(['line', 'inline:110']);
  await expect(classified.getByText('not classified')).toHaveCount(0, { timeout: RUN_TIMEOUT_MS });
  await expect(classified.getByRole('row', { name: 'cube' })).toContainText('classified');
  await page.screenshot({ path: info.outputPath('classified.png') });
  await setSize(running, { width: 1280, height: 800 });

  await lines.getByRole('button', { name: 'cube', exact: true }).click();
  await expect(page.getByRole('status', { name: 'Plane', exact: true })).toHaveText('Inline 115');
  await chooseInMenu(app, 'plane.beside');
  const side = page.getByRole('region', { name: 'Second plane' });
  const picture = side.locator('canvas[data-painted-plane^="crossline"]');
  await expect(picture).toBeVisible();
  const bare = await picture.screenshot();
  await answerDialogs(app, path);
  await chooseInMenu(app, 'overlay.open');
  await expect(page.locator('.legend').first()).toContainText('cube.sgy');
  await expect.poll(async () => (await picture.screenshot()).equals(bare)).toBe(false);
  await page.screenshot({ path: info.outputPath('over-both.png') });
  rmSync(folder, { recursive: true });
});
