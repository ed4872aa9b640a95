import { expect, type Page, test } from '@playwright/test';
import { cutWords } from './cutWords';
import { launchApp } from './launchApp';
import { plotOf, waitForPicture } from './steps';

const guideOf = (page: Page) => page.getByRole('dialog', { name: 'User guide' });
const titleOf = (page: Page) => guideOf(page).getByRole('article').getByRole('heading').first();

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
  const picture = guideOf(page).getByRole('img').first();
  expect(
    await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
  ).toBe(1280);
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
