import { spawnSync } from 'node:child_process';
import { startDisplay } from './display.mjs';
import { ensureElectron, ensureLibraries, hasDisplay, root } from './electron.mjs';

/** Runs Playwright's tests in the real window, under Xvfb where there is no display; returns the exit code. */
export async function runWindowTests(args, environment = {}) {
  const dist = await ensureElectron();
  ensureLibraries(dist);
  const display = hasDisplay() ? null : await startDisplay();
  const { status } = spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...display?.environment,
      ELECTRON_OVERRIDE_DIST_PATH: dist,
      ...environment,
    },
  });
  display?.stop();
  return status ?? 1;
}
