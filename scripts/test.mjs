/**
 * `npm test`: everything. Builds, then format, lint and types, unit tests (reference programs included
 * where Python 3 is there, and native TensorFlow where it can be installed), tests of the project store
 * under Electron's Node, end-to-end tests in the real window. `--e2e` runs only the last. Ends with one
 * line: N passed, N failed, N skipped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startDisplay } from './display.mjs';
import { binaryIn, ensureElectron, ensureLibraries, hasDisplay, root } from './electron.mjs';
import { ensureOracles } from './oracles.mjs';
import { ensureTestEngine } from './testEngine.mjs';

const onlyEndToEnd = process.argv.includes('--e2e');
const reports = join(root, 'build/test-reports');
const totals = { passed: 0, failed: 0, skipped: 0 };
const failedSteps = [];

function step(name, executable, args, environment = {}) {
  const started = Date.now();
  process.stdout.write(`\n── ${name}\n`);
  const result = spawnSync(executable, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  const isOk = result.status === 0;
  process.stdout.write(
    `── ${name}: ${isOk ? 'ok' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(0)} s\n`,
  );
  if (!isOk) failedSteps.push(name);
  return isOk;
}

function countVitest(file) {
  if (!existsSync(file)) return;
  const report = JSON.parse(readFileSync(file, 'utf8'));
  totals.passed += report.numPassedTests;
  totals.failed += report.numFailedTests;
  totals.skipped += report.numPendingTests + report.numTodoTests;
}

/** Runs the projects of vitest.config.ts whose names match, as "unit*". */
function vitest(name, projects, executable, environment) {
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
  step(`${name} tests`, executable, args, environment);
  countVitest(file);
}

function countPlaywright(file) {
  if (!existsSync(file)) return;
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  totals.passed += stats.expected;
  totals.failed += stats.unexpected + stats.flaky;
  totals.skipped += stats.skipped;
}

/** Two windows at a time, except for the tests that measure times. */
const END_TO_END = [
  { project: 'shared', workers: 2 },
  { project: 'measured', workers: 1 },
];

async function endToEnd(dist) {
  const display = hasDisplay() ? null : await startDisplay();
  for (const { project, workers } of END_TO_END) {
    const file = join(reports, `e2e-${project}.json`);
    step(
      `end-to-end tests, ${project}`,
      process.execPath,
      [
        ...['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
        ...['--project', project, '--workers', String(workers)],
      ],
      {
        ...display?.environment,
        ELECTRON_OVERRIDE_DIST_PATH: dist,
        PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      },
    );
    countPlaywright(file);
  }
  display?.stop();
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
step('build', process.execPath, ['scripts/build.mjs', '--all']);
const dist = await ensureElectron();
ensureLibraries(dist);
if (failedSteps.length === 0 && process.env.DIFFRAKT_TEST_ENGINE === undefined) {
  process.stdout.write('\n── native TensorFlow for the tests that need it (274 MB, fetched once)\n');
  const { folder, reason } = ensureTestEngine();
  if (folder) process.env.DIFFRAKT_TEST_ENGINE = folder;
  else process.stdout.write(`Checks on native TensorFlow are skipped: ${reason}\n`);
}
if (failedSteps.length === 0 && !onlyEndToEnd) {
  step('format, lint, types', process.execPath, ['scripts/check.mjs']);
  const reason = ensureOracles();
  if (reason) process.stdout.write(`Checks against reference programs are skipped: ${reason}.\n`);
  vitest('unit', 'unit*', process.execPath, {});
  vitest('electron', 'electron', binaryIn(dist), { ELECTRON_RUN_AS_NODE: '1' });
}
if (!failedSteps.includes('build')) await endToEnd(dist);
if (failedSteps.length > 0) process.stdout.write(`\nFAILED: ${failedSteps.join('; ')}\n`);
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exit(failedSteps.length === 0 ? 0 : 1);
