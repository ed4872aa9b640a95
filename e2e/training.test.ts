import { expect } from '@playwright/test';
import { test } from './sharedWindow';
import { openDemoLine, pickByTruth, setNumber, waitForRun } from './steps';

test('training shows its curves, pauses, goes on, and stops with what it has', async ({ running }) => {
  const { page } = running;
  await openDemoLine(page);
  await pickByTruth(page);
  await page.keyboard.press('F3');
  await setNumber(page, 'Stop when', 'Steps', 100_000);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  const run = page.getByRole('region', { name: 'Shown run' });
  await expect(run).toContainText(/step [1-9]/, { timeout: 30_000 });
  for (const name of [
    'Loss · cross-entropy (nats)',
    'Validation accuracy · by pick',
    'layer 1/weights',
    'layer 1/biases',
    'layer 2/weights',
    'layer 2/biases',
    'output/weights',
    'output/biases',
    'Layer 1 kernels',
  ])
    await expect(page.getByRole('figure', { name })).toBeVisible({ timeout: 30_000 });

  const job = page.getByRole('status', { name: 'Running' });
  await job.getByRole('button', { name: 'Pause' }).click();
  await expect(job.getByRole('button', { name: 'Resume' })).toBeVisible();
  const atPause = await run.textContent();
  await page.waitForTimeout(700);
  expect(await run.textContent()).toBe(atPause);
  await job.getByRole('button', { name: 'Resume' }).click();
  await expect(run).not.toHaveText(atPause ?? '', { timeout: 10_000 });
  await job.getByRole('button', { name: 'Stop' }).click();
  await waitForRun(page, 'stopped');

  await page.keyboard.press('F4');
  await expect(page.getByRole('img', { name: /Graph of the network/ })).toBeVisible();
  await page.keyboard.press('F6');
  await page.getByRole('button', { name: 'Classify the section' }).click();
  await waitForRun(page);
  await expect(page.getByRole('region', { name: 'Score against the truth' })).toBeVisible({
    timeout: 30_000,
  });
});
