import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { answerDialogs, chooseInMenu } from './launchApp';
import { test } from './sharedWindow';
import { drawnCount, openDemoLine } from './steps';

const folder = mkdtempSync(join(tmpdir(), 'diffrakt-e2e-points-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a horizon of another program lies over the section; points become picks and go out again', async ({
  running,
}) => {
  const { app, page } = running;
  await openDemoLine(page);

  const horizon = join(folder, 'top.txt');
  const rows = Array.from({ length: 60 }, (_, i) => `${20 + 4 * i} ${0.6 + 0.1 * Math.sin(i / 8)}`);
  writeFileSync(horizon, `trace time\n${rows.join('\n')}\n`);
  await answerDialogs(app, horizon);
  await chooseInMenu(app, 'importPoints');
  const dialog = page.getByRole('dialog', { name: 'Import top.txt' });
  await expect(dialog).toContainText('60 points');
  await expect(dialog.getByLabel('z is in')).toHaveValue('1000');
  await dialog.getByLabel('Take them as').selectOption('horizon');
  await dialog.getByRole('button', { name: 'Show over the section' }).click();
  await expect.poll(() => drawnCount(page, 'surface')).toBeGreaterThan(0);

  await chooseInMenu(app, 'importPoints');
  await dialog.getByLabel('Class').selectOption('reflection');
  await dialog.getByRole('button', { name: 'Add picks' }).click();
  await expect(page.getByText('60 picks imported.')).toBeVisible();

  const saved = join(folder, 'out.pck');
  await answerDialogs(app, saved);
  await page.keyboard.press('F6');
  await page.getByRole('button', { name: 'Picks as .pck…' }).click();
  await expect(page.getByText('Picks saved')).toBeVisible();
  expect(readFileSync(saved, 'utf8').match(/\t0\.6\n/g)).not.toBeNull();
});
