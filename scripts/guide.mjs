/**
 * Makes the pictures of docs/guide anew in the real window: `node scripts/guide.mjs`, or with words of their titles
 * only some of them, as `node scripts/guide.mjs radar`. Without a display the window runs under Xvfb.
 */
import { spawnSync } from 'node:child_process';
import { startDisplay } from './display.mjs';
import { ensureElectron, ensureLibraries, hasDisplay, root } from './electron.mjs';

function run(args, environment = {}) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  return status === 0;
}

const titles = process.argv.slice(2).flatMap((title) => ['--grep', title]);
const dist = await ensureElectron();
ensureLibraries(dist);
let isDone = run(['scripts/build.mjs', '--all']);
if (isDone) {
  const display = hasDisplay() ? null : await startDisplay();
  isDone = run(
    ['node_modules/@playwright/test/cli.js', 'test', '--config', 'playwright.guide.config.ts', ...titles],
    { ...display?.environment, ELECTRON_OVERRIDE_DIST_PATH: dist },
  );
  display?.stop();
}
process.exit(isDone ? 0 : 1);
