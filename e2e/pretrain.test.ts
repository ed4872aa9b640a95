import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { writeTinyLine } from '#jobs/testing/tinyLine';
import { chooseInMenu, launchApp } from './launchApp';
import { root, waitForPicture, waitForRun } from './steps';

test.setTimeout(240_000);

test('a net pre-trained in the window has the bytes of the command line, and answers on the line', async ({
  browserName: _,
}, info) => {
  const folder = mkdtempSync(join(tmpdir(), 'diffrakt-pretrain-'));
  await writeTinyLine(join(folder, 'line.sgy'));
  const running = await launchApp({ liveAnswers: true, args: [join(folder, 'line.sgy')] });
  const { page, app } = running;
  await waitForPicture(page);
  await chooseInMenu(app, 'pretrain');
  const dialog = page.getByRole('dialog', { name: 'Pre-train a net' });
  await expect(dialog).toContainText('7 500 steps on 600 sections');
  await page.screenshot({ path: info.outputPath('dialog.png') });
  await dialog.getByLabel('Length').selectOption('own');
  await dialog.getByLabel('Simulated sections').fill('1');
  await dialog.getByLabel('Steps').fill('1');
  await dialog.getByLabel('Seed').fill('7');
  await dialog.getByRole('button', { name: 'Pre-train', exact: true }).click();
  await waitForRun(page);

  const headless = join(folder, 'headless');
  const length = ['--seed', '7', '--sections', '1', '--steps', '1', '--engine', 'wasm'];
  spawnSync(process.execPath, [join(root, 'bin/diffrakt.mjs'), 'pretrain', ...length, '--out', headless]);
  const netsFolder = join(running.userDataFolder, 'nets');
  const inWindow = join(netsFolder, readdirSync(netsFolder)[0]);
  for (const name of ['weights.bin', 'mirrored.bin', 'apexes.bin'])
    expect(readFileSync(join(inWindow, name)).equals(readFileSync(join(headless, name)))).toBe(true);
  rmSync(folder, { recursive: true });

  await page.getByRole('button', { name: 'Learner' }).click();
  await page.getByLabel('Pre-trained net').selectOption('Seed 7, 1 sections, 1 steps');
  await expect(page.getByText(/of simulated samples right/)).toBeVisible();
  await page.screenshot({ path: info.outputPath('chosen.png') });
  await page.keyboard.press('Escape');
  await chooseInMenu(app, 'pretrain');
  await expect(dialog.getByRole('region', { name: 'Your nets' })).toContainText('In use');
  await page.screenshot({ path: info.outputPath('list.png') });
  await running.close();
});
