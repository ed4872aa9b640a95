import { expect } from '@playwright/test';
import { axeFaults } from './axeFaults';
import { cutWords } from './cutWords';
import { test } from './sharedWindow';
import { drawnCount, openDemoLine } from './steps';

/** Generous: the machine of a test run may be busy. */
const CLUSTERS_TIMEOUT_MS = 60_000;

test.setTimeout(120_000);

test.use({ liveAnswers: true });

test('windows that look alike are selected by keyboard and become picks in one step', async ({
  running,
}, info) => {
  const { page } = running;
  await openDemoLine(page);
  await page.keyboard.press('F5');
  const clusters = page.getByRole('list', { name: 'Clusters' }).getByRole('button');
  await expect(clusters.first()).toBeVisible({ timeout: CLUSTERS_TIMEOUT_MS });
  expect(await drawnCount(page, 'cluster-window')).toBe(0);
  await clusters.first().focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => drawnCount(page, 'chosen')).toBe(10);
  await page.screenshot({ path: info.outputPath('selected.png') });
  expect(await axeFaults(page)).toEqual([]);
  expect(await cutWords(page)).toEqual([]);

  const members = page.getByRole('region', { name: 'Windows of the selected cluster' });
  await members.getByRole('listitem').getByRole('button').first().focus();
  await expect.poll(() => drawnCount(page, 'pointed')).toBe(1);
  const classes = members.getByRole('group', { name: 'Class of the picks' });
  await classes.getByRole('button', { name: 'Reflection' }).press('Enter');
  await expect(page.getByText('10 picks', { exact: true })).toBeVisible();
  await expect(members).toContainText('are covered by picks');
  await page.screenshot({ path: info.outputPath('picked.png') });
  await page.keyboard.press('Control+z');
  await expect(page.getByText('10 picks', { exact: true })).toBeHidden();
  await expect(members).not.toContainText('are covered by picks');

  await page.getByRole('combobox', { name: 'Clusters' }).selectOption('4');
  await expect(clusters).toHaveCount(4, { timeout: CLUSTERS_TIMEOUT_MS });
});
