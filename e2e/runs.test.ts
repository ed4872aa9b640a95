import { existsSync } from 'node:fs';
import { type ElectronApplication, expect } from '@playwright/test';
import { trainSmallNet } from './bridge';
import { test } from './sharedWindow';
import { openDemoLine, pickByTruth } from './steps';

/** Answers questions, and the system's file manager, in the user's place; what was shown is kept. */
async function answerQuestions(app: ElectronApplication, response: number): Promise<void> {
  await app.evaluate(({ dialog, shell }, chosen) => {
    dialog.showMessageBox = async () => ({ response: chosen, checkboxChecked: false });
    shell.openPath = async (path) => {
      process.env.DIFFRAKT_SHOWN_FOLDER = path;
      return '';
    };
  }, response);
}

test('runs are renamed, noted, laid over each other, shown as files, and removed', async ({
  running,
}, info) => {
  const { app, page } = running;
  await openDemoLine(page);
  await pickByTruth(page);
  await trainSmallNet(page, 1);
  const { folder } = await trainSmallNet(page, 2);
  const list = page.getByRole('region', { name: 'Runs' });

  await list.getByRole('button', { name: /^Run 2/ }).click();
  await page.keyboard.press('F2');
  await page.keyboard.type('Small net');
  await page.keyboard.press('Enter');
  await expect(list.getByRole('button', { name: /^Small net/ })).toBeVisible();
  const note = page.getByRole('textbox', { name: 'Note on Small net' });
  await note.fill('Four and six filters.');
  await note.blur();
  await page.screenshot({ path: info.outputPath('note.png') });
  await page.getByText('More curves').click();
  await expect(page.getByRole('figure', { name: 'Learning rate' })).toBeVisible();
  await page.screenshot({ path: info.outputPath('run.png') });

  await answerQuestions(app, 0);
  await list.getByRole('button', { name: 'More about Small net' }).click();
  await page.getByRole('menuitem', { name: /Show its files/ }).click();
  await expect.poll(() => app.evaluate(() => process.env.DIFFRAKT_SHOWN_FOLDER)).toBe(folder);

  await list.getByRole('button', { name: 'Compare…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Runs side by side' });
  await expect(dialog.getByRole('cell', { name: 'Four and six filters.' })).toBeVisible();
  const curves = dialog.getByRole('figure', { name: 'Validation loss of the runs' });
  await expect(curves).toContainText(/Small net.*Run 1/s);
  await page.screenshot({ path: info.outputPath('compared.png') });
  await page.keyboard.press('Escape');

  await list.getByRole('button', { name: /^Small net/ }).press('Delete');
  await expect(list.getByRole('button', { name: /^Small net/ })).toBeVisible();
  await answerQuestions(app, 1);
  await list.getByRole('button', { name: /^Small net/ }).press('Delete');
  await expect(list.getByRole('button', { name: /^Small net/ })).toHaveCount(0);
  expect(existsSync(folder)).toBe(false);
});
