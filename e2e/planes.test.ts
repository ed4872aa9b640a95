import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { CROSSLINES, INLINES, makeCube, SAMPLES } from './cube';
import { cutWords } from './cutWords';
import { answerDialogs, chooseInMenu, setSize } from './launchApp';
import { test } from './sharedWindow';
import { drawnCount, plotOf, waitForPicture } from './steps';

/** Heights that the canvas of the section changes to from now on: a step must not move what is looked at. */
function watchHeights(page: Page) {
  return page.locator('canvas[data-painted-plane]').evaluateHandle((canvas) => {
    const changed: (string | null)[] = [];
    new MutationObserver(() => changed.push(canvas.getAttribute('height'))).observe(canvas, {
      attributeFilter: ['height'],
    });
    return changed;
  });
}

const plane = (page: Page) => page.getByRole('status', { name: 'Plane', exact: true });
const number = (page: Page) =>
  page.getByRole('toolbar', { name: 'Plane', exact: true }).getByRole('spinbutton');

async function chooseKind(page: Page, title: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Kind of plane' }).selectOption(title);
}

async function boxOf(plot: Locator) {
  const box = await plot.boundingBox();
  if (!box) throw new Error('The plane is not drawn.');
  return box;
}

async function dragBy(page: Page, plot: Locator, by: { x: number; y: number }): Promise<void> {
  const { x, y, width, height } = await boxOf(plot);
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + by.x, y + height / 2 + by.y, { steps: 4 });
  await page.mouse.up();
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

  const sizes = await watchHeights(page);
  await page.keyboard.press('x');
  await page.keyboard.press('x');
  await expect(plane(page)).toHaveText('Inline 117');
  await expect(page.locator('canvas[data-painted-plane="inline:117"]')).toBeVisible();
  expect(await sizes.evaluate((changed) => changed)).toEqual([]);
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

  // A crossline beside the inline, where the pick crosses: the cursor of one is in the other.
  await chooseInMenu(app, 'plane.beside');
  const side = page.getByRole('application', { name: /^Second plane/ });
  const sideTitle = page.getByRole('status', { name: 'Shown second plane' });
  await expect(sideTitle).toHaveText('Crossline 332');
  const isPainted = (name: string) =>
    expect(side.locator(`canvas[data-painted-plane="${name}"]`)).toBeVisible({ timeout: 30_000 });
  await isPainted('crossline:332');
  await expect.poll(() => drawnCount(side, 'crossing')).toBe(1);
  await side.focus();
  await page.keyboard.press('x');
  await expect(sideTitle).toHaveText('Crossline 333');
  await expect(plane(page)).toHaveText('Inline 115');
  const second = await boxOf(side);
  const first = await boxOf(plotOf(page));
  expect(first.y).toBeCloseTo(second.y, 0);
  await plotOf(page).hover({ position: { x: 20, y: (40.5 / SAMPLES) * first.height } });
  expect((await boxOf(side.locator('.down'))).x - second.x).toBeCloseTo(
    (15.5 / INLINES.count) * second.width,
    -0.5,
  );
  expect((await boxOf(side.locator('.across'))).y - second.y).toBeCloseTo(
    (40.5 / SAMPLES) * second.height,
    -0.5,
  );
  await page.screenshot({ path: info.outputPath('beside.png') });
  await side.hover({ position: { x: 60, y: second.height / 2 } });
  await expect(page.getByRole('group', { name: 'At the cursor' })).toContainText('Crossline 333');

  // It is zoomed and moved by itself, and shown whole again.
  const rangeOf = (region: string) => page.getByRole('region', { name: region, exact: true });
  await expect(rangeOf('Second plane')).toContainText('Inline 100–130 · 0–636 ms');
  await page.mouse.wheel(0, -400);
  await expect(rangeOf('Second plane')).not.toContainText('Inline 100–130');
  await expect(rangeOf('Section')).toContainText('Crossline 300–363 · 0–636 ms');
  const zoomed = await rangeOf('Second plane').textContent();
  await dragBy(page, side, { x: 30, y: 20 });
  expect(await rangeOf('Second plane').textContent()).not.toBe(zoomed);
  await expect(sideTitle).toHaveText('Crossline 333');
  await side.focus();
  await page.keyboard.press('0');
  await expect(rangeOf('Second plane')).toContainText('Inline 100–130 · 0–636 ms');

  // A press of the window tool makes it the first plane where it is, and picks there.
  await page.keyboard.press('1');
  await side.click({ position: { x: second.width / 2, y: second.height / 3 } });
  await expect(plane(page)).toHaveText('Crossline 333');
  await expect(sideTitle).toHaveText('Inline 115');
  await expect(page.getByText('2 picks', { exact: true })).toBeVisible();
  await expect(page.getByRole('option', { name: /Diffraction.*Crossline 333/ })).toBeVisible();
  const now = await boxOf(plotOf(page));
  for (const side of ['x', 'y', 'width', 'height'] as const) expect(now[side]).toBeCloseTo(second[side], 0);
  await isPainted('inline:115');
  await expect.poll(() => drawnCount(side, 'pick')).toBe(1);
  await expect.poll(() => drawnCount(side, 'crossing')).toBe(1);
  await page.screenshot({ path: info.outputPath('picked-beside.png') });

  // A click with the hand makes it the first plane, too, and selects the pick under it.
  await page.keyboard.press('v');
  const left = await boxOf(side);
  await side.click({
    position: { x: (32.5 / CROSSLINES.count) * left.width, y: (80.5 / SAMPLES) * left.height },
  });
  await expect(plane(page)).toHaveText('Inline 115');
  await expect(page.getByRole('option', { name: /Diffraction.*Inline 115/, selected: true })).toBeVisible();
  await setSize({ app }, { width: 1024, height: 700 });
  await page.emulateMedia({ colorScheme: 'light' });
  await isPainted('crossline:333');
  await page.screenshot({ path: info.outputPath('beside-light.png') });
  expect(await cutWords(page)).toEqual([]);
  await chooseInMenu(app, 'plane.beside');
  await expect(side).toHaveCount(0);
  rmSync(folder, { recursive: true, force: true });
});
