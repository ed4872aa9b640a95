import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { answerDialogs, chooseInMenu, launchApp } from './launchApp';
import { openDemoLine, pickByTruth, root, waitForPicture } from './steps';

const folder = mkdtempSync(join(tmpdir(), 'diffrakt-e2e-package-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const packagePath = join(folder, 'west.diffrakt.zip');

/** The picks of the open project, as they are exported. */
async function exportedPicks(app: ElectronApplication, page: Page, name: string): Promise<string> {
  const path = join(folder, name);
  await answerDialogs(app, path);
  await page.keyboard.press('F6');
  await page.getByRole('button', { name: 'Picks as JSON…' }).click();
  await expect(page.getByText(`Picks saved: ${name}`)).toBeVisible();
  return readFileSync(path, 'utf8');
}

/** Opens the package by the menu, into a folder that is chosen in a second dialog. */
async function openPackage(app: ElectronApplication, outputFolder: string): Promise<void> {
  await app.evaluate(
    ({ dialog }, [file, chosen]) => {
      dialog.showOpenDialog = async (...[first, second]: unknown[]) => {
        const isFolder = JSON.stringify(second ?? first ?? {}).includes('openDirectory');
        return { canceled: false, filePaths: [isFolder ? chosen : file] };
      };
    },
    [packagePath, outputFolder],
  );
  await chooseInMenu(app, 'open');
}

test('a package of project and data opens elsewhere with the same picks', async ({
  browserName: _,
}, info) => {
  const first = await launchApp();
  await openDemoLine(first.page);
  await pickByTruth(first.page);
  const picks = await exportedPicks(first.app, first.page, 'first.json');
  await answerDialogs(first.app, packagePath);
  await chooseInMenu(first.app, 'savePackage');
  await expect(first.page.getByText('Package saved: west.diffrakt.zip')).toBeVisible();
  await first.page.screenshot({ path: info.outputPath('saved-1280.png') });
  // The line that was packed is gone with the user's folder.
  await first.close();

  const unpacked = join(folder, 'by-command');
  const told = execFileSync(
    process.execPath,
    [join(root, 'bin/diffrakt.mjs'), 'unpack', packagePath, '--out', unpacked, '--json'],
    { encoding: 'utf8' },
  );
  const { projectPath }: { projectPath: string } = JSON.parse(told);
  const second = await launchApp({ args: [projectPath], width: 1024, height: 700 });
  await waitForPicture(second.page);
  expect(await exportedPicks(second.app, second.page, 'second.json')).toBe(picks);
  await second.page.screenshot({ path: info.outputPath('unpacked-1024.png') });
  await second.close();

  const byWindow = join(folder, 'by-window');
  mkdirSync(byWindow);
  const third = await launchApp();
  await expect(third.page.getByRole('dialog', { name: 'Start' })).toBeVisible({ timeout: 30_000 });
  await openPackage(third.app, byWindow);
  await waitForPicture(third.page);
  await expect(third.page.getByText('30 picks', { exact: true })).toBeVisible();
  expect(await exportedPicks(third.app, third.page, 'third.json')).toBe(picks);
  await third.page.screenshot({ path: info.outputPath('opened-1280.png') });
  await third.close();
});
