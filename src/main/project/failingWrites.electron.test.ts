import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, expect, it } from 'vitest';

// Inside the repository, so that better-sqlite3 is found.
const outDir = 'out/test-faults';
// In memory where there is such a folder: thousands of writes wait for a disk.
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'diffrakt-faults-'));
afterAll(() => {
  for (const made of [folder, outDir]) rmSync(made, { recursive: true, force: true });
});

/** Builds the library that lets writes fail; false where there is no C compiler, or another system than Linux. */
function buildFaults(library: string): boolean {
  if (process.platform !== 'linux') return false;
  const source = 'src/main/testing/faults/failingWrites.c';
  return spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl']).status === 0;
}

const library = join(folder, 'failingWrites.so');
const canFail = buildFaults(library);

it.skipIf(!canFail)(
  'a full disk, an I/O error or a refused access at any write is told, changes nothing and leaves nothing',
  async () => {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: 'src/main/testing/faults/failingSaver.ts',
        outDir,
        rollupOptions: { output: { entryFileNames: 'failingSaver.mjs' } },
      },
    });
    // ENOSPC, EIO, EACCES
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [`${outDir}/failingSaver.mjs`, folder, '28,5,13'],
      {
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', LD_PRELOAD: library },
        encoding: 'utf8',
      },
    );
    expect(stderr.replaceAll(/^ERROR: ld.so.*$/gm, '').trim()).toBe('');
    const lines = stdout.trim().split('\n');
    expect(lines.slice(0, -1)).toEqual([]);
    expect(Number.parseInt(lines.at(-1) ?? '', 10)).toBeGreaterThan(100);
  },
  120_000,
);
