/**
 * `npm test`: everything. Builds, then format, lint and types, unit tests (reference programs included
 * where Python 3 is there, and native TensorFlow where it can be installed), tests of the project store
 * under Electron's Node, end-to-end tests in the real window. `--e2e` runs only the last, and with names of
 * files only those, one after the other. Ends with one line: N passed, N failed, N skipped.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { binaryIn, ensureElectron, ensureLibraries, root } from './electron.mjs';
import { ensureTestEngine } from './testEngine.mjs';
import { runWindowTests } from './windowTests.mjs';

const [onlyEndToEnd, files] = [
  process.argv.includes('--e2e'),
  process.argv.slice(2).filter((argument) => !argument.startsWith('--')),
];
const reports = join(root, 'build/test-reports');
const totals = { passed: 0, failed: 0, skipped: 0 };
const failedSteps = [];

/** Runs a program to its end; resolves to its exit code. */
function run(executable, args, environment = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(executable, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...environment },
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Does a step of the tests, which resolves to an exit code, and says how long it took. */
async function step(name, work) {
  const started = Date.now();
  process.stdout.write(`\n── ${name}\n`);
  const isOk = (await work()) === 0;
  process.stdout.write(
    `── ${name}: ${isOk ? 'ok' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(0)} s\n`,
  );
  if (!isOk) failedSteps.push(name);
}

function countVitest(file) {
  if (!existsSync(file)) return;
  const report = JSON.parse(readFileSync(file, 'utf8'));
  totals.passed += report.numPassedTests;
  totals.failed += report.numFailedTests;
  totals.skipped += report.numPendingTests + report.numTodoTests;
}

/** Runs the projects of vitest.config.ts whose names match, as "unit*". */
async function vitest(name, projects, executable, environment) {
  const file = join(reports, `${name}.json`);
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    projects,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  await step(`${name} tests`, () => run(executable, args, environment));
  countVitest(file);
}

function countPlaywright(file) {
  if (!existsSync(file)) return;
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  totals.passed += stats.expected;
  totals.failed += stats.unexpected + stats.flaky;
  totals.skipped += stats.skipped;
}

/** Three windows at a time, since each often waits; one for the test that measures times. */
const END_TO_END = [
  { name: 'shared', projects: ['long', 'shared'], workers: 3 },
  { name: 'measured', projects: ['measured'], workers: 1 },
];

/** Runs them all, or those of the named files, which then run one after the other. */
async function endToEnd(files) {
  const alone = [{ name: 'alone', projects: ['long', 'shared', 'measured'], workers: 1 }];
  for (const { name, projects, workers } of files.length > 0 ? alone : END_TO_END) {
    const file = join(reports, `e2e-${name}.json`);
    const chosen = projects.flatMap((project) => ['--project', project]);
    const args = [...files, '--reporter=list,json', ...chosen];
    await step(`end-to-end tests, ${name}`, () =>
      runWindowTests(args, { PLAYWRIGHT_JSON_OUTPUT_FILE: file }, workers),
    );
    countPlaywright(file);
  }
}

/** Native TensorFlow for the tests that need it; where it cannot be had that is said, and they are skipped. */
function fetchTestEngine() {
  if (process.env.DIFFRAKT_TEST_ENGINE !== undefined) return;
  process.stdout.write('\n── native TensorFlow for the tests that need it (274 MB, fetched once)\n');
  const { folder, reason } = ensureTestEngine();
  if (folder) process.env.DIFFRAKT_TEST_ENGINE = folder;
  else process.stdout.write(`Checks on native TensorFlow are skipped: ${reason}\n`);
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
await step('build', () => run(process.execPath, ['scripts/build.mjs', '--all']));
if (failedSteps.length === 0) {
  let dist = '';
  // The checks need the processor, what is fetched the network: all at a time.
  await step('format, lint, types, and what tests need', async () => {
    const checked = onlyEndToEnd ? 0 : run(process.execPath, ['scripts/check.mjs']);
    // Says what is skipped where it cannot be made: no failure.
    const oracles = onlyEndToEnd ? null : run(process.execPath, ['scripts/oracles.mjs']);
    dist = await ensureElectron();
    ensureLibraries(dist);
    fetchTestEngine();
    await oracles;
    return checked;
  });
  if (!onlyEndToEnd) {
    await vitest('unit', 'unit*', process.execPath, {});
    await vitest('electron', 'electron', binaryIn(dist), { ELECTRON_RUN_AS_NODE: '1' });
  }
  await endToEnd(files);
}
if (failedSteps.length > 0) process.stdout.write(`\nFAILED: ${failedSteps.join('; ')}\n`);
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exit(failedSteps.length === 0 ? 0 : 1);
