import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { buildFailingWrites, runWithFailingWrites, scratchInMemory } from '#system/testing/failingWrites';

/** Every 71st call from the third on; `npm run kills -- writes` tries all of them, which takes minutes. */
const PART = process.env.DIFFRAKT_WRITE_PART ?? '3/71';

const folder = scratchInMemory('diffrakt-failing-jobs-');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const library = join(folder, 'failingWrites.so');

it.skipIf(!buildFailingWrites(library))(
  'a full disk or an I/O error at any write of a result is told, leaves earlier files whole and no halves',
  async () => {
    const { faults, callCount } = await runWithFailingWrites(library, {
      entry: 'src/jobs/testing/faults/failingJobs.ts',
      // ENOSPC, EIO
      args: [folder, '28,5', PART],
    });
    expect(faults).toEqual([]);
    expect(callCount).toBeGreaterThan(20);
  },
  3_600_000,
);
