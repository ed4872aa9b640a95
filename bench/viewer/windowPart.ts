/** What the window takes in the real Electron: from a key or a choice to all tiles of the plane that it shows. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { bareRead, everyTrace, FILE_HEADER, HEADER, type Shape, traceBytesOf } from './cubes';
import { row } from './rows';

const STEPS = 20;
const TIMEOUT_MS = 300_000;

const planeOf = (page: Page) => page.getByRole('status', { name: 'Plane' });

/** Waits for a plane with this title and all its tiles. */
async function waitForPlane(page: Page, title: string | RegExp): Promise<void> {
  await planeOf(page).filter({ hasText: title }).waitFor();
  await page.locator('canvas[data-missing-tiles="0"]:not(.waiting)').first().waitFor();
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return (performance.now() - startedMs) / 1000;
}

function start(userData: string): Promise<ElectronApplication> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...sandbox, process.cwd(), `--user-data-dir=${userData}`];
  return _electron.launch({ cwd: process.cwd(), args, timeout: TIMEOUT_MS });
}

/** Resident memory of all processes of the app, in MB. */
function residentMB(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ app: main }) =>
    main.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize / 1024, 0),
  );
}

/** Shows the middle plane of a kind, then that of a number: how long the latter takes. */
async function goTo(page: Page, kind: string, number: number, title: string): Promise<number> {
  await page.getByRole('combobox', { name: 'Kind of plane' }).selectOption(kind);
  await waitForPlane(page, kind === 'Time slice' ? /slice/ : kind);
  const box = page.getByRole('toolbar', { name: 'Plane' }).getByRole('spinbutton');
  return secondsOf(async () => {
    await box.fill(String(number));
    await box.press('Enter');
    await waitForPlane(page, title);
  });
}

async function measurePage(app: ElectronApplication, path: string, shape: Shape): Promise<void> {
  const page = await app.firstWindow();
  page.setDefaultTimeout(TIMEOUT_MS);
  await page.getByRole('button', { name: /demo line$/ }).waitFor();
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);
  const before = await residentMB(app);
  const middle = 100 + (shape.inlines >> 1);
  const opening = await secondsOf(async () => {
    await page.keyboard.press('Control+o');
    await waitForPlane(page, `Inline ${middle}`);
  });
  row('open to first picture', opening, bareRead(path, everyTrace(shape, 0, 1, 0, HEADER)));
  await page.getByText('the others are being read').waitFor({ state: 'detached' });
  const stepping = await secondsOf(async () => {
    for (let step = 1; step <= STEPS; step++) {
      await page.keyboard.press('x');
      await waitForPlane(page, `Inline ${middle + step}`);
    }
  });
  const inlineBytes = shape.crosslines * traceBytesOf(shape);
  const inlines = Array.from(
    { length: STEPS },
    (_, i) => [FILE_HEADER + (middle - 99 + i) * inlineBytes, inlineBytes] as const,
  );
  row(
    `an inline (${(STEPS / stepping).toFixed(1)} a second)`,
    stepping / STEPS,
    bareRead(path, inlines) / STEPS,
  );
  const crossline = await goTo(page, 'Crossline', 333, 'Crossline 333');
  row(
    'a crossline',
    crossline,
    bareRead(path, everyTrace(shape, 33, shape.crosslines, 0, traceBytesOf(shape))),
  );
  const slice = await goTo(page, 'Time slice', 600, '600 ms slice');
  row('a time slice', slice, bareRead(path, everyTrace(shape, 0, 1, HEADER + 1200, 4)));
  console.log(`  resident sets of all processes grew by ${((await residentMB(app)) - before).toFixed(0)} MB`);
}

/** Prints what opening, stepping and slicing take in the window of the built app. */
export async function measureWindow(path: string, shape: Shape): Promise<void> {
  const userData = mkdtempSync(join(tmpdir(), 'diffrakt-bench-window-'));
  const app = await start(userData);
  try {
    await measurePage(app, path, shape);
  } finally {
    await app.close();
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  }
}
