import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, expect, it } from 'vitest';
import { buildFailingWrites, runWithFailingWrites, scratchInMemory } from '#system/testing/failingWrites';

// Inside the repository, so that better-sqlite3 is found.
const outDir = 'out/test-faults';
const folder = scratchInMemory('diffrakt-faults-');
afterAll(() => {
  for (const made of [folder, outDir]) rmSync(made, { recursive: true, force: true });
});

const library = join(folder, 'failingWrites.so');

it.skipIf(!buildFailingWrites(library))(
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
    const { lines, errors } = runWithFailingWrites(
      library,
      [`${outDir}/failingSaver.mjs`, folder, '28,5,13'],
      { ELECTRON_RUN_AS_NODE: '1' },
    );
    expect(errors).toBe('');
    expect(lines.slice(0, -1)).toEqual([]);
    expect(Number.parseInt(lines.at(-1) ?? '', 10)).toBeGreaterThan(100);
  },
  120_000,
);
