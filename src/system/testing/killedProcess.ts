import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** When a process is killed: `delayMs` after its start, or after its first word where it `waits` for that. */
export interface KillMoment {
  readonly waits: boolean;
  readonly delayMs: number;
}

/**
 * Kills a process that tells numbers by lines, and waits for its end.
 * @returns the number it told last; null where it told none
 * @throws if the process ended by itself before
 */
export async function killAt(
  child: ChildProcessByStdio<null, Readable, null>,
  { waits, delayMs }: KillMoment,
): Promise<number | null> {
  let told = '';
  const ended = new Promise((resolve) => child.once('close', resolve));
  const started = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      resolve();
    });
  });
  if (waits) await Promise.race([started, ended]);
  await sleep(delayMs);
  child.kill('SIGKILL');
  await ended;
  if (child.signalCode !== 'SIGKILL') throw new Error(`The process ended by itself with ${child.exitCode}.`);
  const last = told.split('\n').at(-2);
  return last === undefined ? null : Number(last);
}
