import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { answerDialogs } from './launchApp';
import { test } from './sharedWindow';
import { openDemoLine, pickByTruth, waitForPicture } from './steps';

test('a second line is added, shown, left, removed and brought back', async ({ running }, info) => {
  const { page } = running;
  await openDemoLine(page);
  await pickByTruth(page);
  const folder = mkdtempSync(join(tmpdir(), 'diffrakt-second-line-'));
  const second = join(folder, 'second.sgy');
  copyFileSync(join(running.userDataFolder, 'demo/1/section.sgy'), second);
  await answerDialogs(running.app, second);
  await page.getByRole('button', { name: 'Add line…' }).click();
  const lines = page.getByRole('region', { name: 'Lines of the project' });
  await expect(lines.getByRole('button', { name: 'second', exact: true })).toHaveAttribute(
    'aria-current',
    'true',
  );
  await waitForPicture(page);
  await expect(page.getByText('0 picks', { exact: true })).toBeVisible();
  await page.screenshot({ path: info.outputPath('two-lines.png') });
  await page.keyboard.press('Control+PageDown');
  await expect(page.getByText('30 picks', { exact: true })).toBeVisible();
  await lines.getByRole('button', { name: 'Demo line 1', exact: true }).press('Delete');
  await expect(page.getByText(/Ctrl\+Z brings them back/)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(lines.getByRole('row', { name: /Demo line 1/ })).toContainText('10');
  await page.screenshot({ path: info.outputPath('back.png') });
  rmSync(folder, { recursive: true });
});
