/**
 * `npm run fuzz [-- --seed N --segy N --gpr N --models N --first N]`: damaged SEG-Y, Seismic Unix and radar
 * files and model folders, 10 000, 2 000 and 2 000 by default. Each must open and be used, or fail with a
 * coded error, within 5 s and within the stated memory. They run in a worker, so that one that hangs is found
 * and named. Prints a summary; ends with 1 where anything failed. `npm run fuzz -- projects` does projects instead,
 * `npm run fuzz -- window` makes random events in the window.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { root } from './electron.mjs';
import { fuzzProjects } from './fuzzProjects.mjs';
import { fuzzWindow } from './fuzzWindow.mjs';
import { wholeNumbers } from './wholeNumbers.mjs';

const others = { projects: fuzzProjects, window: fuzzWindow };
const other = others[process.argv[2]];
if (other) process.exit(await other(process.argv.slice(3)));

const HANG_MS = 5000;
/** What all of it may hold at a time: heap and arrays of the worker, on top of what Node itself takes. */
const MOST_RESIDENT_MB = 512;
const MOST_HEAP_MB = 256;

const asked = wholeNumbers(process.argv.slice(2), {
  seed: 20261124,
  segy: 10_000,
  gpr: 2000,
  models: 2000,
  first: 0,
});

const outDir = join(root, 'build/fuzz');
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    rollupOptions: {
      input: {
        files: join(root, 'packages/segyio-wasm/test/fuzz/worker.ts'),
        models: join(root, 'src/jobs/testing/fuzzModelsWorker.ts'),
      },
      output: { entryFileNames: '[name].js' },
    },
    outDir,
    emptyOutDir: true,
    target: 'node20',
  },
});

const folder = mkdtempSync(join(tmpdir(), 'diffrakt-fuzz-'));

/** Runs a worker to its end, or until one file has taken too long. */
function run(name) {
  return new Promise((resolve) => {
    const worker = new Worker(join(outDir, `${name}.js`), {
      workerData: { ...asked, folder: join(folder, name) },
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    });
    let [current, since] = ['', Date.now()];
    const end = (result) => {
      clearInterval(watch);
      worker.terminate();
      resolve(result);
    };
    const watch = setInterval(() => {
      // Parts of 50 radar files have their own limit for each file; here they may take 50 times as long.
      const limit = current.startsWith('GPR') ? 50 * HANG_MS : HANG_MS;
      if (current && Date.now() - since > limit) end({ stopped: `${current} took more than ${limit} ms` });
    }, 250);
    worker.on('message', (message) => {
      if (message.segy || message.report) end(message);
      [current, since] = [message.began, Date.now()];
    });
    worker.on('error', (error) => end({ stopped: `${current}: ${error.stack ?? error}` }));
    worker.on('exit', (code) => end({ stopped: `${current}: the worker ended with ${code}` }));
  });
}

const started = Date.now();
const results = [await run('files'), await run('models')];
rmSync(folder, { recursive: true, force: true });
const stopped = results.find((result) => result.stopped);
if (stopped) {
  process.stdout.write(`FAILED: seed ${asked.seed}, ${stopped.stopped}\n`);
  process.exit(1);
}
const [{ segy, gpr }, { report: models }] = results;
const total = (name) => gpr.reduce((sum, part) => sum + part[name], 0);
const failures = [...segy.failures, ...gpr.flatMap((part) => part.failures), ...models.failures];
for (const failure of failures.slice(0, 20)) process.stdout.write(`${failure}\n`);
if (failures.length > 20) process.stdout.write(`… and ${failures.length - 20} more\n`);
const residentMb = Math.round(process.resourceUsage().maxRSS / 1024);
if (residentMb > MOST_RESIDENT_MB)
  failures.push(`resident set of ${residentMb} MB, more than ${MOST_RESIDENT_MB}`);
const megabytes = (bytes) => (bytes / 1024 / 1024).toFixed(1);
process.stdout.write(
  `seed ${asked.seed}: ${segy.tried} SEG-Y and SU files (${segy.opened} opened, ${segy.refused} refused), ` +
    `${total('tried')} GPR and SEG-2 files (${total('opened')} opened, ${total('refused')} refused), ` +
    `${models.tried} models (${models.opened} whole, ${models.refused} refused), ` +
    `${failures.length} failed; slowest ${Math.max(segy.slowestMs, models.slowestMs).toFixed(0)} ms, largest array ` +
    `${megabytes(segy.largestBytes)} MB, most a file took ${megabytes(segy.mostBytes)} MB, ` +
    `resident set ${residentMb} MB at most, ${((Date.now() - started) / 1000).toFixed(0)} s\n`,
);
process.exit(failures.length === 0 ? 0 : 1);
