/**
 * `npm run kills [count]`: kills the process that trains at random moments, 200 times by default, and checks
 * that the window still works and that every run ends with the weights of one never killed.
 *
 * `npm run kills -- saving [count]`: kills a process that saves a project, 1 000 times by default, and checks that
 * each time the old or the new state is on disk, and all that was reported.
 *
 * `npm run kills -- export [count]`: kills a process that exports a classified section, 500 times by default, and
 * checks that each time every file is absent, old or complete.
 *
 * `npm run kills -- writes`: makes every write call of a result fail in turn, with a full disk and an I/O error.
 */
import { spawnSync } from 'node:child_process';
import { root, runInElectron } from './electron.mjs';
import { runWindowTests } from './windowTests.mjs';

const VITEST = 'node_modules/vitest/vitest.mjs';

/** Runs the tests of a file of the unit tests; returns the exit code. */
function runUnit(file, environment) {
  const { status } = spawnSync(process.execPath, [VITEST, 'run', '--project', 'unit', file], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  return status ?? 1;
}

if (process.argv[2] === 'writes')
  process.exit(runUnit('src/jobs/failingWrites.test.ts', { DIFFRAKT_WRITE_PART: '0/1' }));

/** Kills by default of what a process does. */
const DEFAULTS = { saving: '1000', export: '500' };
const what = process.argv[2] in DEFAULTS ? process.argv[2] : null;
const count = process.argv[what ? 3 : 2] ?? (what ? DEFAULTS[what] : '200');
if (!/^[1-9]\d{0,4}$/.test(count)) {
  process.stderr.write(`Give the number of kills, 1 to 99999, not "${count}".\n`);
  process.exit(1);
}

if (what === 'export')
  process.exit(runUnit('src/jobs/killedExport.test.ts', { DIFFRAKT_EXPORT_KILLS: count }));

if (what === 'saving') {
  const test = ['run', '--project', 'electron', 'src/main/project/crash.electron.test.ts'];
  process.exit(await runInElectron(VITEST, test, { DIFFRAKT_SAVE_KILLS: count }));
}

process.exit(await runWindowTests(['e2e/kills.test', '--reporter=list'], { DIFFRAKT_KILLS: count }));
