import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { answerDialogs, chooseInMenu } from './launchApp';
import { test } from './sharedWindow';
import { openDemoLine, pickByTruth } from './steps';

const folder = mkdtempSync(join(tmpdir(), 'diffrakt-e2e-picks-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('picks saved as CSV are imported again, and a wrong row is named', async ({ running }) => {
  const { app, page } = running;
  await openDemoLine(page);
  await pickByTruth(page);
  const saved = join(folder, 'picks.csv');
  await answerDialogs(app, saved);
  await page.keyboard.press('F6');
  await page.getByRole('button', { name: 'Picks as CSV…' }).click();
  await expect(page.getByText('Picks saved')).toBeVisible();
  const rows = readFileSync(saved, 'utf8').trimEnd().split('\r\n');
  expect(rows).toHaveLength(1 + 30);

  await page.keyboard.press('Control+z');
  await expect(page.getByText('30 picks', { exact: true })).toBeHidden();
  await chooseInMenu(app, 'importPicks');
  await expect(page.getByText('30 picks imported.')).toBeVisible();
  await expect(page.getByText('30 picks', { exact: true })).toBeVisible();

  const wrong = join(folder, 'wrong.csv');
  writeFileSync(wrong, [...rows.slice(0, 4), rows[4].replace(/^([a-z]+),[^,]+/, '$1,left'), ''].join('\n'));
  await answerDialogs(app, wrong);
  await chooseInMenu(app, 'importPicks');
  await expect(page.getByText(/line 5, column trace: found "left" in wrong\.csv/)).toBeVisible();
  await expect(page.getByText('30 picks', { exact: true })).toBeVisible();
});
