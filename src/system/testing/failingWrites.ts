import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SOURCE = join(import.meta.dirname, 'failingWrites.c');

/** A scratch folder in memory where there is such a place: thousands of writes wait for a disk. */
export function scratchInMemory(name: string): string {
  return mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), name));
}

/** Builds the library that lets writes fail; false where there is no C compiler, or another system than Linux. */
export function buildFailingWrites(library: string): boolean {
  if (process.platform !== 'linux') return false;
  return (
    spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, SOURCE, '-ldl', '-lpthread']).status === 0
  );
}

/** What a program that was run under the library printed; an error message of the loader itself is left out. */
export function runWithFailingWrites(
  library: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): { lines: string[]; errors: string } {
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    env: { ...process.env, ...environment, LD_PRELOAD: library },
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return { lines: stdout.trim().split('\n'), errors: stderr.replaceAll(/^ERROR: ld.so.*$/gm, '').trim() };
}
