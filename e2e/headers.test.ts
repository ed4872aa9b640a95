import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createMemorySink, createSegy, traceHeaderOf } from 'segyio-wasm';
import { answerDialogs, launchApp } from './launchApp';
import { waitForPicture } from './steps';

const PLACES = 9;
let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-e2e-headers-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A grid of 12 lines of 9 places, with its keys where the standard has field record and CDP. */
async function writeOddGrid(path: string, amplitude = 1): Promise<void> {
  const sink = createMemorySink();
  await createSegy(
    sink,
    { sampleCount: 50, sampleIntervalUs: 4000, textLines: ['C 1 ODD GRID'] },
    async (writer) => {
      for (let trace = 0; trace < 12 * PLACES; trace++) {
        const keys = { FieldRecord: 100 + Math.floor(trace / PLACES), CDP: 300 + (trace % PLACES) };
        await writer.write(
          traceHeaderOf(keys),
          Float32Array.from({ length: 50 }, (_, i) => amplitude * Math.sin(i + trace)),
        );
      }
    },
  );
  writeFileSync(path, sink.bytes());
}

test('headers are shown, proposed bytes are tried, used, and saved for files like it', async () => {
  const path = join(folder, 'odd.sgy');
  await writeOddGrid(path);
  const running = await launchApp();
  const { app, page } = running;
  await waitForPicture(page);
  await answerDialogs(app, path);
  await page.keyboard.press('Control+o');
  const data = page.getByRole('region', { name: 'Data' });
  await expect(data).toContainText('odd.sgy');
  await page.keyboard.press('Control+i');
  const dialog = page.getByRole('dialog', { name: 'Headers of odd.sgy' });
  await expect(dialog).toContainText('C 1 ODD GRID');
  await dialog.getByRole('tab', { name: 'Traces' }).click();
  const table = dialog.getByRole('region', { name: 'Trace headers' });
  const firstTrace = table.getByRole('row', { name: /^0 100 300\b/ });
  await expect(firstTrace).toBeVisible();
  await table.hover();
  await page.mouse.wheel(0, 100);
  await expect(firstTrace).toHaveCount(0);
  await table.press('End');
  await expect(dialog.getByRole('row', { name: /^107 111 308\b/ })).toBeVisible();
  await dialog.getByRole('tab', { name: 'Bytes' }).click();
  await dialog.locator('[data-byte="24"]').first().hover();
  await expect(dialog.getByText('bytes 21–24, int32: 308')).toBeVisible();
  await dialog.getByRole('tab', { name: 'Ranges' }).click();
  await expect(dialog.getByRole('row', { name: /^9 FieldRecord 100 111 12 rising Inline/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Try' }).first().click();
  const preview = dialog.getByRole('status', { name: 'What the file is when it is read so' });
  await expect(preview).toContainText('12 inlines 100 to 111, 9 crosslines 300 to 308, no holes');
  await dialog.getByRole('button', { name: 'Read so' }).click();
  await expect(data).toContainText('3-D grid: 12 inlines 100 to 111');
  await expect(dialog.getByText('This is how it is read now.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save mapping' }).click();
  await expect(dialog.getByRole('listitem').filter({ hasText: '*.sgy in' })).toBeVisible();
  await page.keyboard.press('Escape');
  // Another file of the folder, with other samples.
  await writeOddGrid(join(folder, 'next.sgy'), 2);
  await answerDialogs(app, join(folder, 'next.sgy'));
  await page.keyboard.press('Control+o');
  await expect(page.getByText('next.sgy is read by the saved mapping “odd”')).toBeVisible();
  await expect(data).toContainText('3-D grid: 12 inlines 100 to 111');
  await running.close();
});

test('a file that does not open shows its headers, as its bytes or an assumed reading have them', async ({
  browserName: _,
}, info) => {
  const path = join(folder, 'unknown.sgy');
  await writeOddGrid(path);
  const bytes = readFileSync(path);
  // No number of samples in the binary and trace headers, and a format that does not exist.
  bytes.writeInt16BE(0, 3220);
  bytes.writeInt16BE(77, 3224);
  for (let at = 3600; at < bytes.length; at += 240 + 4 * 50) bytes.writeInt16BE(0, at + 114);
  writeFileSync(path, bytes);
  const running = await launchApp();
  const { app, page } = running;
  await waitForPicture(page);
  await answerDialogs(app, path);
  await page.keyboard.press('Control+o');
  await page.getByRole('button', { name: 'Open with options…' }).click();
  await page
    .getByRole('dialog', { name: /is read$/ })
    .getByRole('button', { name: 'Headers…' })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Headers of unknown.sgy' });
  await expect(dialog).toContainText('C 1 ODD GRID');
  await expect(dialog.getByRole('status').first()).toContainText('This file does not open.');
  await dialog.getByRole('tab', { name: 'Binary' }).click();
  await expect(dialog.getByRole('row', { name: /3225/ })).toContainText('77');
  await page.screenshot({ path: info.outputPath('binary.png') });
  await dialog.getByRole('tab', { name: 'Bytes' }).click();
  await dialog.locator('[data-byte="24"]').first().hover();
  await expect(dialog.getByText('bytes 21–24, int32: 300')).toBeVisible();
  await dialog.getByRole('tab', { name: 'Reading' }).click();
  await dialog.getByRole('button', { name: 'How it is read…' }).click();
  await expect(page.getByRole('dialog', { name: /is read$/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await running.close();
});
