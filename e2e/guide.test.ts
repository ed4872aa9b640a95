import { expect, type Page, test } from '@playwright/test';
import { cutWords } from './cutWords';
import { launchApp } from './launchApp';
import { plotOf, waitForPicture } from './steps';

const guideOf = (page: Page) => page.getByRole('dialog', { name: /^(User guide|Handbuch)$/ });
const titleOf = (page: Page) => guideOf(page).getByRole('article').getByRole('heading').first();
/** Width of the first picture of the page, in its own pixels. */
const pictureWidth = (page: Page) =>
  guideOf(page)
    .getByRole('img')
    .first()
    .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth));

test('the tour goes by keyboard from the start page on, and F1 opens the page of what is in view', async () => {
  const running = await launchApp();
  const { page } = running;
  await waitForPicture(page);
  await page.getByRole('button', { name: 'Guided tour' }).focus();
  await page.keyboard.press('Enter');
  const tour = page.getByRole('region', { name: 'Guided tour' });
  // At the first start the demo line is open already: its step is done.
  await expect(tour).toContainText('Look at the section');
  await expect(tour.getByRole('button', { name: 'Next' })).toBeFocused();
  await page.keyboard.press('+');
  await expect(tour).toContainText('The first answer');
  await tour.getByRole('button', { name: 'Next' }).press('Enter');
  await page.keyboard.press('1');
  await plotOf(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(tour).toContainText('Pick the other classes');
  await tour.getByRole('button', { name: 'Back' }).press('Enter');
  await expect(tour).toContainText('Pick a diffraction');
  expect(await cutWords(page)).toEqual([]);
  await tour.getByRole('button', { name: 'Back' }).press('Escape');
  await expect(tour).toBeHidden();

  await page.keyboard.press('F1');
  await expect(titleOf(page)).toHaveText('Picking');
  expect(await pictureWidth(page)).toBe(1280);
  expect(await cutWords(page)).toEqual([]);
  await guideOf(page).getByRole('searchbox').fill('slurm shard');
  await page.keyboard.press('Enter');
  await expect(titleOf(page)).toHaveText('Command line and Slurm');
  await page.keyboard.press('F1');
  await expect(guideOf(page)).toBeHidden();
  await page.keyboard.press('Escape');
  await page.keyboard.press('F9');
  await page.getByRole('tab', { name: 'Map' }).focus();
  await page.keyboard.press('F1');
  await expect(titleOf(page)).toHaveText('Map and volumes');
  await guideOf(page).getByRole('button', { name: 'command line', exact: true }).click();
  await expect(titleOf(page)).toHaveText('Command line and Slurm');
  await page.keyboard.press('F7');
  await page.keyboard.press('F1');
  await expect(titleOf(page)).toHaveText('Engine');
  await running.close();
});

test('F1 shows the German page in a German window, and the English one when the language is changed', async ({
  browserName: _,
}, info) => {
  const running = await launchApp({ language: 'de', width: 1024, height: 700 });
  const { page } = running;
  await page.getByRole('button', { name: 'Mit dem Demo-Profil beginnen' }).click();
  const section = page.getByRole('application', { name: /^Seismischer Schnitt/ });
  await expect(section.locator('canvas[data-painter]')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('tab', { name: 'Karte' }).click();
  await page.keyboard.press('F1');
  await expect(titleOf(page)).toHaveText('Karte und Volumen');
  expect(await pictureWidth(page)).toBe(1280);
  const list = guideOf(page).getByRole('navigation').getByRole('button');
  for (const button of await list.all()) {
    await button.click();
    const title = (await button.textContent())?.trim() ?? '';
    await expect(titleOf(page)).toHaveText(title);
    expect.soft(await cutWords(page), title).toEqual([]);
  }
  await page.screenshot({ path: info.outputPath('german.png') });
  await guideOf(page).getByRole('searchbox').fill('slurm job-arrays');
  await page.keyboard.press('Enter');
  await expect(titleOf(page)).toHaveText('Befehlszeile und Slurm');
  await page.keyboard.press('F7');
  await page.keyboard.press('F1');
  await expect(titleOf(page)).toHaveText('Rechenwerk');
  await page.keyboard.press('Control+,');
  await page.getByLabel('Sprache').selectOption('English');
  await expect(page.getByRole('dialog', { name: 'Preferences' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Map' }).click();
  await page.keyboard.press('F1');
  await expect(titleOf(page)).toHaveText('Map and volumes');
  await running.close();
});
