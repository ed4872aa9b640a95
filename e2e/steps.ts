import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';

export const root = join(import.meta.dirname, '..');
/** Real lines that tests read where they are; the product itself never does. */
export const REAL_LINE = join(root, '../shared/data/lines/npra-31-81.sgy');
export const NO_REAL_LINE = existsSync(REAL_LINE) ? null : `the real line is not there: ${REAL_LINE}`;

export const RUN_TIMEOUT_MS = 120_000;
/** Generous: the machine of a test run may be busy. */
export const PICTURE_TIMEOUT_MS = 60_000;
/** The same. Times are printed, not judged. */
export const ANSWER_TIMEOUT_MS = 60_000;

/** The section's drawing area. */
export function plotOf(page: Page): Locator {
  return page.getByRole('application', { name: /Seismic section/ });
}

/** How many marks of a kind are drawn over a plot, by default the section: picks, crossings, proposals, or what is highlighted. */
export async function drawnCount(on: Page | Locator, kind: string): Promise<number> {
  const plot = 'goto' in on ? plotOf(on) : on;
  const drawn = (await plot.locator('canvas[data-drawn]').getAttribute('data-drawn')) ?? '';
  return Number(new RegExp(`\\b${kind}:(\\d+)`).exec(drawn)?.[1] ?? 0);
}

/** Waits until a freshly opened line is drawn. */
export async function waitForPicture(page: Page): Promise<void> {
  await expect(plotOf(page).locator('canvas[data-painter]')).toBeVisible({ timeout: PICTURE_TIMEOUT_MS });
}

/** Waits until what the last event changed is drawn. */
export async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  });
}

/** Opens the simulated line from the start page. */
export async function openDemoLine(page: Page): Promise<void> {
  await page.getByRole('button', { name: /demo line$/ }).click();
  await waitForPicture(page);
}

/** Waits until the legend names a learner whose answer is complete; returns the seconds that took. */
export async function waitForAnswer(page: Page, learner: RegExp): Promise<number> {
  const startedMs = Date.now();
  const legend = page.locator('.legend');
  await expect(legend).toContainText(learner, { timeout: ANSWER_TIMEOUT_MS });
  await expect(legend).not.toContainText('renewed', { timeout: ANSWER_TIMEOUT_MS });
  return (Date.now() - startedMs) / 1000;
}

/** Ten windows a class by the known truth of the demo line. */
export async function pickByTruth(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /from the truth/ })
    .first()
    .click();
  await expect(page.getByText('30 picks', { exact: true })).toBeVisible();
}

/** Changes a number of the training form, in the group of settings that holds it. */
export async function setNumber(page: Page, group: string, name: string, value: number): Promise<void> {
  const heading = page.locator('summary').filter({ hasText: new RegExp(`^\\W*${group}`) });
  await heading.click();
  await page.getByRole('spinbutton', { name, exact: true }).fill(String(value));
  await heading.click();
}

/** Trains for a few steps only, for tests that need a classified section and no good one. */
export async function trainBriefly(page: Page, steps = 40): Promise<void> {
  await page.getByRole('tab', { name: 'Training' }).click();
  await setNumber(page, 'Stop when', 'Steps', steps);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
}

/** Waits for the end of the newest run, as its row in the list tells it. */
export async function waitForRun(page: Page, status: 'done' | 'stopped' = 'done'): Promise<void> {
  const buttons = page.getByRole('region', { name: 'Runs' }).getByRole('button');
  const row = buttons.filter({ hasNotText: 'Compare…' }).first();
  await expect(row).toContainText(status, { timeout: RUN_TIMEOUT_MS });
}

export interface LineSize {
  readonly traceCount: number;
  readonly sampleCount: number;
  readonly sampleIntervalMs: number;
}

/** Where a trace and time are on the plot while the whole line is in view, in its own pixels. */
export async function placeOnPlot(
  page: Page,
  line: LineSize,
  at: { readonly trace: number; readonly timeMs: number },
): Promise<{ x: number; y: number }> {
  const box = await plotOf(page).boundingBox();
  if (!box) throw new Error('The section is not drawn.');
  return {
    x: ((at.trace + 0.5) / line.traceCount) * box.width,
    y: ((at.timeMs / line.sampleIntervalMs + 0.5) / line.sampleCount) * box.height,
  };
}
