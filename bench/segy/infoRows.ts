/** `diffrakt info` of 60 000 traces with busy headers, in a process of its own: time, memory, and how it stops. */
import { execFileSync, spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUSY_KINDS, type BusyKind, makeBusyHeaders } from '../../packages/segyio-wasm/test/busyHeaders.js';

const TRACES = 60_000;
const MOST_SECONDS = 5;
const MOST_MB = 200;
/** Parts of the whole time after which it is stopped. */
const STOPPED_AT = [0.2, 0.5, 0.8];
const MOST_SECONDS_TO_STOP = 1;

/**
 * Writes processor time and largest memory of the process to its errors when it ends. On Linux the memory comes
 * from VmHWM: maxRSS begins with that of the process that started it.
 */
const TELL_USAGE = `data:text/javascript,${encodeURIComponent(`
import { existsSync, readFileSync } from 'node:fs';
process.on('exit', () => {
  const used = process.resourceUsage();
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const kilobytes = /VmHWM:[^0-9]*([0-9]+)/.exec(status)?.[1] ?? used.maxRSS;
  process.stderr.write('\\nused ' + (used.userCPUTime + used.systemCPUTime) + ' ' + kilobytes);
});`)}`;

interface Run {
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly megabytes: number;
  /** From the request to stop to the end; 0 where none was made. */
  readonly secondsToStop: number;
}

/** One run, stopped after so many seconds where these are given. */
function runInfo(path: string, stopAfterSeconds?: number): Promise<Run> {
  const args = ['--import', TELL_USAGE, join('bin', 'diffrakt.mjs'), 'info', path, '--json'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const started = performance.now();
  let [errors, stopped] = ['', 0];
  child.stderr.on('data', (text) => {
    errors += text;
  });
  const stop = () => {
    stopped = performance.now();
    child.kill('SIGINT');
  };
  const timer = stopAfterSeconds === undefined ? null : setTimeout(stop, 1000 * stopAfterSeconds);
  return new Promise((resolve) =>
    child.on('close', () => {
      if (timer) clearTimeout(timer);
      const ended = performance.now();
      const [, microseconds, kilobytes] = /used (\d+) (\d+)/.exec(errors) ?? [];
      resolve({
        seconds: (ended - started) / 1000,
        processorSeconds: Number(microseconds) / 1e6,
        megabytes: Number(kilobytes) / 1000,
        secondsToStop: stopped > 0 ? (ended - stopped) / 1000 : 0,
      });
    }),
  );
}

async function rowOf(kind: BusyKind, path: string): Promise<string[]> {
  writeFileSync(path, makeBusyHeaders(kind, TRACES));
  const whole = await runInfo(path);
  const stops: number[] = [];
  for (const part of STOPPED_AT) stops.push((await runInfo(path, part * whole.seconds)).secondsToStop);
  rmSync(path);
  const toStop = Math.max(...stops);
  const isMet = whole.seconds <= MOST_SECONDS && whole.megabytes <= MOST_MB && toStop <= MOST_SECONDS_TO_STOP;
  return [
    kind,
    `${whole.seconds.toFixed(2)} s`,
    `${whole.processorSeconds.toFixed(2)} s`,
    `${whole.megabytes.toFixed(0)} MB`,
    `${toStop.toFixed(2)} s`,
    isMet ? 'met' : 'short',
  ];
}

/** Prints a table of all kinds of headers; goals are 5 s, 200 MB, and 1 s to stop. */
export async function runInfoRows(folder: string, tell: (cells: readonly string[]) => void): Promise<void> {
  execFileSync(process.execPath, [join('scripts', 'build.mjs'), '--cores', '--cli'], { stdio: 'ignore' });
  tell([`info of ${TRACES} traces, headers of`, 'time', 'processor', 'memory', 'to stop', 'goal']);
  tell(['-'.repeat(46), ...Array.from({ length: 5 }, () => '---------:')]);
  for (const kind of BUSY_KINDS) tell(await rowOf(kind, join(folder, 'busy.sgy')));
}
