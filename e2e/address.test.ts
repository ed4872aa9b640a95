import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { serveFile } from '#jobs/testing/fileServer';
import { writeTinyLine } from '#jobs/testing/tinyLine';
import { test } from './sharedWindow';
import { openDemoLine } from './steps';

test('a line on a server is opened once its server is allowed; the opening can be given up', async ({
  running,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'diffrakt-address-'));
  const { linePath } = await writeTinyLine(join(folder, 'line.sgy'));
  const server = await serveFile(linePath);
  const { app, page } = running;
  await openDemoLine(page);
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
  });
  await page.keyboard.press('Control+Shift+O');
  const form = page.getByRole('dialog', { name: 'Open a line on a server' });
  await form.getByLabel('Address').fill(`${server.root}/line.sgy`);
  await page.screenshot({ path: 'build/e2e/address.png' });
  server.faults.hangs = true;
  await page.keyboard.press('Enter');
  const cancel = form.getByRole('button', { name: 'Cancel' });
  await expect(cancel).toBeVisible();
  await page.screenshot({ path: 'build/e2e/address-fetching.png' });
  await cancel.click();
  server.faults.hangs = false;
  const open = form.getByRole('button', { name: 'Open', exact: true });
  await open.click();
  await expect(form).toBeHidden();
  await expect(page.getByText('line.sgy').first()).toBeVisible();
  expect(server.asked.length).toBeGreaterThan(0);
  await server.close();
  rmSync(folder, { recursive: true });
});
