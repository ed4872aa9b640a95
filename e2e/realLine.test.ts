import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { answerDialogs, launchApp } from './launchApp';
import {
  NO_REAL_LINE,
  placeOnPlot,
  plotOf,
  REAL_LINE,
  root,
  setNumber,
  waitForPicture,
  waitForRun,
} from './steps';

const LINE = { traceCount: 534, sampleCount: 1501, sampleIntervalMs: 4 };
/** Fewer than a user's, all else as the form has it at first. */
const STEPS = 24;
const CLASS_KEYS: Readonly<Record<string, string>> = { diffraction: '1', reflection: '2', noise: '3' };

interface RecipePick {
  readonly class: string;
  readonly trace: number;
  readonly timeMs: number;
}

function recipePicks(): RecipePick[] {
  const text = readFileSync(join(import.meta.dirname, 'recipes/npra-31-81.picks.json'), 'utf8');
  return JSON.parse(text).picks;
}

/** Places every pick of the recipe by its class's key and a click. */
async function placePicks(page: Page): Promise<void> {
  for (const pick of recipePicks()) {
    // Leaves the last pick's handles: some windows are close together.
    await page.keyboard.press('Escape');
    await page.keyboard.press(CLASS_KEYS[pick.class]);
    await plotOf(page).click({ position: await placeOnPlot(page, LINE, pick) });
  }
  await expect(page.getByText(`${recipePicks().length} picks`, { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
}

function diffrakt(...args: string[]): string {
  // The engine that the window of this test has, whatever this machine has installed for its user.
  const env = { ...process.env, DIFFRAKT_ENGINE_FOLDER: join(root, 'build/no-engine') };
  return execFileSync(process.execPath, [join(root, 'bin/diffrakt.mjs'), ...args], { encoding: 'utf8', env });
}

test('the whole way on a real line: open, pick, correlate, train, classify, export; and headless alike', async ({
  browserName: _,
}, info) => {
  test.skip(NO_REAL_LINE !== null, NO_REAL_LINE ?? '');
  test.setTimeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), 'diffrakt-e2e-out-'));
  const fromWindow = join(folder, 'window');
  mkdirSync(fromWindow);
  const running = await launchApp();
  const { app, page } = running;

  await answerDialogs(app, REAL_LINE);
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('region', { name: 'Data' })).toContainText('npra-31-81.sgy');
  await waitForPicture(page);
  await placePicks(page);
  await expect(page.getByRole('application', { name: /Matrix of correlation panels/ })).toBeVisible();
  await page.screenshot({ path: info.outputPath('panels.png') });

  await page.getByRole('tab', { name: 'Training' }).click();
  await setNumber(page, 'Stop when', 'Steps', STEPS);
  await page.keyboard.press('Escape');
  const pressedMs = Date.now();
  await page.keyboard.press('t');
  await expect(page.getByText(/to be refined/).first()).toBeVisible({ timeout: 120_000 });
  const coarse = (Date.now() - pressedMs) / 1000;
  await waitForRun(page);
  const whole = (Date.now() - pressedMs) / 1000;
  console.log(
    `real line: first picture ${coarse.toFixed(1)} s, whole section ${whole.toFixed(1)} s after Train`,
  );
  await page.screenshot({ path: info.outputPath('training.png') });
  await page.keyboard.press('F6');
  await page.screenshot({ path: info.outputPath('result.png') });

  await answerDialogs(app, fromWindow);
  await page.keyboard.press('Control+e');
  await expect(page.getByText('Classified SEG-Y saved')).toBeVisible({ timeout: 30_000 });
  const picksPath = join(folder, 'picks.json');
  await answerDialogs(app, picksPath);
  await page.getByRole('button', { name: 'Picks as JSON…' }).click();
  await expect(page.getByText('Picks saved')).toBeVisible();
  await running.close();

  const [model, headless] = [join(folder, 'model'), join(folder, 'headless')];
  const options = ['--seed', '1', '--steps', String(STEPS)];
  diffrakt('train', REAL_LINE, '--picks', picksPath, '--model', model, ...options);
  diffrakt('classify', REAL_LINE, '--model', model, '--out', headless);
  const names = ['class', 'probability-diffraction', 'probability-reflection', 'probability-noise'];
  for (const name of names) {
    const [one, other] = [fromWindow, headless].map((place) => readFileSync(join(place, `${name}.sgy`)));
    expect(one.equals(other), `${name}.sgy of the window and of plain Node are byte-equal`).toBe(true);
  }
  expect(diffrakt('info', join(fromWindow, 'class.sgy'))).toContain('534');
  rmSync(folder, { recursive: true, force: true });
});
