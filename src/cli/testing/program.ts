import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../../..');
/** The program of `npx diffrakt`. */
export const program = join(root, 'bin/diffrakt.mjs');
export const isBuilt = existsSync(join(root, 'out/cli/diffrakt.js'));

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Longer than any command of a test takes, shorter than a test may. */
const TIMEOUT_MS = 110_000;

/** Runs the command line in a process of its own, without a terminal; its status is null where it hangs. */
export function diffrakt(...args: string[]): Ended {
  return spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', timeout: TIMEOUT_MS });
}

/** One line on stderr that says what happened and what to do, nothing on stdout, exit code 1; else what is there. */
export function failureLine({ status, stdout, stderr }: Ended): string {
  const isOneLine = /^diffrakt: [^\n]+\. [^\n]+\n$/.test(stderr) && !stderr.includes('internal error');
  if (status === 1 && stdout === '' && isOneLine) return stderr;
  return `exit code ${status}, not one line: ${JSON.stringify({ stdout, stderr })}`;
}
