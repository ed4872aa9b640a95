import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { startDisplay } from './display.mjs';
import { ensureElectron, ensureLibraries, hasDisplay, root } from './electron.mjs';

const DEMO_SEED = '1';

let demoLine = null;

/** Simulates the demo line for the tests that need one, once for all runs of this program; returns its folder. */
function simulateDemoLine() {
  const folder = join(root, 'build/demo-line');
  const args = ['bin/diffrakt.mjs', 'simulate', '--seed', DEMO_SEED, '--out', folder];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The demo line could not be simulated: ${stderr}`);
  return folder;
}

/**
 * Runs Playwright's tests in the real window, under Xvfb where there is no display; returns the exit code. Each worker
 * has a display of its own: on a common one, a window that comes or goes above another moves the pointer in it.
 * @param args of Playwright: `--project`, files, …
 * @param environment set beside what this process has
 * @param workers windows at a time
 */
export async function runWindowTests(args, environment = {}, workers = 1) {
  const dist = await ensureElectron();
  ensureLibraries(dist);
  demoLine ??= simulateDemoLine();
  const displays = hasDisplay()
    ? []
    : await Promise.all(Array.from({ length: workers }, () => startDisplay()));
  const playwright = ['node_modules/@playwright/test/cli.js', 'test', ...args, '--workers', String(workers)];
  const { status } = spawnSync(process.execPath, playwright, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...displays[0]?.environment,
      DIFFRAKT_DISPLAYS: displays.map(({ environment: { DISPLAY } }) => DISPLAY).join(' '),
      ELECTRON_OVERRIDE_DIST_PATH: dist,
      DIFFRAKT_DEMO_LINE: demoLine,
      ...environment,
    },
  });
  for (const display of displays) display.stop();
  return status ?? 1;
}
