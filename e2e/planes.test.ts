import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { createMemorySink, createSegy, traceHeaderOf } from 'segyio-wasm';
import { createRandom } from '#seismic/numerics/random';
import { answerDialogs, chooseInMenu } from './launchApp';
import { test } from './sharedWindow';
import { drawnCount, plotOf, waitForPicture } from './steps';

const INLINES = { first: 100, count: 31 };
const CROSSLINES = { first: 300, count: 64 };
const SAMPLES = 160;

/** A volume of a dipping reflection and a diffraction in its middle. */
async function makeCube(path: string): Promise<void> {
  const random = createRandom(8);
  const sink = createMemorySink();
  await createSegy(sink, { sampleCount: SAMPLES, sampleIntervalUs: 4000 }, async (writer) => {
    for (let i = 0; i < INLINES.count; i++)
      for (let x = 0; x < CROSSLINES.count; x++) {
        const header = { INLINE_3D: INLINES.first + i, CROSSLINE_3D: CROSSLINES.first + x };
        const apexDistance = Math.hypot(i - 15, x - 32) * 1.8;
        const times = [40 + 0.4 * x + 0.3 * i, Math.hypot(80, apexDistance), 130 - 0.3 * x];
        const samples = Float32Array.from({ length: SAMPLES }, (_, k) =>
          times.reduce(
            (sum, time) => sum + (1 - ((k - time) / 2) ** 2) * Math.exp(-(((k - time) / 2) ** 2)),
            0.2 * (random.uniform() - 0.5),
          ),
        );
        await writer.write(traceHeaderOf({ ...header, CDP: 1000 * i + x }), samples);
      }
  });
  writeFileSync(path, sink.bytes());
}

const plane = (page: Page) => page.getByRole('status', { name: 'Plane', exact: true });
const number = (page: Page) =>
  page.getByRole('toolbar', { name: 'Plane', exact: true }).getByRole('spinbutton');

async function chooseKind(page: Page, title: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Kind of plane' }).selectOption(title);
}

test('a cube opens as what it is; planes are stepped through, and picks are found on all of them', async ({
  running,
}, info) => {
  const folder = mkdtempSync(join(tmpdir(), 'diffrakt-e2e-cube-'));
  const path = join(folder, 'cube.sgy');
  await makeCube(path);
  const { app, page } = running;
  await answerDialogs(app, path);
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('region', { name: 'Data' })).toContainText(
    '3-D grid: 31 inlines 100 to 130, 64 crosslines 300 to 363, no holes',
  );
  await waitForPicture(page);
  await expect(plane(page)).toHaveText('Inline 115');
  await page.screenshot({ path: info.outputPath('inline.png') });

  await page.keyboard.press('x');
  await page.keyboard.press('x');
  await expect(plane(page)).toHaveText('Inline 117');
  await plotOf(page).focus();
  await page.keyboard.press('PageUp');
  await expect(plane(page)).toHaveText('Inline 116');
  await page.keyboard.press('z');
  await expect(plane(page)).toHaveText('Inline 115');
  await number(page).fill('999');
  await number(page).press('Enter');
  await expect(page.getByText('There is no inline 999: they run from 100 to 130.')).toBeVisible();
  await expect(plane(page)).toHaveText('Inline 115');

  // A diffraction is picked at crossline 332, 320 ms.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Diffraction', exact: true }).click();
  const box = await plotOf(page).boundingBox();
  if (!box) throw new Error('The section is not drawn.');
  const at = { x: ((32 + 0.5) / CROSSLINES.count) * box.width, y: ((80 + 0.5) / SAMPLES) * box.height };
  await plotOf(page).click({ position: at });
  await page.keyboard.press('Escape');
  await expect(page.getByText('1 pick', { exact: true })).toBeVisible();
  await expect.poll(() => drawnCount(page, 'pick')).toBe(1);
  await expect(page.getByRole('option', { name: /Diffraction.*Inline 115/ })).toBeVisible();
  await page.screenshot({ path: info.outputPath('picked.png') });

  await chooseKind(page, 'Crossline');
  await number(page).fill('332');
  await number(page).press('Enter');
  await expect(plane(page)).toHaveText('Crossline 332');
  await expect.poll(() => drawnCount(page, 'pick')).toBe(0);
  await expect.poll(() => drawnCount(page, 'crossing')).toBe(1);
  await page.screenshot({ path: info.outputPath('crossline.png') });

  await chooseKind(page, 'Time slice');
  await number(page).fill('320');
  await number(page).press('Enter');
  await expect(plane(page)).toHaveText('320 ms slice');
  await expect.poll(() => drawnCount(page, 'crossing')).toBe(1);
  await page.screenshot({ path: info.outputPath('slice.png') });
  await page.keyboard.press('2');
  await plotOf(page).click({ position: { x: 60, y: 60 } });
  await expect(page.getByText(/Windows are picked on sections/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('x');
  await expect(plane(page)).toHaveText('324 ms slice');

  // Undo goes to the plane of the pick.
  await page.keyboard.press('Control+z');
  await expect(plane(page)).toHaveText('Inline 115');
  await expect(page.getByText('0 picks', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => drawnCount(page, 'pick')).toBe(1);
  await chooseKind(page, 'File order');
  await expect.poll(() => drawnCount(page, 'crossing')).toBe(1);
  await page.getByRole('option', { name: /Diffraction.*Inline 115/ }).click();
  await expect(plane(page)).toHaveText('Inline 115');

  // A crossline beside the inline: the cursor of one is in the other, and a click makes it the first.
  await chooseInMenu(app, 'plane.beside');
  const side = page.getByRole('application', { name: /^Second plane/ });
  const sideTitle = page.getByRole('status', { name: 'Shown second plane' });
  await expect(sideTitle).toHaveText('Crossline 332');
  await expect(side.locator('canvas[data-painted="crossline:332"]')).toBeVisible();
  await side.focus();
  await page.keyboard.press('x');
  await expect(sideTitle).toHaveText('Crossline 333');
  await expect(plane(page)).toHaveText('Inline 115');
  const [first, second] = [await plotOf(page).boundingBox(), await side.boundingBox()];
  if (!first || !second) throw new Error('The planes are not drawn.');
  await plotOf(page).hover({ position: { x: 20, y: (40.5 / SAMPLES) * first.height } });
  const [column, row] = [
    await side.locator('[data-linked="column"]').boundingBox(),
    await side.locator('[data-linked="row"]').boundingBox(),
  ];
  expect((column?.x ?? 0) - second.x).toBeCloseTo((15.5 / INLINES.count) * second.width, -0.5);
  expect((row?.y ?? 0) - second.y).toBeCloseTo((40.5 / SAMPLES) * second.height, -0.5);
  await page.screenshot({ path: info.outputPath('beside.png') });
  await side.hover({ position: { x: 60, y: second.height / 2 } });
  await expect(page.getByRole('group', { name: 'At the cursor' })).toContainText('Crossline 333');
  await side.click();
  await expect(plane(page)).toHaveText('Crossline 333');
  await expect(sideTitle).toHaveText('Inline 115');
  await page.setViewportSize({ width: 1024, height: 700 });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.screenshot({ path: info.outputPath('beside-light.png') });
  await chooseInMenu(app, 'plane.beside');
  await expect(side).toHaveCount(0);
  rmSync(folder, { recursive: true, force: true });
});
