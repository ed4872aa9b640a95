/**
 * `npm run bench -- volume [--engine=wasm] [--minutes=15]`: makes a simulated cube of 200 inlines × 300 crosslines ×
 * 1 000 samples, shows a net picks of two inlines and classifies all of it by the command line, and prints the time of
 * an inline and the largest resident set. After the minutes it is stopped and the time of all inlines is estimated.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePicks } from '#jobs/picks/picksFile';
import { writeTinyCube } from '#jobs/testing/tinyCube';

const SIZE = { inlines: 200, crosslines: 300, samples: 1000, distinctInlines: 8 };
/** The most that the issue allows, bytes. */
const MOST_BYTES = 1.5e9;
const LOOK_EVERY_MS = 250;

function option(name: string, fallback: string): string {
  const given = process.argv.find((word) => word.startsWith(`--${name}=`));
  return given?.slice(name.length + 3) ?? fallback;
}

/** The largest resident set that a process had so far, bytes; 0 where the system does not tell. */
function largestResident(pid: number): number {
  try {
    return 1024 * Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function doneCount(folder: string): number {
  try {
    return JSON.parse(readFileSync(join(folder, 'unfinished', 'done-1-of-1.json'), 'utf8')).planes.length;
  } catch {
    return 0;
  }
}

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-bench-volume-'));
const [cube, picksPath, out] = ['cube.sgy', 'picks.json', 'out'].map((name) => join(scratch, name));
try {
  await writePicks(picksPath, await writeTinyCube(cube, SIZE));
  const startedMs = performance.now();
  const order = ['classify', cube, '--volume', 'inline', '--picks', picksPath, '--out', out];
  const program = join(process.cwd(), 'bin', 'diffrakt.mjs');
  const work = spawn(process.execPath, [program, ...order, '--engine', option('engine', 'auto')], {
    stdio: 'inherit',
  });
  let [largest, done, firstMs] = [0, 0, 0];
  const look = setInterval(() => {
    if (work.pid) largest = Math.max(largest, largestResident(work.pid));
    done = Math.max(done, doneCount(out));
    if (done > 0 && firstMs === 0) firstMs = performance.now();
    if (performance.now() - startedMs > 60_000 * Number(option('minutes', '15'))) work.kill('SIGINT');
  }, LOOK_EVERY_MS);
  const status = await new Promise<number | null>((resolve) => work.on('exit', resolve));
  clearInterval(look);
  if (status === 0) done = SIZE.inlines;
  const seconds = (performance.now() - firstMs) / 1000 / Math.max(1, done - 1);
  console.log(
    `first inline after ${((firstMs - startedMs) / 1000).toFixed(1)} s, with judging and empty volumes`,
  );
  console.log(`${done} of ${SIZE.inlines} inlines, ${seconds.toFixed(2)} s an inline`);
  console.log(
    `all inlines ${status === 0 ? '' : 'estimated '}${((seconds * SIZE.inlines) / 60).toFixed(1)} min`,
  );
  console.log(`largest resident set ${(largest / 1e6).toFixed(0)} MB`);
  if (largest > MOST_BYTES || done === 0) process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true });
}
