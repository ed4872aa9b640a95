import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { answerDialogs, launchApp, type RunningApp } from '../launchApp';
import { drawnCount, openDemoLine, pickByTruth, plotOf, root, waitForPicture, waitForRun } from '../steps';
import { makeCube, makeRadarLine } from './guideLines';

/** Time for pictures and thumbnails to be drawn to the end. */
const REST_MS = 1_500;
const FORMAT_OFFSET = 3224;

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-guide-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pathOf = (name: string) => join(root, 'docs/guide/pictures', `${name}.jpg`);

interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Takes a picture of the window, or of a part of it, when the answer over the section is there. */
async function take(page: Page, name: string, clip?: Clip): Promise<void> {
  await expect(page.locator('.legend').getByText(/renewed|Classifying/)).toHaveCount(0);
  await page.waitForTimeout(REST_MS);
  await page.screenshot({ path: pathOf(name), type: 'jpeg', quality: 78, clip });
}

async function open({ app, page }: RunningApp, path: string): Promise<void> {
  await answerDialogs(app, path);
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('region', { name: 'Data' })).toContainText(path.split('/').at(-1) ?? '');
  await waitForPicture(page);
}

/** Draws a hyperbola from its apex, given in shares of the plot, over a flank, in pixels; the best fit near it is picked. */
async function drawHyperbola(page: Page, apex: { x: number; y: number }, flank: { x: number; y: number }) {
  const box = await plotOf(page).boundingBox();
  if (!box) throw new Error('The section is not drawn.');
  const [x, y] = [box.x + apex.x * box.width, box.y + apex.y * box.height];
  await page.keyboard.press('h');
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + flank.x / 2, y + flank.y / 4, { steps: 5 });
  await page.mouse.move(x + flank.x, y + flank.y, { steps: 5 });
  await page.waitForTimeout(REST_MS);
  await page.mouse.up();
  await expect.poll(() => drawnCount(page, 'pick')).toBeGreaterThan(0);
}

test('start, tour, display', async () => {
  const running = await launchApp({ liveAnswers: true });
  const { page } = running;
  await expect(page.getByRole('button', { name: 'Start with the demo line' })).toBeVisible();
  await take(page, 'open-a-line');
  await page.getByRole('button', { name: 'Guided tour' }).click();
  await expect(page.getByText('Look at the section')).toBeVisible();
  await page.keyboard.press('+');
  await expect(page.getByText('The first answer')).toBeVisible();
  await page.keyboard.press('0');
  await expect(page.locator('.legend')).toContainText('Pre-trained');
  await take(page, 'tour');
  await page.getByRole('button', { name: 'Leave the tour' }).click();
  for (let step = 0; step < 8; step++) await page.keyboard.press('+');
  await page.getByRole('button', { name: 'Overlay', exact: true }).click();
  await page.locator('#overlay-controls').getByLabel('Show over the section').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('d');
  await page.keyboard.press('d');
  await page.keyboard.press('g');
  await page.getByRole('button', { name: 'Display', exact: true }).click();
  await take(page, 'display');
  await running.close();
});

test('picking, hyperbola, panels, judge, classes', async () => {
  const running = await launchApp({ liveAnswers: true });
  const { page } = running;
  await openDemoLine(page);
  await pickByTruth(page);
  await page.keyboard.press('F2');
  await page.keyboard.press('n');
  await take(page, 'picking');
  const matrix = page.getByRole('application', { name: /Matrix/ });
  await matrix.click({ position: { x: 20, y: 30 } });
  await take(page, 'panels');
  await take(page, 'projects', { x: 0, y: 0, width: 640, height: 800 });
  await page.keyboard.press('F8');
  await expect(page.getByRole('region', { name: 'Judged by picks left out in turn' })).toBeVisible();
  await page.getByRole('figure', { name: 'Reliability of probabilities' }).scrollIntoViewIfNeeded();
  await take(page, 'judge');
  await expect(page.getByRole('region', { name: 'Next to pick' }).getByRole('button').first()).toBeVisible();
  await page.getByRole('heading', { name: 'Next to pick' }).scrollIntoViewIfNeeded();
  await page.keyboard.press('q');
  await take(page, 'next-to-pick');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F2');
  await page.getByRole('button', { name: 'Classes' }).click();
  await page.getByRole('textbox', { name: 'Name of a new class' }).fill('Multiple');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name of the class Multiple' })).toBeVisible();
  await take(page, 'own-classes');
  await page.keyboard.press('Escape');
  await drawHyperbola(page, { x: 0.493, y: 0.131 }, { x: 34, y: 22 });
  await page.mouse.wheel(0, -400);
  await take(page, 'hyperbola');
  await running.close();
});

test('train, network, result, figure, engine', async () => {
  const running = await launchApp({ liveAnswers: true });
  const { app, page } = running;
  await openDemoLine(page);
  await pickByTruth(page);
  await page.keyboard.press('t');
  await waitForRun(page);
  await page.keyboard.press('F3');
  await page.getByText('Loss · cross-entropy').first().scrollIntoViewIfNeeded();
  await take(page, 'train');
  await page.keyboard.press('F4');
  await take(page, 'network');
  await page.keyboard.press('F6');
  await expect(page.getByRole('region', { name: 'Score against the truth' })).toBeVisible();
  await take(page, 'classify-and-export');
  const png = join(folder, 'view.png');
  await answerDialogs(app, png);
  await page.getByRole('button', { name: 'View as PNG…' }).click();
  await expect(page.getByText(/saved:/)).toBeVisible();
  const jpeg = await app.evaluate(
    ({ nativeImage }, path) =>
      nativeImage.createFromPath(path).resize({ width: 1280 }).toJPEG(82).toString('base64'),
    png,
  );
  writeFileSync(pathOf('figures'), Buffer.from(jpeg, 'base64'));
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.keyboard.press('F7');
  await expect(page.getByRole('region', { name: 'This machine' })).toBeVisible();
  await take(page, 'engine', { x: 440, y: 36, width: 840, height: 400 });
  await running.close();
});

test('map, radar, odd files', async () => {
  const running = await launchApp({ liveAnswers: true });
  const { page } = running;
  await openDemoLine(page);
  await makeCube(join(folder, 'cube.sgy'));
  await open(running, join(folder, 'cube.sgy'));
  await page.keyboard.press('F9');
  await expect(page.locator('path.track')).toHaveCount(1);
  await expect(page.locator('.legend')).toContainText('Pre-trained');
  await take(page, 'map-and-volumes');
  await page.keyboard.press('Control+i');
  await page.getByRole('tab', { name: 'Ranges' }).click();
  await take(page, 'headers');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F8');
  await open(running, makeRadarLine(folder));
  await expect(page.locator('.legend')).toContainText('Pre-trained');
  await drawHyperbola(page, { x: 0.233, y: 0.22 }, { x: 60, y: 55 });
  await take(page, 'radar');
  await page.keyboard.press('F2');
  spawnSync(process.execPath, [join(root, 'bin/diffrakt.mjs'), 'simulate', '--seed', '3', '--out', folder]);
  const bytes = readFileSync(join(folder, 'section.sgy'));
  bytes.writeInt16BE(1, FORMAT_OFFSET);
  writeFileSync(join(folder, 'called-ibm.sgy'), bytes);
  await open(running, join(folder, 'called-ibm.sgy'));
  await expect(page.getByRole('alertdialog', { name: /is read$/ })).toContainText('Format 5');
  await take(page, 'odd-files');
  await running.close();
});
