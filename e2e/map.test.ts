import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { createMemorySink, createSegy, traceHeaderOf } from 'segyio-wasm';
import { answerDialogs, launchApp, setSize } from './launchApp';
import { test } from './sharedWindow';
import { drawnCount, nextFrame, plotOf, waitForPicture } from './steps';

const mapOf = (page: Page) => page.getByRole('application', { name: /Map of the survey/ });

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
  running,
}, info) => {
  const folder = mkdtempSync(join(tmpdir(), 'diffrakt-e2e-map-'));
  const path = join(folder, 'grid.sgy');
  await makeGrid(path);
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
  await setSize({ app }, { width: 1024, height: 700 });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.screenshot({ path: info.outputPath('numbers.png') });
  rmSync(folder, { recursive: true });
});

/** Reads the place of the grid under a point of the map. */
async function placeAt(page: Page, position: { x: number; y: number }): Promise<string> {
  await mapOf(page).hover({ position });
  const place = page.getByRole('status', { name: 'Place on the map' });
  await expect(place).toContainText('near inline');
  // Those words may still be of the place before.
  await nextFrame(page);
  const words = await place.textContent();
  const [, inline, crossline] = /near inline (\d+), crossline (\d+)/.exec(words ?? '') ?? [];
  return `${inline}/${crossline}`;
}

test('a line that is drawn on the map is a section: picked, left, chosen again and there after a restart', async ({
  browserName: _,
}, info) => {
  const folder = mkdtempSync(join(tmpdir(), 'diffrakt-e2e-line-'));
  const path = join(folder, 'grid.sgy');
  await makeGrid(path);
  const first = await launchApp({ keepUserData: true });
  const { app, page } = first;
  await answerDialogs(app, path);
  await page.keyboard.press('Control+o');
  await waitForPicture(page);
  const kind = page.getByRole('combobox', { name: 'Kind of plane' });
  // No line is drawn yet: one is begun on the map.
  await kind.selectOption('Line on the map');
  await expect(page.getByRole('button', { name: 'Draw line' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('status', { name: 'Plane' })).toHaveText('Inline 210');
  const box = await mapOf(page).boundingBox();
  if (!box) throw new Error('The map is not laid out.');
  const middle = { x: 62 + (box.width - 70) / 2, y: 8 + (box.height - 46) / 2 };
  const corners = [
    { x: middle.x - 40, y: middle.y + 30 },
    { x: middle.x, y: middle.y - 20 },
    { x: middle.x + 30, y: middle.y - 10 },
  ];
  const from = await placeAt(page, corners[0]);
  await mapOf(page).click({ position: corners[0] });
  await mapOf(page).click({ position: corners[1] });
  await expect(page.locator('[data-corner]')).toHaveCount(2);
  await page.keyboard.press('Backspace');
  await expect(page.locator('[data-corner]')).toHaveCount(1);
  await mapOf(page).click({ position: corners[1] });
  const to = await placeAt(page, corners[2]);
  await page.screenshot({ path: info.outputPath('drawing.png') });
  await mapOf(page).dblclick({ position: corners[2] });
  const title = `Line from ${from} to ${to}`;
  await expect(page.getByRole('status', { name: 'Plane' })).toHaveText(title);
  await expect(page.locator('[data-corner]')).toHaveCount(0);
  await expect(mapOf(page).locator('text.end')).toHaveText(['A', 'B']);
  await expect(page.getByRole('region', { name: 'Section' })).toContainText('Distance');
  await page.keyboard.press('1');
  await plotOf(page).click({ position: { x: 200, y: 200 } });
  await expect(page.getByRole('option', { name: new RegExp(`Diffraction.*${title}`) })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.screenshot({ path: info.outputPath('section.png') });
  await kind.selectOption('Crossline');
  await expect.poll(() => drawnCount(page, 'pick')).toBe(0);
  await kind.selectOption('Line on the map');
  await expect(page.getByRole('status', { name: 'Plane' })).toHaveText(title);
  await expect.poll(() => drawnCount(page, 'pick')).toBe(1);

  // Esc gives up a line, and the shown plane stays.
  await page.getByRole('button', { name: 'Draw another…' }).click();
  await mapOf(page).focus();
  await page.keyboard.press('Space');
  await expect(page.locator('[data-corner]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-corner]')).toHaveCount(0);
  await expect(page.getByRole('status', { name: 'Plane' })).toHaveText(title);
  await setSize({ app }, { width: 1024, height: 700 });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.screenshot({ path: info.outputPath('section-light.png') });
  // The view is kept half a second after its last change.
  await page.waitForTimeout(1000);
  await first.close();

  const second = await launchApp({ userDataFolder: first.userDataFolder });
  await waitForPicture(second.page);
  await expect(second.page.getByRole('status', { name: 'Plane' })).toHaveText(title);
  await expect.poll(() => drawnCount(second.page, 'pick')).toBe(1);
  await second.close();
  rmSync(folder, { recursive: true });
});

interface MadeLine {
  readonly name: string;
  /** Null for a line without coordinates. */
  readonly place: ((trace: number) => readonly [x: number, y: number]) | null;
}

/** A line of 60 traces in metres. */
async function makeLine(folder: string, { name, place }: MadeLine): Promise<string> {
  const sink = createMemorySink();
  await createSegy(sink, { sampleCount: 100, sampleIntervalUs: 4000 }, async (writer) => {
    for (let trace = 0; trace < 60; trace++) {
      const [x, y] = place?.(trace) ?? [0, 0];
      const header = { CDP: 1 + trace, CDP_X: x, CDP_Y: y, SourceGroupScalar: 1, CoordinateUnits: 1 };
      const samples = Float32Array.from({ length: 100 }, (_, k) => Math.sin((k + trace) / 3));
      await writer.write(traceHeaderOf(header), samples);
    }
  });
  const path = join(folder, `${name}.sgy`);
  writeFileSync(path, sink.bytes());
  return path;
}

test('all lines of a project are on the map: a click shows another one; one without coordinates is named', async ({
  browserName: _,
}, info) => {
  const folder = mkdtempSync(join(tmpdir(), 'diffrakt-e2e-lines-'));
  const paths = [
    await makeLine(folder, { name: 'west-east', place: (trace) => [463_000 + 50 * trace, 6_776_500] }),
    await makeLine(folder, { name: 'south-north', place: (trace) => [464_500, 6_775_000 + 50 * trace] }),
    await makeLine(folder, { name: 'bare', place: null }),
  ];
  await makeGrid(join(folder, 'grid.sgy'));
  const running = await launchApp();
  const { app, page } = running;
  await answerDialogs(app, paths[0]);
  await page.keyboard.press('Control+o');
  await waitForPicture(page);
  await page.keyboard.press('1');
  await plotOf(page).click({ position: { x: 200, y: 150 } });
  await page.keyboard.press('Escape');
  await page.keyboard.press('F9');
  const lines = page.getByRole('region', { name: 'Lines of the project' });
  const isShown = (name: string) =>
    expect(lines.getByRole('button', { name, exact: true })).toHaveAttribute('aria-current', 'true');
  for (const path of paths.slice(1)) {
    await answerDialogs(app, path);
    await page.getByRole('button', { name: 'Add line…' }).click();
    await waitForPicture(page);
  }
  // The shown line has no coordinates: the others are drawn alone, with the pick of the first.
  await isShown('bare');
  await expect(mapOf(page).locator('[data-line]')).toHaveCount(2);
  await expect(mapOf(page).locator('[data-class=diffraction]')).toHaveCount(1);
  await page.screenshot({ path: info.outputPath('bare.png') });
  const box = await mapOf(page).boundingBox();
  if (!box) throw new Error('The map is not laid out.');
  // Both lines cross in the middle; 50 pixels beside it there is one alone.
  const middle = { x: 62 + (box.width - 70) / 2, y: 8 + (box.height - 46) / 2 };
  await mapOf(page).hover({ position: { x: middle.x + 50, y: middle.y - 2 } });
  await expect(page.getByRole('status', { name: 'Place on the map' })).toContainText('line west-east');
  await mapOf(page).click({ position: { x: middle.x + 50, y: middle.y - 2 } });
  await isShown('west-east');
  await expect(page.getByRole('list', { name: 'Lines that are not on the map' })).toHaveText(
    'bare is not on the map: its file has no coordinates.',
  );
  await expect(mapOf(page).locator('[data-line] text')).toHaveText(['south-north']);
  await expect(mapOf(page).locator('text.pick')).toHaveText(/D/);
  await page.screenshot({ path: info.outputPath('lines.png') });
  await mapOf(page).click({ position: { x: middle.x, y: middle.y - 50 } });
  await isShown('south-north');
  await expect(mapOf(page).locator('[data-class=diffraction]')).toHaveCount(1);
  // A grid is an outline beside the lines.
  await answerDialogs(app, join(folder, 'grid.sgy'));
  await page.getByRole('button', { name: 'Add line…' }).click();
  await expect(page.getByRole('status', { name: 'Plane' })).toHaveText('Inline 210');
  await expect(mapOf(page).locator('path.outline')).toHaveCount(1);
  await page.getByRole('button', { name: 'bare', exact: true }).click();
  await isShown('bare');
  await expect(mapOf(page).locator('path.area')).toHaveCount(1);
  await setSize({ app }, { width: 1024, height: 700 });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.screenshot({ path: info.outputPath('grid.png') });
  await running.close();
  rmSync(folder, { recursive: true });
});
