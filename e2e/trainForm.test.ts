import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { answerDialogs } from './launchApp';
import { test } from './sharedWindow';
import { openDemoLine, pickByTruth, setNumber, trainBriefly, waitForPicture, waitForRun } from './steps';

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-e2e-form-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a number that cannot be is refused where it stands, and training waits for it', async ({ running }) => {
  const { page } = running;
  await openDemoLine(page);
  await pickByTruth(page);
  await page.keyboard.press('F3');
  const train = page.getByRole('button', { name: 'Train', exact: true });
  await expect(train).toBeEnabled();
  await setNumber(page, 'Stop when', 'Steps', 0);
  await expect(train).toBeDisabled();
  await expect(page.getByRole('region', { name: 'Train' })).toContainText(
    'Correct these settings first: Steps.',
  );
  await page.getByText('Stop when').click();
  await expect(page.getByRole('group', { name: 'Stop when' }).getByRole('alert')).toHaveText(
    /whole number from 1 to 1\u2009000\u2009000/,
  );
  await page.getByRole('spinbutton', { name: 'Steps', exact: true }).fill('50');
  await expect(train).toBeEnabled();
});

test('the logistic net is trained, drawn by its only layer, and exported', async ({ running }) => {
  const { app, page } = running;
  await openDemoLine(page);
  await pickByTruth(page);
  await page.keyboard.press('F3');
  await page.getByText('Net', { exact: true }).click();
  await page.getByLabel(/Convolution layers/).selectOption({ label: 'none (logistic)' });
  await expect(page.getByRole('region', { name: 'Train' })).toContainText('8\u2009716 parameters');
  await trainBriefly(page, 60);
  await waitForRun(page);
  await expect(page.getByRole('figure', { name: 'output/weights' })).toBeVisible();
  await expect(page.getByRole('figure', { name: 'layer 1/weights' })).toHaveCount(0);

  await page.keyboard.press('F6');
  await answerDialogs(app, folder);
  await page.getByRole('button', { name: 'Net for TensorFlow.js…' }).click();
  await expect(page.getByText(/^Network saved/)).toBeVisible();
  const path = join(folder, 'model.json');
  expect(existsSync(path)).toBe(true);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toHaveProperty('modelTopology');
});

test('a project that the desktop hands over is opened in the window that is there', async ({ running }) => {
  const { app, page } = running;
  await openDemoLine(page);
  const path = join(folder, 'handed.diffrakt');
  await answerDialogs(app, path);
  await page.keyboard.press('Control+Shift+S');
  await expect(page.getByText('Saved as handed.')).toBeVisible();
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0].webContents.send('news:menu.command', { command: 'close' }),
  );
  await expect(page.getByRole('button', { name: 'Open a line or project…' })).toBeVisible();
  await app.evaluate(({ app: electron }, file) => {
    electron.emit('second-instance', {}, ['diffrakt', file], '/');
  }, path);
  await waitForPicture(page);
  await expect(page).toHaveTitle(/handed/);
});
