import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { axeFaults } from './axeFaults';
import { cutWords } from './cutWords';
import { answerDialogs, launchApp } from './launchApp';
import { test } from './sharedWindow';
import { startSlowIndex } from './slowIndex';
import { openDemoLine } from './steps';

/** Plain JavaScript is slow, and a probe is given up after half a minute. */
const MEASURE_TIMEOUT_MS = 100_000;
/** A cancel that takes longer does not work. */
const CANCEL_TIMEOUT_MS = 5_000;

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffrakt-e2e-engine-page-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

function badgeOf(page: Page): Locator {
  return page.getByRole('button', { name: /^Engine: / });
}

function pageOf(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Engine', exact: true });
}

/** Opens the page by its key and waits until it knows the machine. */
async function openEnginePage(page: Page): Promise<Locator> {
  await expect(badgeOf(page)).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('F7');
  await expect(pageOf(page).getByRole('region', { name: 'This machine' })).toBeVisible({ timeout: 30_000 });
  return pageOf(page);
}

test('the badge tells the engine and opens a page that fits, dark and light', async ({ running }, info) => {
  const { page } = running;
  await openDemoLine(page);
  await expect(badgeOf(page)).toHaveText(/WebAssembly/);
  await badgeOf(page).click();
  const engine = pageOf(page);
  await expect(engine.getByText(/^Running on WebAssembly.* because /)).toBeVisible();
  const machine = engine.getByRole('region', { name: 'This machine' });
  await expect(machine).toContainText(cpus()[0].model, { timeout: 30_000 });
  const rows = engine.getByRole('table', { name: /Engines/ }).getByRole('row');
  await expect(rows).toHaveCount(5);
  await expect(rows.filter({ hasText: 'running' })).toContainText('WebAssembly');
  await expect(rows.filter({ hasText: 'Native TensorFlow' })).toContainText('not usable');
  await expect(engine.getByRole('region', { name: 'Native TensorFlow' })).toContainText('Not installed');
  expect(await cutWords(page)).toEqual([]);
  const box = await engine.boundingBox();
  expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= 1280 && box.y + box.height <= 800).toBe(
    true,
  );
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    expect(await axeFaults(page), colorScheme).toEqual([]);
    await page.screenshot({ path: info.outputPath(`engine-${colorScheme}.png`) });
  }
});

test('the page is worked by keys alone and gives the focus back', async ({ running }) => {
  const { page } = running;
  await openDemoLine(page);
  await badgeOf(page).focus();
  const engine = await openEnginePage(page);
  await expect(engine).toBeFocused();
  const focused = () => engine.evaluate((element) => element.contains(document.activeElement));
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab');
    expect(await focused()).toBe(true);
  }
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe(true);
  }
  await page.keyboard.press('?');
  await expect(engine).toBeHidden();
  await expect(page.getByRole('dialog', { name: 'Keys and about' })).toContainText('F7');
  await page.keyboard.press('F7');
  await page.keyboard.press('Escape');
  await expect(engine).toBeHidden();
  await expect(badgeOf(page)).toBeFocused();
});

test('engines are measured again, and the diagnosis is copied as text', async ({ running }) => {
  const { app, page } = running;
  const engine = await openEnginePage(page);
  await engine.getByRole('button', { name: 'Measure again' }).click();
  await expect(engine.getByRole('button', { name: 'Measuring…' })).toBeDisabled();
  await expect(engine.getByRole('button', { name: 'Measure again' })).toBeEnabled({
    timeout: MEASURE_TIMEOUT_MS,
  });
  const wasm = engine.getByRole('row', { name: /^WebAssembly/ });
  await expect(wasm.getByRole('cell').nth(1)).toHaveText(/^\s*[1-9][\d\u2009]*\s*$/);
  await expect(wasm.getByRole('cell').nth(2)).toHaveText(/^\s*[1-9][\d\u2009]*\s*$/);
  await expect(badgeOf(page)).toHaveText(/WebAssembly, (one thread|\d+ threads)/);
  await app.evaluate(({ clipboard }) => clipboard.writeText(''));
  await engine.getByRole('button', { name: 'Copy diagnosis' }).click();
  await expect(engine.getByText('Copied', { exact: true })).toBeVisible();
  const text = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(text).toContain(cpus()[0].model);
  expect(text).toMatch(/WebAssembly/);
});

test('an engine that is broken is called so, with the way to install it again', async () => {
  const engineFolder = join(folder, 'broken');
  mkdirSync(join(engineFolder, 'tensorflow-cpu-2.21.0'), { recursive: true });
  const running = await launchApp({ engineFolder });
  const engine = await openEnginePage(running.page);
  const native = engine.getByRole('region', { name: 'Native TensorFlow' });
  await expect(native).toContainText('broken: its list of files is missing');
  await expect(native.getByRole('button', { name: /^Install again/ })).toBeVisible();
  await running.close();
});

test('a file that is no such wheel is refused in place, and the app goes on', async ({ running }) => {
  const { app, page } = running;
  const path = join(folder, 'notes.whl');
  writeFileSync(path, 'not a wheel');
  await answerDialogs(app, path);
  const engine = await openEnginePage(page);
  await engine.getByRole('button', { name: 'From a wheel on disk…' }).click();
  const native = engine.getByRole('region', { name: 'Native TensorFlow' });
  await expect(native.getByRole('alert')).toContainText(/\w/, { timeout: 30_000 });
  await expect(engine.getByRole('button', { name: 'Measure again' })).toBeEnabled();
  await page.keyboard.press('Escape');
  await openDemoLine(page);
});

test('an installation says what it is at, and a cancel brings the button back', async () => {
  const index = await startSlowIndex();
  Object.assign(process.env, { PIP_INDEX_URL: index.url, PIP_CONFIG_FILE: '/dev/null' });
  const running = await launchApp({ engineFolder: join(folder, 'installing') });
  const { page } = running;
  const engine = await openEnginePage(page);
  const native = engine.getByRole('region', { name: 'Native TensorFlow' });
  const install = native.getByRole('button', { name: /^Install \(274 MB to download, \d+ MB on disk\)$/ });
  await expect(install).toBeVisible();
  test.skip(await install.isDisabled(), 'this machine lacks what the installer needs');
  await install.click();
  await expect(native.getByRole('status', { name: 'Installing' })).toHaveText(/^(Finding|Downloading) /, {
    timeout: 60_000,
  });
  await expect(native.getByRole('progressbar')).toBeVisible();
  await expect(badgeOf(page)).toContainText('installing');
  await expect(native.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(install).toBeEnabled({ timeout: CANCEL_TIMEOUT_MS });
  await expect(native.getByRole('alert')).toHaveCount(0);
  await expect(badgeOf(page)).not.toContainText('installing');
  await running.close();
  index.close();
});
