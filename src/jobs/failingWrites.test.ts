import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, expect, it } from 'vitest';
import { buildFailingWrites, runWithFailingWrites, scratchInMemory } from '#system/testing/failingWrites';

/** Every 37th call from the third on; `npm run kills -- writes` tries all of them, which takes minutes. */
const PART = process.env.DIFFRAKT_WRITE_PART ?? '3/37';

// Inside the repository, so that the packages are found.
const outDir = 'out/test-failing-jobs';
const folder = scratchInMemory('diffrakt-failing-jobs-');
afterAll(() => {
  for (const made of [folder, outDir]) rmSync(made, { recursive: true, force: true });
});

const library = join(folder, 'failingWrites.so');

it.skipIf(!buildFailingWrites(library))(
  'a full disk or an I/O error at any write of a result is told, leaves earlier files whole and no halves',
  async () => {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: 'src/jobs/testing/faults/failingJobs.ts',
        outDir,
        rollupOptions: { output: { entryFileNames: 'failingJobs.mjs' } },
      },
    });
    // ENOSPC, EIO
    const { lines, errors } = runWithFailingWrites(library, [
      `${outDir}/failingJobs.mjs`,
      folder,
      '28,5',
      PART,
    ]);
    expect(errors).toBe('');
    expect(lines.slice(0, -1)).toEqual([]);
    expect(Number.parseInt(lines.at(-1) ?? '', 10)).toBeGreaterThan(20);
  },
  3_600_000,
);
