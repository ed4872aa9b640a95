/** What the window takes in the real Electron: from a key to the frame in which all of the plane that it asks for is painted. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { MOST_BYTES_OF_ONE } from '#jobs/slices/sliceFolder';
import { bareRead, everyTrace, FILE_HEADER, HEADER, type Shape, traceBytesOf } from './cubes';
import { row } from './rows';

const STEPS = 20;
const HELD_SECONDS = 3;
const REPEAT_MS = 33;
const TIMEOUT_MS = 300_000;
const INDEX_POLL_MS = 200;

/** Starts the built app with a folder of its own for what it keeps. */
export function startApp(userData: string, flags: readonly string[] = []): Promise<ElectronApplication> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...sandbox, ...flags, process.cwd(), `--user-data-dir=${userData}`];
  return _electron.launch({ cwd: process.cwd(), args, timeout: TIMEOUT_MS });
}

/** The first window once it answers; Ctrl+O opens a file from then on. */
export async function firstPage(app: ElectronApplication, path: string): Promise<Page> {
  const page = await app.firstWindow();
  page.setDefaultTimeout(TIMEOUT_MS);
  await page.getByRole('button', { name: /demo line$/ }).waitFor();
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);
  return page;
}

/** Seconds from the first key of an action to the frame in which a plane of this name is painted whole. */
export async function secondsToPlane(page: Page, name: string, act: () => Promise<void>): Promise<number> {
  const watch = await page.evaluateHandle((wanted) => {
    const seconds = new Promise<number>((resolve) => {
      let startedMs = 0;
      addEventListener(
        'keydown',
        () => {
          startedMs ||= performance.now();
        },
        true,
      );
      const look = () => {
        const isThere = document.querySelector(`canvas[data-painted-plane^="${wanted}"]`) !== null;
        if (startedMs > 0 && isThere) resolve((performance.now() - startedMs) / 1000);
        else requestAnimationFrame(look);
      };
      look();
    });
    return { seconds };
  }, name);
  await act();
  return watch.evaluate(({ seconds }) => seconds);
}

/** Holds the key that steps to the next plane. */
export async function holdStepKey(page: Page, seconds: number): Promise<void> {
  const startedMs = performance.now();
  while (performance.now() - startedMs < 1000 * seconds) {
    await page.keyboard.down('x');
    await page.waitForTimeout(REPEAT_MS);
  }
  await page.keyboard.up('x');
}

/** Planes painted whole in a second while the key of stepping is held. */
async function heldRate(page: Page): Promise<number> {
  const watch = await page.evaluateHandle(() => {
    const seen = new Set<string>();
    const look = ([{ target }]: MutationRecord[]) => {
      const name = target instanceof HTMLElement ? target.dataset.paintedPlane : undefined;
      if (name) seen.add(name);
    };
    const attributeFilter = ['data-painted-plane'];
    new MutationObserver(look).observe(document.body, { subtree: true, attributeFilter });
    return seen;
  });
  const startedMs = performance.now();
  await holdStepKey(page, HELD_SECONDS);
  const planes = await watch.evaluate(({ size }) => size);
  return (1000 * planes) / (performance.now() - startedMs);
}

/** Resident memory of the processes of the app, in MB, by their names. */
async function residentMB(app: ElectronApplication): Promise<ReadonlyMap<string, number>> {
  const all = await app.evaluate(({ app: main }) =>
    main
      .getAppMetrics()
      .map(({ name, type, memory }) => [name || type, memory.workingSetSize / 1024] as const),
  );
  return new Map(all);
}

function printGrowth(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): void {
  const grown = [...after].map(([name, now]) => [name, now - (before.get(name) ?? 0)] as const);
  const total = grown.reduce((sum, [, by]) => sum + by, 0);
  const parts = grown
    .filter(([, by]) => Math.abs(by) >= 1)
    .map(([name, by]) => `${name} ${by.toFixed(0)}`)
    .join(', ');
  console.log(`  resident sets of all processes grew by ${total.toFixed(0)} MB (${parts})`);
}

/** Shows the middle plane of a kind, then that of a number: how long the latter takes. */
async function goTo(page: Page, kind: string, { number, name }: { number: number; name: string }) {
  await page.getByRole('combobox', { name: 'Kind of plane' }).selectOption(kind);
  const [family] = name.split(':');
  await page.locator(`canvas[data-painted-plane^="${family}:"]`).waitFor();
  const box = page.getByRole('toolbar', { name: 'Plane' }).getByRole('spinbutton');
  await box.fill(String(number));
  return secondsToPlane(page, name, () => box.press('Enter'));
}

async function measureSteps(page: Page, path: string, shape: Shape): Promise<void> {
  const middle = 100 + (shape.inlines >> 1);
  let stepping = 0;
  for (let step = 1; step <= STEPS; step++)
    stepping += await secondsToPlane(page, `inline:${middle + step}`, () => page.keyboard.press('x'));
  const inlineBytes = shape.crosslines * traceBytesOf(shape);
  const inlines = Array.from(
    { length: STEPS },
    (_, i) => [FILE_HEADER + (middle - 99 + i) * inlineBytes, inlineBytes] as const,
  );
  const rate = (STEPS / stepping).toFixed(1);
  row(`an inline (${rate} a second)`, stepping / STEPS, bareRead(path, inlines) / STEPS);
  console.log(`  key held: ${(await heldRate(page)).toFixed(1)} inlines a second`);
}

/** Waits until the window has indexed the slices, and shows one. A volume whose index is not kept is left out. */
async function measureIndexed(page: Page, userData: string, shape: Shape): Promise<void> {
  const places = shape.inlines * shape.crosslines;
  if (4 * places * shape.samples > MOST_BYTES_OF_ONE) return;
  const folder = join(userData, 'slices');
  const indexIn = () => readdirSync(folder).find((name) => name.endsWith('.slices'));
  const startedMs = performance.now();
  while (!indexIn()) await page.waitForTimeout(INDEX_POLL_MS);
  row('indexing of all slices', (performance.now() - startedMs) / 1000);
  await page.getByRole('status', { name: 'Running' }).waitFor({ state: 'detached' });
  const seconds = await goTo(page, 'Time slice', { number: 1200, name: 'slice:1200' });
  const bare = bareRead(join(folder, indexIn() ?? ''), [[64 + 4 * places * 600, 4 * places]]);
  row('a time slice with index', seconds, bare);
}

async function measurePage(
  app: ElectronApplication,
  path: string,
  { shape, userData }: { shape: Shape; userData: string },
): Promise<void> {
  const page = await firstPage(app, path);
  const before = await residentMB(app);
  const opening = await secondsToPlane(page, 'inline:', () => page.keyboard.press('Control+o'));
  row('open to first picture', opening, bareRead(path, everyTrace(shape, 0, 1, 0, HEADER)));
  await page.getByText('the others are being read').waitFor({ state: 'detached' });
  await measureSteps(page, path, shape);
  const crossline = await goTo(page, 'Crossline', { number: 333, name: 'crossline:333' });
  row(
    'a crossline',
    crossline,
    bareRead(path, everyTrace(shape, 33, shape.crosslines, 0, traceBytesOf(shape))),
  );
  const slice = await goTo(page, 'Time slice', { number: 600, name: 'slice:600' });
  row('a time slice without index', slice, bareRead(path, everyTrace(shape, 0, 1, HEADER + 1200, 4)));
  await measureIndexed(page, userData, shape);
  printGrowth(before, await residentMB(app));
}

/** Prints what opening, stepping and slicing take in the window of the built app. */
export async function measureWindow(path: string, shape: Shape): Promise<void> {
  const userData = mkdtempSync(join(tmpdir(), 'diffrakt-bench-window-'));
  const app = await startApp(userData);
  try {
    await measurePage(app, path, { shape, userData });
  } finally {
    await app.close();
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  }
}
