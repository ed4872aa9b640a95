/**
 * `npm run kills [count]`: kills the process that trains at random moments, 200 times by default, and checks
 * that the window still works and that every run ends with the weights of one never killed.
 */
import { spawnSync } from 'node:child_process';
import { startDisplay } from './display.mjs';
import { ensureElectron, ensureLibraries, hasDisplay, root } from './electron.mjs';

const count = process.argv[2] ?? '200';
if (!/^[1-9]\d{0,4}$/.test(count)) {
  process.stderr.write(`Give the number of kills, 1 to 99999, not "${count}".\n`);
  process.exit(1);
}
const dist = await ensureElectron();
ensureLibraries(dist);
const display = hasDisplay() ? null : await startDisplay();
const { status } = spawnSync(
  process.execPath,
  ['node_modules/@playwright/test/cli.js', 'test', 'e2e/kills.test', '--reporter=list'],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...display?.environment,
      ELECTRON_OVERRIDE_DIST_PATH: dist,
      DIFFRAKT_KILLS: count,
    },
  },
);
display?.stop();
process.exit(status ?? 1);
