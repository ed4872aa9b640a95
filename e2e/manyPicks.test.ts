import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import { answerOf, trainSmallNet } from './bridge';
import { answerDialogs, chooseInMenu, launchApp } from './launchApp';
import { test } from './sharedWindow';
import { openDemoLine, plotOf } from './steps';

/** Beyond these the window would have hung, whatever else the machine is doing. */
const HUNG_TILES_MS = 5_000;
const HUNG_PANELS_MS = 20_000;
/** Both together take under a minute on a quiet machine of two cores. */
test.describe.configure({ timeout: 300_000 });

/** Rounds of a session: each saves two files, the first ones train. */
const ROUNDS = 10;
const TRAININGS = 3;
/** What the peak of a process may be higher in the second half of a session than in the first. */
const FLAT_MB = 50;

/** Adds picks one edit each, spread over the demo line of 512 traces of 512 samples, 4 ms apart. */
async function addPicks(page: Page, count: number): Promise<void> {
  const picks = Array.from({ length: count }, (_, i) => ({
    id: `pick-${i}`,
    class: EVENT_CLASSES[i % EVENT_CLASSES.length],
    trace: 20 + ((i * 37) % 470),
    timeMs: 120 + ((i * 101) % 1800),
    traces: 32,
    durationMs: 160,
    plane: 'line',
  }));
  const replies = await page.evaluate(async (list) => {
    const told = [];
    for (const pick of list)
      told.push(await window.diffrakt.ask('picks.apply', { kind: 'add', picks: [pick] }));
    return told;
  }, picks);
  for (const reply of replies) answerOf(reply);
  await expectPicks(page, count);
}

async function expectPicks(page: Page, count: number): Promise<void> {
  await expect(page.getByText(`${count} picks`, { exact: true })).toBeVisible();
}

async function press(page: Page, key: string, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await page.keyboard.press(key);
}

/** Milliseconds until what is waited for is there. */
async function timeUntil(isThere: () => Promise<void>): Promise<number> {
  const since = performance.now();
  await isThere();
  return performance.now() - since;
}

test('120 picks undone and redone as fast as keys repeat: then a zoom is sharp and panels are there', async ({
  running,
}, info) => {
  const { page } = running;
  await openDemoLine(page);
  await addPicks(page, 120);
  const since = performance.now();
  await press(page, 'Control+z', 120);
  await press(page, 'Control+Shift+z', 120);
  await expectPicks(page, 120);
  const keysMs = performance.now() - since;

  const box = await plotOf(page).boundingBox();
  if (!box) throw new Error('no plot');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, -1200);
  const canvas = plotOf(page).locator('canvas').first();
  const sharpMs = await timeUntil(() =>
    expect(canvas).toHaveAttribute('data-missing-tiles', '0', { timeout: HUNG_TILES_MS }),
  );
  const matrix = page.getByRole('application', { name: /Matrix of correlation panels, 60 by 60/ });
  const panelsMs = await timeUntil(() =>
    expect(matrix).toHaveAttribute('aria-busy', 'false', { timeout: HUNG_PANELS_MS }),
  );
  const text = `120 undo and 120 redo in ${(keysMs / 1000).toFixed(1)} s, then sharp after ${sharpMs.toFixed(0)} ms, panels after ${panelsMs.toFixed(0)} ms more`;
  console.log(text);
  info.annotations.push({ type: 'undo', description: text });
  await page.screenshot({ path: info.outputPath('after-redo.png') });
});

/** Resident megabytes of each process of the app, by its name. */
async function memoryOf(app: ElectronApplication): Promise<Map<string, number>> {
  const processes = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map(({ pid, type, name }) => ({ pid, name: name ?? type })),
  );
  return new Map(
    processes.flatMap(({ pid, name }): [string, number][] => {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
      return kilobytes ? [[name, Number(kilobytes) / 1024]] : [];
    }),
  );
}

interface Growth {
  readonly name: string;
  readonly first: number;
  readonly last: number;
  /** Largest in the first half of the rounds and in the second: collected garbage comes and goes. */
  readonly peaks: readonly [number, number];
}

/** How the memory of the processes that were there all the time has changed, in megabytes. */
function growthOf(rounds: readonly Map<string, number>[]): Growth[] {
  return [...rounds[0]].flatMap(([name, first]) => {
    const all = rounds.flatMap((round) => round.get(name) ?? []);
    if (all.length < rounds.length) return [];
    const half = all.length / 2;
    const peaks = [Math.max(...all.slice(0, half)), Math.max(...all.slice(half))] as const;
    return [{ name, first, last: all[all.length - 1], peaks }];
  });
}

/** Saves the view as PNG and as SVG by the menu. A file is there whole or not at all. */
async function exportView(app: ElectronApplication, stem: string): Promise<void> {
  for (const [command, extension] of [
    ['exportPng', 'png'],
    ['exportSvg', 'svg'],
  ] as const) {
    const path = `${stem}.${extension}`;
    await answerDialogs(app, path);
    await chooseInMenu(app, command);
    await expect.poll(() => existsSync(path), { timeout: 30_000, intervals: [50] }).toBe(true);
  }
}

test('300 picks, three trainings and 20 exports in one session: all written, memory flat', async ({
  browserName: _,
}, info) => {
  const folder = mkdtempSync(join(tmpdir(), 'diffrakt-e2e-many-'));
  const running = await launchApp();
  const { app, page } = running;
  await openDemoLine(page);
  await addPicks(page, 300);
  const list = page.getByRole('listbox', { name: 'Picks' });
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  const rounds: Map<string, number>[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    if (round < TRAININGS) await trainSmallNet(page, round + 1);
    await exportView(app, join(folder, `view-${round}`));
    await list.evaluate((element, top) => element.scrollTo(0, top), 1_000 * round);
    rounds.push(await memoryOf(app));
  }
  expect(readdirSync(folder)).toHaveLength(2 * ROUNDS);
  const growth = growthOf(rounds);
  const table = growth.map(({ name, first, last, peaks }) => {
    const inMb = [first, last, ...peaks].map((megabytes) => megabytes.toFixed(0));
    return `${name} ${inMb[0]} to ${inMb[1]} MB (peaks ${inMb[2]} and ${inMb[3]})`;
  });
  console.log(`memory of each process: ${table.join(', ')}`);
  info.annotations.push({ type: 'memory', description: table.join(', ') });
  await page.screenshot({ path: info.outputPath('after-exports.png') });
  await running.close();
  rmSync(folder, { recursive: true, force: true });
  for (const { name, peaks } of growth)
    expect(peaks[1] - peaks[0], `growth of ${name} in MB`).toBeLessThan(FLAT_MB);
});
