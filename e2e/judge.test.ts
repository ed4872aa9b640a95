import { expect } from '@playwright/test';
import { cutWords } from './cutWords';
import { test } from './sharedWindow';
import { drawnCount, openDemoLine, pickByTruth } from './steps';

/** Generous: the machine of a test run may be busy. */
const JUDGE_TIMEOUT_MS = 60_000;

test.setTimeout(120_000);

test.use({ liveAnswers: true });

test('left-out picks are shown as tables and curves, and what to pick next is picked by keys', async ({
  running,
}, info) => {
  const { page } = running;
  await openDemoLine(page);
  await page.getByRole('tab', { name: 'Judge' }).click();
  await expect(page.getByText(/2 picks of each of two classes/)).toBeVisible();
  await pickByTruth(page);
  const judged = page.getByRole('region', { name: 'Judged by picks left out in turn' });
  await expect(judged).toContainText('of 30 picks right', { timeout: JUDGE_TIMEOUT_MS });
  for (const name of [
    'PR · Diffraction',
    'ROC · Diffraction',
    'Reliability of probabilities',
    'Abstention where unsure',
  ])
    await expect(page.getByRole('figure', { name, exact: true })).toBeVisible();
  await page.getByRole('radio', { name: 'Noise' }).check();
  await expect(page.getByRole('figure', { name: 'ROC · Noise' })).toBeVisible();
  await page.screenshot({ path: info.outputPath('judge.png') });
  expect(await cutWords(page)).toEqual([]);

  const next = page.getByRole('region', { name: 'Next to pick' });
  await expect(next.getByRole('button', { name: /\?/ }).first()).toBeVisible({ timeout: JUDGE_TIMEOUT_MS });
  await page.keyboard.press('q');
  await expect.poll(() => drawnCount(page, 'current')).toBe(1);
  const offered = await drawnCount(page, 'proposal');
  await page.keyboard.press('Enter');
  await expect(page.getByText('31 picks', { exact: true })).toBeVisible();
  await page.keyboard.press('Delete');
  await page.keyboard.press('3');
  await expect(page.getByText('32 picks', { exact: true })).toBeVisible();
  expect(offered).toBeGreaterThan(3);
  await page.screenshot({ path: info.outputPath('proposals.png') });
  expect(await cutWords(page)).toEqual([]);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('31 picks', { exact: true })).toBeVisible();
});
