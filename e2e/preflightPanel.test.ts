import { expect } from '@playwright/test';
import { test } from './sharedWindow';
import { openDemoLine, pickByTruth, setNumber } from './steps';

/** Checks of the five tips; a tip may have more than one. */
const LEAST_CHECKS = 5;
const PREFLIGHT_TIMEOUT_MS = 90_000;

test('a preflight shows its checks under the five tips, and says when it no longer holds', async ({
  running,
}) => {
  const { page } = running;
  await openDemoLine(page);
  await page.keyboard.press('F3');
  const start = page.getByRole('button', { name: 'Preflight', exact: true });
  await expect(start).toBeDisabled();
  await pickByTruth(page);
  await start.click();

  const panel = page.getByRole('region', { name: 'Preflight' });
  const checks = panel.getByRole('article');
  await expect(checks.first()).toBeVisible({ timeout: PREFLIGHT_TIMEOUT_MS });
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeEnabled();
  const summary = panel.getByRole('status', { name: 'Preflight summary' });
  await expect(summary).toHaveText(/^\d+ (green|amber|red)(, \d+ (amber|red))* in [\d.]+ s$/, {
    timeout: PREFLIGHT_TIMEOUT_MS,
  });
  expect(await checks.count()).toBeGreaterThanOrEqual(LEAST_CHECKS);
  for (const check of await checks.all()) await expect(check).toContainText(/green|amber|red/);
  await panel.getByText('Figures').first().click();
  await expect(panel.getByRole('table').first()).toBeVisible();

  // A folded report stays folded, and its summary is still there.
  await summary.click();
  await expect(checks.first()).toBeHidden();
  await page.getByRole('tab', { name: 'Result' }).click();
  await page.getByRole('tab', { name: 'Training' }).click();
  await expect(summary).toBeVisible();
  await expect(checks.first()).toBeHidden();
  await summary.click();
  await expect(checks.first()).toBeVisible();

  await expect(panel).not.toContainText('For earlier');
  await setNumber(page, 'Learning', 'Learning rate', 0.01);
  await expect(panel).toContainText('For earlier settings');
  await page.keyboard.press('Control+z');
  await expect(panel).toContainText('For earlier picks and settings');
});

test('a preflight can be stopped, and training does not wait for it', async ({ running }) => {
  const { page } = running;
  await openDemoLine(page);
  await pickByTruth(page);
  await page.keyboard.press('p');
  await page.getByRole('button', { name: 'Stop preflight' }).click();
  const panel = page.getByRole('region', { name: 'Preflight' });
  await expect(panel.getByRole('status', { name: 'Preflight summary' })).toHaveText(/[Ss]topped/, {
    timeout: PREFLIGHT_TIMEOUT_MS,
  });
  await page.keyboard.press('p');
  await expect(page.getByRole('button', { name: 'Stop preflight' })).toBeVisible();
  await page.keyboard.press('t');
  await expect(page.getByRole('region', { name: 'Shown run' })).toContainText(/step [1-9]/, {
    timeout: PREFLIGHT_TIMEOUT_MS,
  });
  // The report gives way to the curves below it.
  await expect(panel.locator('details')).not.toHaveAttribute('open');
});
