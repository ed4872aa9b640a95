import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { writeNewSection } from '#jobs/export/writeSection';
import { writePicks } from '#jobs/picks/picksFile';
import { picksFromTruth } from '#seismic/labels/picksFromTruth';
import { picksByTrace } from '#seismic/picks/surveyPick';
import { simulateSection } from '#seismic/simulate/simulateSection';
import { silentContext } from '#system/job';
import { answerOf, appState } from './bridge';
import { answerDialogs, launchApp, type RunningApp } from './launchApp';
import { RUN_TIMEOUT_MS, root, setNumber, waitForPicture, waitForRun } from './steps';

const SIZE = { traceCount: 240, sampleCount: 256, sampleIntervalUs: 4000 };
const STEPS = 60;
const PER_CLASS = 6;
const RESULTS = [
  ...['class.sgy', 'probability-diffraction.sgy', 'probability-reflection.sgy'],
  ...['probability-noise.sgy', 'section.png'],
];

function diffrakt(...args: string[]): string {
  // The engine that the window of this test has, whatever this machine has installed for its user.
  const env = { ...process.env, DIFFRAKT_ENGINE_FOLDER: join(root, 'build/no-engine') };
  return execFileSync(process.execPath, [join(root, 'bin/diffrakt.mjs'), ...args], { encoding: 'utf8', env });
}

/** Simulates a small line with picks by its truth; the line is NAME.sgy, the picks NAME.json. */
async function makeLine(folder: string, name: string, seed: number): Promise<void> {
  const simulated = simulateSection({ seed, ...SIZE });
  const { section, traceSpacingM } = simulated;
  const request = { outputPath: join(folder, `${name}.sgy`), section, textLines: [], traceSpacingM };
  await writeNewSection(request, silentContext(new AbortController().signal));
  const order = { perClass: PER_CLASS, endTrace: SIZE.traceCount, seed };
  await writePicks(join(folder, `${name}.json`), picksByTrace(picksFromTruth(simulated, section, order)));
}

/** Opens lines in one project, with picks on all but the last one. */
async function openLines({ app, page }: RunningApp, folder: string, names: readonly string[]): Promise<void> {
  for (const [i, name] of names.entries()) {
    await answerDialogs(app, join(folder, `${name}.sgy`));
    if (i === 0) await page.keyboard.press('Control+o');
    else await page.getByRole('button', { name: 'Add line…' }).click();
    await waitForPicture(page);
    if (i === names.length - 1) return;
    await answerDialogs(app, join(folder, `${name}.json`));
    await page.getByRole('button', { name: 'Import picks…' }).click();
    await expect(page.getByText(`${3 * PER_CLASS} picks`, { exact: true })).toBeVisible();
  }
}

/** Shows a line by its name in the list. */
async function show(page: Page, name: string): Promise<void> {
  const lines = page.getByRole('region', { name: 'Lines of the project' });
  await lines.getByRole('button', { name, exact: true }).click();
  await expect(lines.getByRole('button', { name, exact: true })).toHaveAttribute('aria-current', 'true');
}

/** Number of the last step of the history that is applied. */
async function appliedSteps(page: Page): Promise<number> {
  return answerOf(await page.evaluate(() => window.diffrakt.ask('picks.history', null))).applied;
}

/** Classifies the lines that are not classified yet, and takes a picture of their list. */
async function classifyOthers(page: Page, picture: string): Promise<void> {
  const lines = page.getByRole('region', { name: 'Lines classified by this net' });
  await expect(lines.getByRole('checkbox', { name: 'west' })).not.toBeChecked();
  await lines.getByRole('button', { name: 'Classify 2 lines' }).click();
  for (const name of ['west', 'east', 'north'])
    await expect(lines.getByRole('row', { name })).toContainText('classified', { timeout: RUN_TIMEOUT_MS });
  await expect(lines.getByText('not classified')).toHaveCount(0);
  await lines.scrollIntoViewIfNeeded();
  await page.screenshot({ path: picture });
}

/** Exports a line that need not be shown to FOLDER/window. */
async function exportLine({ app, page }: RunningApp, name: string, folder: string): Promise<void> {
  const target = join(folder, 'window');
  mkdirSync(target);
  await answerDialogs(app, target);
  await page.getByRole('button', { name: `Export the classified line ${name}…` }).click();
  await expect(page.getByText(/Classified sections saved/)).toBeVisible();
}

test('trains on two lines, judges each by the other, classifies a third, as the command line does', async ({
  browserName: _,
}, info) => {
  test.setTimeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'diffrakt-lines-'));
  for (const [i, name] of ['west', 'east', 'north'].entries()) await makeLine(folder, name, i + 2);
  const running = await launchApp();
  const { page } = running;
  await openLines(running, folder, ['west', 'east', 'north']);
  await page.getByRole('tab', { name: 'Training' }).click();
  const chosen = page.getByRole('table', { name: 'Lines to train on' });
  await expect(chosen.getByRole('checkbox', { name: 'north' })).toBeDisabled();
  await expect(page.getByText(/Each class needs at least/)).toBeVisible();
  await show(page, 'west');
  await expect(chosen.getByRole('checkbox', { name: 'west' })).toBeChecked();
  await expect(chosen.getByRole('checkbox', { name: 'east' })).not.toBeChecked();
  await chosen.getByRole('checkbox', { name: 'east' }).check();
  await expect(page.getByText(/parameters for 36 picks/)).toBeVisible();
  await setNumber(page, 'Stop when', 'Steps', STEPS);
  await page.screenshot({ path: info.outputPath('choice.png') });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await waitForRun(page);
  await page.getByRole('tab', { name: 'Result' }).click();
  const byLine = page.getByRole('region', { name: 'Validation by line' });
  await expect(byLine.getByRole('row')).toHaveCount(3);
  await byLine.scrollIntoViewIfNeeded();
  await page.screenshot({ path: info.outputPath('by-line.png') });

  const picks = ['west', 'east'].flatMap((name) => ['--picks', join(folder, `${name}.json`)]);
  const lines = ['west', 'east'].map((name) => join(folder, `${name}.sgy`));
  const model = join(folder, 'model');
  diffrakt('train', '--lines', ...lines, ...picks, '--model', model, '--steps', String(STEPS));
  const { runs } = await appState(page);
  const modelFile = (name: string) => readFileSync(join(runs[0].folder, 'model', name));
  expect(modelFile('weights.bin').equals(readFileSync(join(model, 'weights.bin')))).toBe(true);
  const report = JSON.parse(readFileSync(join(model, 'report.json'), 'utf8'));
  expect(JSON.parse(modelFile('report.json').toString()).byLine).toEqual(report.byLine);
  for (const { interval } of report.byLine) {
    const words = `${Math.round(interval.low * 100)} % to ${Math.round(interval.high * 100)} %`;
    await expect(byLine).toContainText(words);
  }

  const before = await appliedSteps(page);
  await classifyOthers(page, info.outputPath('classified.png'));
  await exportLine(running, 'north', folder);
  await show(page, 'north');
  // A line comes with the tab that it was left with.
  await page.getByRole('tab', { name: 'Result' }).click();
  await expect(page.getByText(/^Run 1 · north over the section$/i)).toBeVisible();
  await page.screenshot({ path: info.outputPath('north.png') });
  diffrakt('classify', join(folder, 'north.sgy'), '--model', model, '--out', join(folder, 'headless'));
  for (const name of RESULTS) {
    const [window, headless] = ['window', 'headless'].map((from) => readFileSync(join(folder, from, name)));
    expect([name, window.equals(headless)]).toEqual([name, true]);
  }
  expect(await appliedSteps(page)).toBe(before);
  await running.close();
  rmSync(folder, { recursive: true });
});
