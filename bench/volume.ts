/**
 * `npm run bench -- volume [--engine=wasm] [--minutes=15] [--killed]`: makes a simulated cube of 200 inlines × 300
 * crosslines × 1 000 samples, shows a net picks of two inlines and classifies all of it by the command line, and
 * prints the time of an inline and the largest resident set. After the minutes it is stopped and the time of all inlines
 * is estimated. With --killed there is no such end: a second run is killed with SIGKILL half way and the same command
 * is given again, and what both wrote is compared byte by byte.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePicks } from '#jobs/picks/picksFile';
import { writeTinyCube } from '#jobs/testing/tinyCube';
import { RESULT_FILES } from '#system/fileNames';
import { hashFile } from '#system/hashFile';
import { optionOf } from './options';

const SIZE = { inlines: 200, crosslines: 300, samples: 1000, distinctInlines: 8 };
/** The most that the issue allows, bytes. */
const MOST_BYTES = 1.5e9;
const LOOK_EVERY_MS = 250;

const isKilled = process.argv.includes('--killed');

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

/** What is classified, and where the results go. */
interface Order {
  readonly cube: string;
  readonly picks: string;
  readonly out: string;
}

/** When a run is ended before it has ended itself. */
interface EarlyEnd {
  readonly signal: NodeJS.Signals;
  readonly isReached: (done: number, seconds: number) => boolean;
}

/** How a run went. */
interface Run {
  readonly isWhole: boolean;
  /** Inlines in the list of what is done. */
  readonly done: number;
  readonly largestBytes: number;
  /** Until the first inline, and of each one behind it. */
  readonly firstSeconds: number;
  readonly secondsEach: number;
}

/** Classifies the cube by the command line. */
async function classify({ cube, picks, out }: Order, end?: EarlyEnd): Promise<Run> {
  const startedMs = performance.now();
  const order = ['classify', cube, '--volume', 'inline', '--picks', picks, '--out', out];
  const program = join(process.cwd(), 'bin', 'diffrakt.mjs');
  const work = spawn(process.execPath, [program, ...order, '--engine', optionOf('engine') ?? 'auto'], {
    stdio: 'inherit',
  });
  let [largestBytes, done, first, firstMs] = [0, 0, 0, 0];
  const look = setInterval(() => {
    if (work.pid) largestBytes = Math.max(largestBytes, largestResident(work.pid));
    done = Math.max(done, doneCount(out));
    if (done > 0 && firstMs === 0) [first, firstMs] = [done, performance.now()];
    if (end?.isReached(done, (performance.now() - startedMs) / 1000)) work.kill(end.signal);
  }, LOOK_EVERY_MS);
  const status = await new Promise<number | null>((resolve) => work.on('exit', resolve));
  clearInterval(look);
  if (status === 0) done = SIZE.inlines;
  return {
    ...{ isWhole: status === 0, done, largestBytes, firstSeconds: (firstMs - startedMs) / 1000 },
    secondsEach: (performance.now() - firstMs) / 1000 / Math.max(1, done - first),
  };
}

function report({ isWhole, done, largestBytes, firstSeconds, secondsEach }: Run): void {
  console.log(`first inline after ${firstSeconds.toFixed(1)} s, with judging and empty volumes`);
  console.log(`${done} of ${SIZE.inlines} inlines, ${secondsEach.toFixed(2)} s an inline`);
  const minutes = ((secondsEach * SIZE.inlines) / 60).toFixed(1);
  console.log(`all inlines ${isWhole ? '' : 'estimated '}${minutes} min`);
  console.log(`largest resident set ${(largestBytes / 1e6).toFixed(0)} MB`);
}

/** Prints of each SEG-Y of both folders whether it is the same; returns true where all are. */
async function areSame(whole: string, killed: string): Promise<boolean> {
  let isSame = true;
  for (const name of readdirSync(whole).filter((file) => file !== RESULT_FILES.report)) {
    const [a, b] = await Promise.all([whole, killed].map((folder) => hashFile(join(folder, name))));
    console.log(`${name}: ${a === b ? 'the same bytes' : 'DIFFERS'} ${a.slice(0, 16)}`);
    isSame &&= a === b;
  }
  return isSame;
}

/** A run that is killed half way and goes on: true where it ends with the bytes of the whole one. */
async function goesOnAfterKill(order: Order, whole: string): Promise<boolean> {
  const half = SIZE.inlines / 2;
  const killed = await classify(order, { signal: 'SIGKILL', isReached: (done) => done >= half });
  console.log(`killed with SIGKILL when ${killed.done} of ${SIZE.inlines} inlines were done`);
  const wentOn = await classify(order);
  report(wentOn);
  return !killed.isWhole && wentOn.isWhole && (await areSame(whole, order.out));
}

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-bench-volume-'));
const [cube, picks, out, second] = ['cube.sgy', 'picks.json', 'out', 'second'].map((name) =>
  join(scratch, name),
);
try {
  await writePicks(picks, await writeTinyCube(cube, SIZE));
  const mostSeconds = 60 * Number(optionOf('minutes') ?? '15');
  const inTime: EarlyEnd = { signal: 'SIGINT', isReached: (_, seconds) => seconds > mostSeconds };
  const run = await classify({ cube, picks, out }, isKilled ? undefined : inTime);
  report(run);
  const isRight = !isKilled || (await goesOnAfterKill({ cube, picks, out: second }, out));
  if (run.largestBytes > MOST_BYTES || run.done === 0 || !isRight) process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true });
}
