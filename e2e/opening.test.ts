import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { answerDialogs, chooseInMenu, launchApp, type RunningApp } from './launchApp';
import { root, waitForPicture } from './steps';

/** First byte of the sample format code, counted from 0. */
const FORMAT_OFFSET = 3224;

let folder: string;
/** The simulated line in IEEE floats, and copies that state IBM floats and no format at all. */
let paths: { readonly calledIbm: string; readonly formatless: string };

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-e2e-opening-'));
  spawnSync(process.execPath, [join(root, 'bin/diffrakt.mjs'), 'simulate', '--seed', '3', '--out', folder]);
  const stating = (name: string, code: number): string => {
    const bytes = readFileSync(join(folder, 'section.sgy'));
    bytes.writeInt16BE(code, FORMAT_OFFSET);
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  paths = { calledIbm: stating('called-ibm.sgy', 1), formatless: stating('formatless.sgy', 0) };
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens a file by the dialog, when the line that is open at the first start is drawn. */
async function open({ app, page }: RunningApp, path: string): Promise<void> {
  await waitForPicture(page);
  await answerDialogs(app, path);
  await page.keyboard.press('Control+o');
}

const alarmOf = (page: Page) => page.getByRole('alertdialog', { name: /is read$/ });
const pageOf = (page: Page) => page.getByRole('dialog', { name: /is read$/ });
const dataOf = (page: Page) => page.getByRole('region', { name: 'Data' });

test('samples that contradict the headers are told in front of the data, and read as chosen ever after', async () => {
  const first = await launchApp({ keepUserData: true });
  await open(first, paths.calledIbm);
  const alarm = alarmOf(first.page);
  await expect(alarm).toContainText('As the headers state');
  const card = alarm.getByRole('listitem').filter({ hasText: 'Format 5 (IEEE float, 4 bytes)' });
  await expect(card).toContainText('samples, IEEE float, 4 bytes');
  await card.getByRole('button', { name: 'Read so' }).click();
  await expect(alarm).toBeHidden();
  await expect(dataOf(first.page)).toContainText('Read by your choice: format 5');
  await waitForPicture(first.page);
  await first.close();

  const { userDataFolder } = first;
  const second = await launchApp({ userDataFolder });
  await expect(dataOf(second.page)).toContainText('Read by your choice: format 5');
  await expect(second.page.getByText(/called-ibm.sgy is read as you chose before/)).toBeVisible();
  await second.page.getByRole('status').getByRole('button', { name: 'Read as stated' }).click();
  await expect(dataOf(second.page)).not.toContainText('Read by your choice');
  await expect(alarmOf(second.page)).toBeHidden();
  await dataOf(second.page).getByRole('button', { name: 'Compare readings…' }).click();
  await expect(pageOf(second.page)).toContainText('As it is shown now.');
  await second.close();
});

test('a line that does not open shows how it does, and takes options stated by hand', async ({
  browserName: _,
}, info) => {
  const running = await launchApp();
  const { app, page } = running;
  await open(running, paths.formatless);
  await expect(pageOf(page)).toContainText('Sample format code 0');
  await page.keyboard.press('Escape');
  await expect(pageOf(page)).toHaveCount(0);
  await page.keyboard.press('Control+i');
  await expect(pageOf(page)).toContainText('Sample format code 0');
  await pageOf(page).getByRole('button', { name: 'Read so' }).first().click();
  await waitForPicture(page);
  await expect(dataOf(page)).toContainText('format 5 (IEEE float, 4 bytes)');

  await chooseInMenu(app, 'openingOptions');
  await page.getByLabel('Sample interval, µs').fill('2000');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(
    pageOf(page)
      .getByText(/every 2 ms/)
      .first(),
  ).toBeVisible();
  await page.getByLabel('Sample interval, µs').fill('slow');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(pageOf(page).getByRole('alert')).toContainText('Sample interval, µs');
  await page.getByLabel('Sample interval, µs').fill('2000');
  await expect(pageOf(page).getByRole('alert')).toHaveCount(0);
  await page.getByLabel('Scalar of coordinates').fill('-100');
  await page.screenshot({ path: info.outputPath('form.png') });
  await pageOf(page).getByRole('button', { name: 'Read so' }).last().click();
  await expect(dataOf(page)).toContainText('every 2 ms');
  await expect(dataOf(page)).toContainText('coordinates scaled by -100');
  await running.close();
});
