/**
 * Makes the pictures of docs/guide anew in the real window: `node scripts/guide.mjs`, or with words of their titles
 * only some of them, as `node scripts/guide.mjs radar`. Without a display the window runs under Xvfb.
 */
import { spawnSync } from 'node:child_process';
import { root } from './electron.mjs';
import { runWindowTests } from './windowTests.mjs';

const titles = process.argv.slice(2).flatMap((title) => ['--grep', title]);
const build = ['scripts/build.mjs', '--all'];
const { status } = spawnSync(process.execPath, build, { cwd: root, stdio: 'inherit' });
if (status !== 0) process.exit(1);
process.exit(await runWindowTests(['--config', 'playwright.guide.config.ts', ...titles]));
