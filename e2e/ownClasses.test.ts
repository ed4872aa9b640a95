import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { cutWords } from './cutWords';
import { answerDialogs } from './launchApp';
import { test } from './sharedWindow';
import { openDemoLine, pickByTruth, plotOf, waitForPicture } from './steps';

/** Generous: the machine of a test run may be busy. */
const ANSWER_TIMEOUT_MS = 60_000;

test.setTimeout(180_000);

test.use({ liveAnswers: true });

test('a class of the user’s own is picked, learned by the head, exported and kept', async ({
  running,
}, info) => {
  const { page } = running;
  await openDemoLine(page);
  await pickByTruth(page);
  await page.getByRole('button', { name: 'Classes' }).click();
  await page.getByRole('textbox', { name: 'Name of a new class' }).fill('Steep');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name of the class Steep' })).toBeVisible();
  await page.screenshot({ path: info.outputPath('editor.png') });
  await page.keyboard.press('Escape');
  await page.keyboard.press('4');
  for (const position of [
    { x: 420, y: 320 },
    { x: 500, y: 420 },
  ])
    await plotOf(page).click({ position });
  await expect(page.getByRole('option', { name: /^Steep/ })).toHaveCount(2);

  const legend = page.locator('.legend');
  await expect(legend).toContainText('Your classes', { timeout: ANSWER_TIMEOUT_MS });
  await expect(legend).not.toContainText('renewed', { timeout: ANSWER_TIMEOUT_MS });
  await page.getByRole('button', { name: 'Learner' }).click();
  await expect(page.getByText(/of 32 picks right/)).toBeVisible();
  await expect(page.getByText(/30 of 32 picks/).first()).toBeVisible();
  await page.screenshot({ path: info.outputPath('answer.png') });
  await page.keyboard.press('Escape');
  expect(await cutWords(page)).toEqual([]);

  const folder = mkdtempSync(join(tmpdir(), 'diffrakt-own-classes-'));
  await answerDialogs(running.app, folder);
  await page.keyboard.press('Control+e');
  await expect(page.getByText(/Classified SEG-Y saved: .*probability-steep\.sgy/)).toBeVisible({
    timeout: ANSWER_TIMEOUT_MS,
  });
  expect(readdirSync(folder)).toContain('class.sgy');
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
  expect(report.classes.at(-1)).toMatchObject({ name: 'Steep', pickCount: 2, code: 4 });
  rmSync(folder, { recursive: true });

  await page.reload();
  await expect(page.getByRole('option', { name: /^Steep/ })).toHaveCount(2, { timeout: ANSWER_TIMEOUT_MS });
  await waitForPicture(page);
  await page.getByRole('button', { name: 'Classes' }).click();
  await page.getByRole('button', { name: /^Remove the class Steep/ }).click();
  await expect(page.getByRole('option', { name: /^Steep/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('option', { name: /^Steep/ })).toHaveCount(2);
});
