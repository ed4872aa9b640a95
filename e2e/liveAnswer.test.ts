import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { answerDialogs, launchApp } from './launchApp';
import { ANSWER_TIMEOUT_MS, openDemoLine, plotOf, waitForAnswer } from './steps';

async function chooseLearner(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Learner' }).click();
  await page.getByRole('radio', { name }).check();
  await page.keyboard.press('Escape');
}

test.setTimeout(300_000);

test('the section is classified before the first pick, and anew after each pick', async ({
  browserName: _,
}, info) => {
  const running = await launchApp({ liveAnswers: true });
  const { page } = running;
  await openDemoLine(page);
  const seconds = { opening: await waitForAnswer(page, /Pre-trained, no picks/), pick: 0, thirty: 0 };
  await page.screenshot({ path: info.outputPath('before.png') });
  const before = await plotOf(page).screenshot();

  await page.keyboard.press('1');
  await plotOf(page).click({ position: { x: 300, y: 200 } });
  seconds.pick = await waitForAnswer(page, /shown the picks/);
  await page
    .getByRole('button', { name: /from the truth/ })
    .first()
    .click();
  await expect(page.getByText('31 picks', { exact: true })).toBeVisible({ timeout: ANSWER_TIMEOUT_MS });
  seconds.thirty = await waitForAnswer(page, /Pre-trained/);
  await page.getByRole('button', { name: 'Learner' }).click();
  await expect(page.getByRole('radio', { name: /no picks/ })).toBeVisible();
  await expect(page.getByText(/of 31 picks right/).first()).toBeVisible({ timeout: ANSWER_TIMEOUT_MS });
  await page.screenshot({ path: info.outputPath('judged.png') });
  await page.keyboard.press('Escape');
  await chooseLearner(page, /shown the picks/);
  await waitForAnswer(page, /shown the picks/);
  const after = await plotOf(page).screenshot({ path: info.outputPath('shown.png') });
  expect(after.equals(before)).toBe(false);
  const folder = mkdtempSync(join(tmpdir(), 'diffrakt-live-export-'));
  await answerDialogs(running.app, folder);
  await page.keyboard.press('Control+e');
  await expect(page.getByText(/Classified SEG-Y saved: .*class\.sgy/)).toBeVisible({
    timeout: ANSWER_TIMEOUT_MS,
  });
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['class.sgy', 'report.json', 'section.png']));
  rmSync(folder, { recursive: true });
  await chooseLearner(page, /slope ratio/);
  await waitForAnswer(page, /slope ratio/);
  await page.screenshot({ path: info.outputPath('filter.png') });
  info.annotations.push({ type: 'seconds', description: JSON.stringify(seconds) });
  console.log(`live answers, s: ${JSON.stringify(seconds)}`);
  await running.close();
});
