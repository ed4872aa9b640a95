import { expect } from '@playwright/test';
import { setSize } from './launchApp';
import { test } from './sharedWindow';
import { openDemoLine, pickByTruth } from './steps';

test('the history lists all steps and goes back and forth by the keyboard', async ({ running }) => {
  const { page } = running;
  await setSize(running, { width: 1024, height: 700 });
  await openDemoLine(page);
  await pickByTruth(page);
  await expect(page.getByText('30 picks', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+Alt+z');
  const list = page.getByRole('dialog', { name: 'History' });
  await expect(list.getByRole('button')).toHaveCount(2);
  await expect(list.getByRole('button', { name: 'Add 30 picks' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByText('30 picks', { exact: true })).toHaveCount(0);
  await expect(list.locator('[aria-current]')).toHaveText('Start of the project');
  await list.getByRole('button', { name: 'Add 30 picks' }).click();
  await expect(page.getByText('30 picks', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
});
