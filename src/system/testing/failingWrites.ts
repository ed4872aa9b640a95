import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { bundleProgram } from '#system/testing/bundleProgram';

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

export interface FailingProgram {
  /** Its source, from the root of the repository. */
  readonly entry: string;
  readonly args: readonly string[];
  /** Set beside what this process has. */
  readonly environment?: Record<string, string>;
}

/**
 * Bundles a program, runs it under the library and returns the faults that it printed, one a line, and the number in
 * its last line, of the calls that it tried. @throws Error with what it wrote to its standard error, where it did
 */
export async function runWithFailingWrites(
  library: string,
  { entry, args, environment = {} }: FailingProgram,
): Promise<{ faults: string[]; callCount: number }> {
  const outDir = `out/test-${basename(entry, '.ts')}`;
  try {
    const program = await bundleProgram(entry, outDir);
    const { stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      env: { ...process.env, ...environment, LD_PRELOAD: library },
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    // The loader itself may complain of the library in a process of another kind.
    const errors = stderr.replaceAll(/^ERROR: ld.so.*$/gm, '').trim();
    if (errors !== '') throw new Error(errors);
    const lines = stdout.trim().split('\n');
    return { faults: lines.slice(0, -1), callCount: Number.parseInt(lines.at(-1) ?? '', 10) };
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
