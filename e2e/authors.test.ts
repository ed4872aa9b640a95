import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { answerDialogs, chooseInMenu, type RunningApp, setSize } from './launchApp';
import { test } from './sharedWindow';
import { openDemoLine, pickByTruth, placeOnPlot, plotOf } from './steps';

const folder = mkdtempSync(join(tmpdir(), 'diffrakt-e2e-authors-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface FilePick {
  readonly class: string;
  readonly trace: number;
  readonly id?: string;
  readonly author?: string;
}

/** Sizes and themes in which a view is looked at. */
async function photograph(running: RunningApp, pathOf: (name: string) => string): Promise<void> {
  const { page } = running;
  for (const [width, height] of [
    [1024, 700],
    [1280, 800],
  ])
    for (const colourScheme of ['dark', 'light'] as const) {
      await setSize(running, { width, height });
      await page.emulateMedia({ colorScheme: colourScheme });
      await page.screenshot({ path: pathOf(`${width}-${colourScheme}.png`) });
    }
}

async function namePreferredAuthor(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+,');
  await page.getByRole('textbox', { name: 'Author of picks' }).fill(name);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
}

/** The picks of the truth as another person would have them: a trace beside, every sixth of another class. */
function secondOpinion(path: string): string {
  const file: { picks: FilePick[] } = JSON.parse(readFileSync(path, 'utf8'));
  const picks = file.picks.slice(0, 24).map((pick, i) => {
    const { author: _author, id: _id, ...rest } = pick;
    return { ...rest, trace: pick.trace + 1, class: i % 6 === 0 ? 'noise' : pick.class };
  });
  const other = join(folder, 'ben.json');
  writeFileSync(other, JSON.stringify({ version: 2, picks }));
  return other;
}

test('picks know their authors, and two authors are compared', async ({ running }, info) => {
  const { app, page } = running;
  await openDemoLine(page);
  await namePreferredAuthor(page, 'anna');
  await pickByTruth(page);
  await page.keyboard.press('2');
  const at = await placeOnPlot(
    page,
    { traceCount: 512, sampleCount: 750, sampleIntervalMs: 4 },
    { trace: 400, timeMs: 1500 },
  );
  await plotOf(page).click({ position: at });
  const authorField = page.getByRole('combobox', { name: 'Author', exact: true });
  await expect(authorField).toHaveValue('anna');
  await page.getByRole('textbox', { name: 'Note' }).fill('below the fault');
  await page.keyboard.press('Enter');

  const saved = join(folder, 'picks.json');
  await answerDialogs(app, saved);
  await page.keyboard.press('F6');
  await page.getByRole('button', { name: 'Picks as JSON…' }).click();
  await expect(page.getByText('Picks saved')).toBeVisible();
  const { picks: written } = JSON.parse(readFileSync(saved, 'utf8'));
  expect(written).toHaveLength(31);
  expect(written.at(-1)).toMatchObject({ class: 'reflection', author: 'anna', note: 'below the fault' });
  expect(written[0]).toMatchObject({ author: 'truth' });

  await answerDialogs(app, secondOpinion(saved));
  await chooseInMenu(app, 'importPicks');
  await expect(page.getByText('24 imported picks name no author.')).toBeVisible();
  await photograph(running, (name) => info.outputPath(`imported-${name}`));
  await page.getByRole('button', { name: 'Author: ben' }).click();
  await expect(page.getByText('24 imported picks name no author.')).toBeHidden();
  await page.getByRole('combobox', { name: 'Whose picks are listed' }).selectOption('ben');
  await expect(page.getByRole('listbox', { name: 'Picks' }).getByRole('option')).toHaveCount(24);

  await page.keyboard.press('F8');
  await page.getByRole('button', { name: 'Compare two authors' }).click();
  await page.getByRole('combobox', { name: 'First author' }).selectOption('truth');
  const interpreters = page.getByRole('region', { name: 'Second interpreter' });
  await expect(interpreters.getByText('24 windows picked by both.')).toBeVisible();
  await expect(interpreters.getByText(/Cohen's kappa 0\.\d\d/)).toBeVisible();
  const differing = interpreters.getByRole('button', { name: /by truth, N by ben/ });
  await differing.first().click();
  await interpreters.getByRole('list', { name: 'Differences' }).scrollIntoViewIfNeeded();
  await photograph(running, (name) => info.outputPath(`compared-${name}`));

  await page.keyboard.press('Escape');
  await plotOf(page).focus();
  await page.keyboard.press('Control+z');
  await expect(interpreters.getByRole('button', { name: 'Compare two authors' })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(interpreters.getByText('24 windows picked by both.')).toBeVisible();
});
