/**
 * `npm run fuzz -- window [--events N] [--seed N] [--blocked MS]`: random keys, clicks, drags, wheel turns, texts and commands in the
 * real window, 10 000 by default, on the demo line with picks and a run that trains. The first error, ended process,
 * failure that only a fault of the program explains, or 5 s in which main or the page does not answer (--blocked, more on a
 * busy machine) ends it; the report names the seed, the number of the event and the last 20 of them. The same seed makes
 * the same events again.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { startDisplay } from './display.mjs';
import { ensureElectron, ensureLibraries, hasDisplay, root } from './electron.mjs';

/** Returns the exit code. */
export async function fuzzWindow(args) {
  const { values } = parseArgs({
    args,
    options: {
      events: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '20261129' },
      blocked: { type: 'string', default: '5000' },
    },
  });
  const wrong = Object.values(values).find((text) => !/^\d{1,9}$/.test(text));
  if (wrong !== undefined) {
    process.stderr.write(`fuzz: "${wrong}" is not a whole number\n`);
    return 2;
  }
  const dist = await ensureElectron();
  ensureLibraries(dist);
  const display = hasDisplay() ? null : await startDisplay();
  const test = [
    'node_modules/@playwright/test/cli.js',
    ...['test', 'e2e/randomEvents.test', '--project', 'shared', '--reporter=list'],
    ...['--output', 'build/fuzz-window'],
  ];
  const { status } = spawnSync(process.execPath, test, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...display?.environment,
      ELECTRON_OVERRIDE_DIST_PATH: dist,
      DIFFRAKT_EVENTS: values.events,
      DIFFRAKT_EVENT_SEED: values.seed,
      DIFFRAKT_BLOCKED_MS: values.blocked,
    },
  });
  display?.stop();
  return status ?? 1;
}
