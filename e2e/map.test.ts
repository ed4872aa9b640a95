import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createMemorySink, createSegy, traceHeaderOf } from 'segyio-wasm';
import { answerDialogs, launchApp } from './launchApp';
import { plotOf, waitForPicture } from './steps';

/** A rotated grid of 21 inlines, 200 to 220, and 31 crosslines, 500 to 530. */
async function makeGrid(path: string): Promise<void> {
  const sink = createMemorySink();
  await createSegy(sink, { sampleCount: 100, sampleIntervalUs: 4000 }, async (writer) => {
    for (let inline = 200; inline < 221; inline++)
      for (let crossline = 500; crossline < 531; crossline++) {
        const x = 10 * (456_000 + 20 * inline + 10 * crossline);
        const y = 10 * (6_780_000 + 25 * inline - 15 * crossline);
        const header = { INLINE_3D: inline, CROSSLINE_3D: crossline, CDP_X: x, CDP_Y: y };
        const samples = Float32Array.from({ length: 100 }, (_, k) => Math.sin((k + inline) / 3));
        const units = { SourceGroupScalar: -10, CoordinateUnits: 1 };
        await writer.write(traceHeaderOf({ ...header, ...units }), samples);
      }
  });
  writeFileSync(path, sink.bytes());
}

test('a grid is on the map with its shown plane and cursor; a click goes to an inline, Shift to a crossline', async ({
  browserName: _,
}, info) => {
  const folder = mkdtempSync(join(tmpdir(), 'diffrakt-e2e-map-'));
  const path = join(folder, 'grid.sgy');
  await makeGrid(path);
  const running = await launchApp();
  const { app, page } = running;
  await answerDialogs(app, path);
  await page.keyboard.press('Control+o');
  await waitForPicture(page);
  const plane = page.getByRole('status', { name: 'Plane' });
  await expect(plane).toHaveText('Inline 210');
  await page.keyboard.press('F9');
  const map = page.getByRole('application', { name: /Map of the survey/ });
  await expect(map.locator('path.track')).toHaveCount(1);
  await plotOf(page).hover();
  await expect(map.locator('circle.cursor')).toBeVisible();
  const box = await map.boundingBox();
  if (!box) throw new Error('The map is not laid out.');
  // The middle of the plot: 62 pixels of axis at its left, 38 below, 8 around.
  const middle = { x: 62 + (box.width - 70) / 2, y: 8 + (box.height - 46) / 2 };
  await map.hover({ position: middle });
  await expect(page.getByRole('status', { name: 'Place on the map' })).toContainText(
    'near inline 210, crossline 515',
  );
  await page.screenshot({ path: info.outputPath('map.png') });
  await page.keyboard.press('x');
  await expect(plane).toHaveText('Inline 211');
  await map.click({ position: middle });
  await expect(plane).toHaveText('Inline 210');
  await map.click({ position: middle, modifiers: ['Shift'] });
  await expect(plane).toHaveText('Crossline 515');
  await page.getByRole('combobox', { name: 'Axes of the map' }).selectOption('lineNumbers');
  await expect(map).toContainText('Crossline');
  await page.setViewportSize({ width: 1024, height: 700 });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.screenshot({ path: info.outputPath('numbers.png') });
  await running.close();
  rmSync(folder, { recursive: true });
});
